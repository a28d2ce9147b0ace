import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { mayWork } from '../rules/background-state.ts';
import { readOutlook } from '../issues/read-outlook.ts';
import type { Gate } from '../background/gate.ts';
import type { Outlooks } from '../issues/outlooks.ts';

/** One job, with what holds it up while it is under way. Fails `not_found` kind `job`. */
export const readJob = (deps: Pick<Deps, 'store' | 'door' | 'clock'> & { outlooks: Outlooks; gate: Pick<Gate, 'allowed' | 'heldBy'> }, { jobId }: ParsedInput<'jobs.get'>): Returned<'jobs.get'> => {
  const job = deps.store.jobs.stored(jobId);
  const isHeld = job.state === 'queued' && !mayWork(deps.gate.allowed(), job);
  return { ...job, outlook: readOutlook(deps, job), heldBy: isHeld ? deps.gate.heldBy() : null };
};

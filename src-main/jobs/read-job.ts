import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { readOutlook } from '../issues/read-outlook.ts';
import type { Outlooks } from '../issues/outlooks.ts';

/** One job, with what holds it up while it is under way. Fails `not_found` kind `job`. */
export const readJob = (deps: Pick<Deps, 'store' | 'door' | 'clock'> & { outlooks: Outlooks }, { jobId }: ParsedInput<'jobs.get'>): Returned<'jobs.get'> => {
  const job = deps.store.jobs.get(jobId);
  return { ...job, outlook: readOutlook(deps, job) };
};

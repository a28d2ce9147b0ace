import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { BatchAction } from '../../src-preload/contract/models/job.ts';
import type { Deps } from '../deps.ts';
import { refreshMirror } from '../mirrors/refresh-mirror.ts';
import { triggerMirror } from '../mirrors/trigger-mirror.ts';
import { verifyMirror } from '../mirrors/verify-mirror.ts';
import { AppError } from '../rules/app-error.ts';
import type { JobHandler } from './job-handler.ts';
import { runItems } from './run-items.ts';

type ActionDeps = Pick<Deps, 'store' | 'journal' | 'to' | 'clock'>;

/** Harmless twice, each of them: an item that a crash left running is simply done again. */
const ACTIONS: Readonly<Record<BatchAction, (deps: ActionDeps, mirrorId: MirrorId) => Promise<unknown>>> = {
  trigger: (deps, mirrorId) => triggerMirror(deps, { mirrorId }),
  refresh: (deps, mirrorId) => refreshMirror(deps, { mirrorId }),
  verify: (deps, mirrorId) => verifyMirror(deps, { mirrorId }),
};

/** One action on many mirrors. */
export const createBatchJob = (deps: ActionDeps): JobHandler => {
  const performing = (action: BatchAction) => async (mirrorId: MirrorId | null) => {
    if (mirrorId === null) throw new AppError({ code: 'not_found', kind: 'mirror' });
    await ACTIONS[action](deps, mirrorId);
  };
  return (job, turn) => {
    if (job.action === null) throw new Error('a batch without its action');
    return runItems(deps, job, turn, performing(job.action));
  };
};

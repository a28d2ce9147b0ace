import type { JobId, MirrorId } from '../../src-preload/contract/ids.ts';
import type { Job } from '../../src-preload/contract/models/job.ts';
import type { Clock } from '../ports.ts';
import type { Store } from '../store/store.ts';

type EndDeps = { store: Pick<Store, 'jobs' | 'jobItems' | 'plans' | 'issueRuns' | 'transaction'>; clock: Clock };

/** Ends a job that does not run: what it had not begun is skipped and counted, and its plan or run ends with what was done of it. */
export const endCancelled = ({ store, clock }: EndDeps, { id, planId }: Pick<Job, 'id' | 'planId'>): void =>
  store.transaction(() => {
    store.jobItems.skipWaiting(id, clock.now());
    const { progress, mirrorId } = store.jobs.get(id);
    store.jobs.progress(id, { ...progress, processed: progress.total, skipped: progress.total - progress.succeeded - progress.failed });
    if (planId !== null) {
      store.plans.skipPlanned(planId);
      store.plans.mark(planId, { state: 'applied' });
    }
    if (mirrorId !== null) endRun({ store, clock }, id, mirrorId);
    store.jobs.finish(id, { state: 'cancelled', now: clock.now() });
  });

/** A run of issue sync that rested ends with its job. */
const endRun = ({ store, clock }: EndDeps, jobId: JobId, mirrorId: MirrorId): void => {
  const run = store.issueRuns.findRunning(mirrorId);
  if (run?.jobId === jobId) store.issueRuns.finish(run.id, { state: 'cancelled', now: clock.now() });
};

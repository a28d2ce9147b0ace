import type { Failure } from '../../src-preload/contract/failures.ts';
import type { JobId, MirrorId } from '../../src-preload/contract/ids.ts';
import type { Job } from '../../src-preload/contract/models/job.ts';
import type { Clock } from '../ports.ts';
import type { Store } from '../store/store.ts';

type EndDeps = { store: Pick<Store, 'jobs' | 'jobItems' | 'plans' | 'issueRuns' | 'transaction'>; clock: Clock };

/** How a job ends that is not done: a person wanted it, or it has waited in vain. */
type Ending = { state: 'cancelled' } | { state: 'failed'; failure: Failure };

/** What it had not begun: skipped by the person's wish, else failed, so that it can be tried again. */
const endItems = ({ store, clock }: EndDeps, id: JobId, end: Ending): void => {
  if (end.state === 'failed') store.jobItems.failWaiting(id, end.failure, clock.now());
  else store.jobItems.skipWaiting(id, clock.now());
  const counts = store.jobItems.counts(id);
  const { progress } = store.jobs.get(id);
  const rest = progress.total - progress.succeeded - progress.failed;
  store.jobs.progress(id, counts.total > 0 ? counts : { ...progress, processed: progress.total, skipped: rest });
};

/** A run of issue sync that rested ends with its job. */
const endRun = ({ store, clock }: EndDeps, jobId: JobId, mirrorId: MirrorId, end: Ending): void => {
  const run = store.issueRuns.findRunning(mirrorId);
  if (run?.jobId === jobId) store.issueRuns.finish(run.id, { ...end, now: clock.now() });
};

/** Ends a job that does not run: what it had not begun is counted, and its plan or run ends with what was done of it. */
export const endWaiting = (deps: EndDeps, { id, planId }: Pick<Job, 'id' | 'planId'>, end: Ending): void =>
  deps.store.transaction(() => {
    const { store, clock } = deps;
    endItems(deps, id, end);
    const { mirrorId } = store.jobs.get(id);
    if (planId !== null) {
      store.plans.skipPlanned(planId);
      store.plans.mark(planId, { state: 'applied' });
    }
    if (mirrorId !== null) endRun(deps, id, mirrorId, end);
    store.jobs.finish(id, { ...end, now: clock.now() });
  });

/** The same, by a person's wish. */
export const endCancelled = (deps: EndDeps, job: Pick<Job, 'id' | 'planId'>): void => endWaiting(deps, job, { state: 'cancelled' });

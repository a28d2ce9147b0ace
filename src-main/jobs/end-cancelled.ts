import type { Job } from '../../src-preload/contract/models/job.ts';
import type { Clock } from '../ports.ts';
import type { Store } from '../store/store.ts';

type EndDeps = { store: Pick<Store, 'jobs' | 'jobItems' | 'plans' | 'transaction'>; clock: Clock };

/** Ends a job that does not run: what it had not begun is skipped and counted, and its plan ends with what was done of it. */
export const endCancelled = ({ store, clock }: EndDeps, { id, planId }: Pick<Job, 'id' | 'planId'>): void =>
  store.transaction(() => {
    store.jobItems.skipWaiting(id, clock.now());
    const { progress } = store.jobs.get(id);
    store.jobs.progress(id, { ...progress, processed: progress.total, skipped: progress.total - progress.succeeded - progress.failed });
    if (planId !== null) {
      store.plans.skipPlanned(planId);
      store.plans.mark(planId, { state: 'applied' });
    }
    store.jobs.finish(id, { state: 'cancelled', now: clock.now() });
  });

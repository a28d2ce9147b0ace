import type { Clock, Log } from '../ports.ts';
import { failureOf } from '../rules/app-error.ts';
import type { Store } from './store.ts';

const DAY_MS = 86_400_000;
/** What is over is kept so long, and not more of it than these; what can still be undone is kept for the whole time. */
const KEPT = { ageMs: 30 * DAY_MS, jobs: 5000, plans: 500 };

/** Plans have up to 10,000 steps each, jobs as many objects: few at a time, so that nobody at the screen waits for it. */
const SLICE = { jobs: 100, plans: 5 };
/** Out of the way of the start, and of the daily snapshot, which still has what goes now. */
const FIRST_MS = 5 * 60_000;
const EVERY_MS = 6 * 60 * 60_000;
const NEXT_SLICE_MS = 1000;

type Deps = { store: Pick<Store, 'jobs' | 'plans'>; clock: Clock; log: Log };

/**
 * Forgets jobs and plans that are over and old, with their objects and steps; the activity trail stays. Plans go first: a job whose plan
 * is kept is what that plan shows. Looks every six hours; the returned function ends it. A disk that fails is logged, and tried again at
 * the next look.
 */
export const keepHistoryBounded = ({ store, clock, log }: Deps): (() => void) => {
  const forgetSome = (): number => {
    const endedBefore = clock.now() - KEPT.ageMs;
    const plans = store.plans.forgetOld({ endedBefore, newest: KEPT.plans, limit: SLICE.plans });
    return plans > 0 ? plans : store.jobs.forgetOld({ endedBefore, newest: KEPT.jobs, limit: SLICE.jobs });
  };
  const hasMore = (): boolean => {
    try {
      return forgetSome() > 0;
    } catch (error) {
      const failure = failureOf(error);
      if (failure?.code !== 'storage') throw error;
      log.error('store.forgetting_failed', { reason: failure.reason });
      return false;
    }
  };
  const look = (): void => {
    cancel = clock.after(hasMore() ? NEXT_SLICE_MS : EVERY_MS, look);
  };
  let cancel = clock.after(FIRST_MS, look);
  return () => cancel();
};

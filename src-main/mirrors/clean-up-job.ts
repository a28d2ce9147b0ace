import type { Deps } from '../deps.ts';
import type { JobHandler } from '../jobs/job-handler.ts';

/** Queues the job that finds out and cleans up what is open in the journal. */
export const queueCleanUp = ({ store, clock }: Pick<Deps, 'store' | 'clock'>, runAt: number): void => {
  store.jobs.enqueue({ kind: 'clean-up', uniqueKey: 'clean-up', mirrorId: null, input: {}, runAt, now: clock.now() });
};

/** Runs until the journal has nothing open; pauses between tries as each clean-up says. */
export const createCleanUpJob =
  ({ journal, clock }: Pick<Deps, 'journal' | 'clock'>): JobHandler =>
  async (_job, turn) => {
    const next = await journal.repairDue();
    if (next === null) return { state: 'succeeded', result: {} };
    return { state: 'postponed', runAt: turn.isStopping() ? next : Math.max(next, clock.now() + 1000) };
  };

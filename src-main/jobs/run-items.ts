import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Failure } from '../../src-preload/contract/failures.ts';
import type { Job, JobItem } from '../../src-preload/contract/models/job.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../rules/app-error.ts';
import type { JobEnd, JobTurn } from './job-handler.ts';
import { heldUpUntil, itemEnd, type ItemEnd, jobEnd } from './item-end.ts';

type RunDeps = Pick<Deps, 'store' | 'clock'>;

const AT_ONCE = 4;
/** After so many the job gives its place to others that are due. */
const ITEMS_A_TURN = 200;
/** So long without any item done, what holds the others up counts as their failure. */
const PATIENCE_MS = 15 * 60_000;

/**
 * Works on the waiting items of a job, a few at once, in their order. What is held up (vault locked, instance resting after failures)
 * waits for a later turn, until nothing has moved for a quarter of an hour. `perform` throws `AppError` where an item fails; anything
 * else ends the job.
 */
export const runItems = async ({ store, clock }: RunDeps, job: Job, turn: JobTurn, perform: (mirrorId: MirrorId | null) => Promise<void>): Promise<JobEnd> => {
  const { jobItems } = store;
  jobItems.resetRunning(job.id);
  const counts = jobItems.counts(job.id);
  turn.progress(counts);
  const waitsSince = jobItems.lastFinishedAt(job.id) ?? job.startedAt ?? job.createdAt;
  const isPatient = clock.now() - waitsSince < PATIENCE_MS;
  let last = -1;
  let done = 0;
  let heldUp: number | null = null;
  let isBroken = false;

  const take = (): JobItem | null => {
    if (isBroken || turn.isStopping() || done >= ITEMS_A_TURN) return null;
    const item = jobItems.nextWaiting(job.id, 1, last)[0] ?? null;
    if (item === null) return null;
    last = item.index;
    jobItems.mark(job.id, item.index, { state: 'running', now: clock.now() });
    return item;
  };

  const settle = (index: number, end: ItemEnd): void => {
    done += 1;
    counts.processed += 1;
    counts[end.state] += 1;
    store.transaction(() => {
      jobItems.mark(job.id, index, { ...end, now: clock.now() });
      turn.progress({ ...counts });
    });
  };

  const holdUp = (index: number, until: number): void => {
    heldUp = Math.min(heldUp ?? until, until);
    jobItems.mark(job.id, index, { state: 'waiting', now: clock.now() });
  };

  const attempt = async (mirrorId: MirrorId | null): Promise<Failure | null> => {
    try {
      await perform(mirrorId);
      return null;
    } catch (error) {
      if (error instanceof AppError) return error.failure;
      isBroken = true;
      throw error;
    }
  };

  const worker = async (): Promise<void> => {
    for (let item = take(); item !== null; item = take()) {
      const failure = await attempt(item.mirrorId);
      const until = failure !== null && isPatient ? heldUpUntil(failure, clock.now()) : null;
      if (until === null) settle(item.index, itemEnd(failure));
      else holdUp(item.index, until);
    }
  };

  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  if (counts.processed < counts.total) return { state: 'postponed', runAt: done === 0 ? (heldUp ?? clock.now()) : clock.now() };
  return jobEnd(counts, jobItems.list({ jobId: job.id, state: 'failed', offset: 0, limit: 1 }).items[0]?.failure ?? null);
};

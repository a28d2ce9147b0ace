import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Failure } from '../../src-preload/contract/failures.ts';
import type { Job } from '../../src-preload/contract/models/job.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../rules/app-error.ts';
import type { WaitingItem } from '../store/job-store.ts';
import type { JobEnd, JobTurn } from './job-handler.ts';
import { heldUpUntil, itemEnd, type ItemEnd, jobEnd } from './item-end.ts';

type RunDeps = Pick<Deps, 'store' | 'clock'>;
/** What waits of one pair, in order. Workers take from its front. */
type Lane = WaitingItem[];

/** Of one pair; of many pairs fewer each, so that all together ask no instance for more than it answers in time. */
const OF_ONE_PAIR = 4;
/** Of all pairs, but one of each however many they are: none waits for another's servers, and the door bounds what one instance gets. */
const AT_ONCE = 16;
/** After so many the job gives its place to others that are due. */
const ITEMS_A_TURN = 200;
/** So long without any item done, what holds the others up counts as their failure. */
const PATIENCE_MS = 15 * 60_000;

const lanesOf = (items: readonly WaitingItem[]): Lane[] => {
  const lanes = new Map<WaitingItem['pairId'], Lane>();
  for (const item of items) {
    const lane = lanes.get(item.pairId);
    if (lane === undefined) lanes.set(item.pairId, [item]);
    else lane.push(item);
  }
  return [...lanes.values()];
};

/**
 * Works on the waiting items of a job, in their order and a few at once of each pair, so that none waits for the servers of another.
 * What is held up (vault locked, another machine writes, instance resting after failures) waits with all of its pair for a later turn, until nothing has moved
 * for a quarter of an hour. `perform` throws `AppError` where an item fails; anything else ends the job.
 */
export const runItems = async ({ store, clock }: RunDeps, job: Job, turn: JobTurn, perform: (mirrorId: MirrorId | null) => Promise<void>): Promise<JobEnd> => {
  const { jobs, jobItems } = store;
  jobItems.resetRunning(job.id);
  const counts = jobItems.counts(job.id);
  turn.progress(counts);
  const waitsSince = jobItems.lastFinishedAt(job.id) ?? job.startedAt ?? job.createdAt;
  const isPatient = clock.now() - waitsSince < PATIENCE_MS;
  const lanes = lanesOf(jobItems.waiting(job.id));
  const perLane = Math.min(OF_ONE_PAIR, Math.max(1, Math.floor(AT_ONCE / lanes.length)));
  let done = 0;
  let heldUp: number | null = null;
  let isBroken = false;

  const givesPlace = (): boolean => done >= ITEMS_A_TURN && (jobs.nextRunAt() ?? Infinity) <= clock.now();

  const take = (lane: Lane): WaitingItem | null => {
    if (isBroken || turn.isStopping() || givesPlace()) return null;
    const item = lane.shift() ?? null;
    if (item !== null) jobItems.mark(job.id, item.index, { state: 'running', now: clock.now() });
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

  const holdUp = (lane: Lane, index: number, until: number): void => {
    lane.length = 0;
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

  const worker = async (lane: Lane): Promise<void> => {
    for (let item = take(lane); item !== null; item = take(lane)) {
      const failure = await attempt(item.mirrorId);
      const until = failure !== null && isPatient ? heldUpUntil(failure, clock.now()) : null;
      if (until === null) settle(item.index, itemEnd(failure));
      else holdUp(lane, item.index, until);
    }
  };

  const ends = await Promise.allSettled(lanes.flatMap((lane) => Array.from({ length: perLane }, () => worker(lane))));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  if (counts.processed < counts.total) return { state: 'postponed', runAt: done === 0 ? (heldUp ?? clock.now()) : clock.now() };
  return jobEnd(counts, jobItems.list({ jobId: job.id, state: 'failed', offset: 0, limit: 1 }).items[0]?.failure ?? null);
};

import type { JobId, PairId } from '../../src-preload/contract/ids.ts';
import type { Job, JobState } from '../../src-preload/contract/models/job.ts';
import type { Chance, Clock, Log } from '../ports.ts';
import { failureOf } from '../rules/app-error.ts';
import { type Allowed, mayWork } from '../rules/background-state.ts';
import type { StoredJob, WhichJobs } from '../store/job-store.ts';
import type { Store } from '../store/store.ts';
import { endCancelled } from './end-waiting.ts';
import type { JobEnd, JobHandlers } from './job-handler.ts';

type RunnerDeps = {
  store: Pick<Store, 'jobs' | 'jobItems' | 'plans' | 'issueRuns' | 'mirrors' | 'transaction' | 'onChanged'>;
  clock: Clock;
  chance: Chance;
  log: Log;
  handlers: JobHandlers;
  /** What may begin now; all of it where nobody holds the work. Call `wake` when it changes. */
  allowed?: () => Allowed;
  onProgress(job: Pick<Job, 'id' | 'state' | 'progress'>): void;
};

const AT_ONCE = 8;
/** Of the places, so many are never taken by what nobody waits for: a person's click begins at once. */
const KEPT_FOR_PEOPLE = 2;
/** Mirrors of one pair have at most so many of the places: servers that are slow hold up what is theirs. */
const OF_ONE_PAIR = 4;
/** A wall clock can be set, and timers rest while the machine sleeps: what is due is looked up at least so often. */
const LONGEST_MS = 60_000;
/** A full disk and the like: nothing can be written down now, and later it may be. */
const isStorage = (error: unknown): boolean => failureOf(error)?.code === 'storage';

/** A job that is due within this is still waited for by `untilIdle`. */
const SOON_MS = 90_000;

/** Runs due jobs of the table, a few at once, with one timer for the next that falls due and none when nothing is queued. */
export const createRunner = ({ store, clock, chance, log, handlers, allowed = () => 'all', onProgress }: RunnerDeps) => {
  const session = chance.uid();
  const active = new Map<JobId, { job: StoredJob; pairId: PairId | null; done: Promise<void> }>();
  let state: 'idle' | 'running' | 'stopping' = 'idle';
  let disarm: (() => void) | null = null;
  let waiting: (() => void)[] = [];
  /** Ends of jobs that could not be written down. Each is tried again with the next look; until then nobody else takes the job. */
  const unwritten = new Map<JobId, () => void>();

  /** A job that is not done goes on, unless a person wanted otherwise meanwhile. */
  const putBack = (job: StoredJob, runAt: number): JobState => {
    switch (store.jobs.wish(job.id)) {
      case 'cancel':
        endCancelled({ store, clock }, job);
        return 'cancelled';
      case 'pause':
        store.jobs.pause(job.id);
        return 'paused';
      case null:
        store.jobs.postpone(job.id, runAt);
        return 'queued';
    }
  };

  /** Answers the state that the job has then. */
  const settle = (job: StoredJob, end: JobEnd): JobState => {
    switch (end.state) {
      case 'postponed':
        return putBack(job, end.runAt);
      case 'failed':
        store.jobs.finish(job.id, { state: 'failed', failure: end.failure, now: clock.now() });
        return end.state;
      case 'succeeded':
      case 'partial':
        store.jobs.finish(job.id, { state: end.state, result: end.result, now: clock.now() });
        return end.state;
    }
  };

  const mayGoOn = (job: StoredJob): boolean => mayWork(allowed(), job);

  const noteFailure = (job: StoredJob, error: unknown): JobEnd => {
    const failure = failureOf(error) ?? { code: 'unexpected' as const, reference: chance.uid() };
    log.error('job.failed', { job: job.id, kind: job.kind, code: failure.code, reference: failure.code === 'unexpected' ? failure.reference : null });
    return { state: 'failed', failure };
  };

  /** Writes down how a job ended, and tells it. Between two turns of a job nothing is told: to whoever follows it, it goes on. */
  const writeEnd = (job: StoredJob, end: JobEnd, progress: Job['progress']): void => {
    unwritten.delete(job.id);
    try {
      const state = settle(job, end);
      if (state !== 'queued') onProgress({ id: job.id, state, progress });
    } catch (error) {
      if (isStorage(error)) {
        log.warn('job.not_written', { job: job.id, kind: job.kind });
        unwritten.set(job.id, () => writeEnd(job, end, progress));
      } else if (end.state === 'failed') throw error;
      else writeEnd(job, noteFailure(job, error), progress);
    }
  };

  const turn = async (job: StoredJob): Promise<void> => {
    let latest = job.progress;
    const isStopping = (): boolean => state === 'stopping' || !mayGoOn(job) || store.jobs.wish(job.id) !== null;
    const progress = (now: Job['progress']): void => {
      store.jobs.progress(job.id, now);
      latest = now;
      onProgress({ id: job.id, state: 'running', progress: now });
    };
    const work = async (): Promise<JobEnd> => handlers[job.kind](job, { isStopping, progress });
    const end = await work().catch((error: unknown) => noteFailure(job, error));
    writeEnd(job, end, latest);
  };

  /** What may begin in the places that are free, or null where nothing may. */
  const free = (): { which: WhichJobs; fullPairs: PairId[] } | null => {
    const which = allowed();
    if (state !== 'running' || which === 'none' || active.size >= AT_ONCE) return null;
    const running = [...active.values()];
    const isFull = running.filter(({ job }) => job.background).length >= AT_ONCE - KEPT_FOR_PEOPLE;
    const pairs = running.flatMap(({ pairId }) => pairId ?? []);
    return { which: isFull && which === 'all' ? 'asked' : which, fullPairs: [...new Set(pairs)].filter((id) => pairs.filter((one) => one === id).length >= OF_ONE_PAIR) };
  };

  const begin = (job: StoredJob): void => {
    const done = turn(job).finally(() => {
      active.delete(job.id);
      pump();
    });
    active.set(job.id, { job, pairId: job.mirrorId === null ? null : (store.mirrors.findStored(job.mirrorId)?.pairId ?? null), done });
  };

  const look = (): void => {
    // One that fails again stands behind the others.
    const left = [...unwritten.values()];
    for (const write of left) write();
    let places = free();
    for (; places !== null; places = free()) {
      const job = store.jobs.claim(session, clock.now(), places.which, places.fullPairs);
      if (job === null) break;
      begin(job);
    }
    const next = places === null ? null : store.jobs.nextRunAt(places.which, places.fullPairs);
    const isWaiting = next !== null || (unwritten.size > 0 && state === 'running');
    if (isWaiting) disarm = clock.after(Math.min(LONGEST_MS, Math.max(0, (next ?? Infinity) - clock.now())), pump);
    if (active.size === 0 && (next === null || next > clock.now() + SOON_MS)) {
      for (const wake of waiting.splice(0)) wake();
    }
  };

  const pump = (): void => {
    disarm?.();
    disarm = null;
    try {
      look();
    } catch (error) {
      if (!isStorage(error)) throw error;
      log.warn('jobs.not_claimed');
      if (state === 'running') disarm = clock.after(LONGEST_MS, pump);
    }
  };

  const unsubscribe = store.onChanged((topics) => {
    if (state === 'running' && topics.includes('jobs') && active.size < AT_ONCE) pump();
  });

  return {
    start(): void {
      if (state !== 'idle') return;
      state = 'running';
      pump();
    },

    /** Looks again at what may begin now. */
    wake(): void {
      if (state === 'running') pump();
    },

    /** Resolves when nothing runs and nothing is due within 90 s. */
    untilIdle(): Promise<void> {
      return new Promise((resolve) => {
        waiting.push(resolve);
        pump();
      });
    },

    /** Takes no further job and waits for those that run. */
    async stop(): Promise<void> {
      state = 'stopping';
      unsubscribe();
      disarm?.();
      await Promise.all([...active.values()].map(({ done }) => done));
      const left = waiting;
      waiting = [];
      for (const wake of left) wake();
    },
  };
};

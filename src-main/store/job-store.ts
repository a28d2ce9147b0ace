import type { Failure } from '../../src-preload/contract/failures.ts';
import type { JobId, MirrorId, PairId, PlanId } from '../../src-preload/contract/ids.ts';
import type { ParsedInput } from '../../src-preload/contract/methods.ts';
import type { Job, JobItem, JobKind, JobState } from '../../src-preload/contract/models/job.ts';
import type { Forgetting } from './forgetting.ts';
import type { Page } from './page.ts';

/** All jobs, only those that somebody asked for and not the schedule, or of those only what changes nothing on GitLab. */
export type WhichJobs = 'all' | 'asked' | 'reading';

export type JobWish = 'pause' | 'cancel';

/** `background`: nobody waits for it; `readsOnly`: it changes nothing on GitLab. */
export type StoredJob = Job & { uniqueKey: string; input: unknown; background: boolean; readsOnly: boolean };

export type JobRepo = {
  list(query: ParsedInput<'jobs.list'>): Page<Job>;
  /** How many run, and how many are queued. */
  counts(): { running: number; waiting: number };
  get(id: JobId): Job;
  stored(id: JobId): StoredJob;
  /** Whether there is such a job and it would change GitLab. */
  writes(id: JobId): boolean;
  /** Queued ones that would change GitLab, and of which nothing is half done there, the oldest first. */
  waitingToWrite(limit: number): Pick<Job, 'id' | 'planId'>[];
  /**
   * Queues it, or answers the unfinished job that already has the key (moving its `runAt` to the earlier of both; one that was queued in
   * the background is waited for when this one is). Rounds are background by themselves.
   */
  enqueue(row: { kind: JobKind; uniqueKey: string; mirrorId: MirrorId | null; input: unknown; runAt: number; now: number; planId?: PlanId | null; action?: Job['action']; background?: boolean }): JobId;
  /**
   * Takes the next due job for this session, or null: none of a mirror of the full pairs, and what is background only where nothing else
   * is due. Running jobs of another session count as queued: it is dead.
   */
  claim(session: string, now: number, which?: WhichJobs, fullPairs?: readonly PairId[]): StoredJob | null;
  progress(id: JobId, progress: Job['progress']): void;
  /** Back to `queued` for `runAt`: the job is not done yet. */
  postpone(id: JobId, runAt: number): void;
  finish(id: JobId, end: { state: Extract<JobState, 'succeeded' | 'partial' | 'failed' | 'cancelled'>; failure?: Failure | null; result?: Job['result']; now: number }): void;
  /** What a person wants of a running job, or null. */
  wish(id: JobId): JobWish | null;
  setWish(id: JobId, wish: JobWish | null): void;
  /** Rests until `resume`. */
  pause(id: JobId): void;
  /** Queues it anew, with neither wish nor end; `conflict` `not_possible_now` where another unfinished job has its key. */
  requeue(id: JobId, runAt: number): void;
  /** The earliest `runAt` of a queued job, or null. */
  nextRunAt(which?: WhichJobs, fullPairs?: readonly PairId[]): number | null;
  unfinishedOfMirror(mirrorId: MirrorId): JobId | null;
  /** Finished jobs with their objects, but not the last job of a plan that is kept. Answers how many went. */
  forgetOld(what: Forgetting): number;
};

export type NewJobItem = Pick<JobItem, 'mirrorId' | 'subject'>;

/** `pairId` is null where the mirror is gone. */
export type WaitingItem = Pick<JobItem, 'index' | 'mirrorId'> & { pairId: PairId | null };

/** The objects of a job. They are worked on in the order in which they were added. */
export type JobItemRepo = {
  /** All at once, numbered from 0. Call once for a job, in the transaction that queues it. */
  add(jobId: JobId, items: readonly NewJobItem[]): void;
  list(query: ParsedInput<'jobs.items'>): Page<JobItem>;
  /** In their order. */
  waiting(jobId: JobId): WaitingItem[];
  /** `now` (UTC ms) becomes the moment of its end where the state is one. */
  mark(jobId: JobId, index: number, change: { state: JobItem['state']; failure?: Failure | null; now: number }): void;
  /** The job's progress, counted. */
  counts(jobId: JobId): Job['progress'];
  lastFinishedAt(jobId: JobId): number | null;
  /** What a crash left running waits again. */
  resetRunning(jobId: JobId): void;
  /** Failed ones wait again; answers how many. */
  resetFailed(jobId: JobId): number;
  /** What waits or runs has failed by this: the job ends without it, and it can be tried again. */
  failWaiting(jobId: JobId, failure: Failure, now: number): void;
  /** What waits or runs is skipped: the job ends without it. */
  skipWaiting(jobId: JobId, now: number): void;
};

import type { Failure } from '../../src-preload/contract/failures.ts';
import type { Job, JobKind } from '../../src-preload/contract/models/job.ts';
import type { StoredJob } from '../store/job-store.ts';

/** How one turn of a job ended: for good, or to go on at `runAt` (UTC ms). */
export type JobEnd =
  | { state: 'succeeded' | 'partial'; result: NonNullable<Job['result']> }
  | { state: 'failed'; failure: Failure }
  | { state: 'postponed'; runAt: number };

export type JobTurn = {
  /** Asked after each await: a job that sees true ends its turn soon, `postponed` where it is not done. Then it may rest or be cancelled. */
  isStopping(): boolean;
  progress(progress: Job['progress']): void;
};

export type JobHandler = (job: StoredJob, turn: JobTurn) => Promise<JobEnd>;
export type JobHandlers = Readonly<Record<JobKind, JobHandler>>;

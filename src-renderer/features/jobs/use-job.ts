import type { Job } from '../../../src-preload/contract/models/job.ts';
import { useProgress } from '../../state/progress.ts';
import { remainingMs } from '../../text/remaining.ts';

type LiveJob = Pick<Job, 'progress' | 'state'> & { remaining: number | null };

/** A job that runs as the newest event has it, and how long the rest takes in ms where that can be said; else as its row has it. */
export const useLiveJob = (job: Job): LiveJob => {
  const newest = useProgress(({ byJob }) => byJob.get(job.id));
  const live = job.state === 'running' ? newest : undefined;
  const progress = live?.progress ?? job.progress;
  const state = live?.state ?? job.state;
  return { progress, state, remaining: state === 'running' ? remainingMs(live?.samples ?? [], progress.total - progress.processed) : null };
};

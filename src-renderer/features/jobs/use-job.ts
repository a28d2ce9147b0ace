import type { Job } from '../../../src-preload/contract/models/job.ts';
import { useProgress } from '../../state/progress.ts';
import { remainingMs } from '../../text/remaining.ts';

type LiveJob = Pick<Job, 'progress' | 'state'> & { remaining: number | null };

/** A job as the newest event has it: its state and progress, and how long the rest takes in ms where that can be said. */
export const useLiveJob = (job: Job): LiveJob => {
  const live = useProgress(({ byJob }) => byJob.get(job.id));
  const progress = live?.progress ?? job.progress;
  const state = live?.state ?? job.state;
  return { progress, state, remaining: state === 'running' ? remainingMs(live?.samples ?? [], progress.total - progress.processed) : null };
};

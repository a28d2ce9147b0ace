import type { UseQueryResult } from '@tanstack/react-query';
import type { JobId } from '../../../src-preload/contract/ids.ts';
import type { Job, JobDetail } from '../../../src-preload/contract/models/job.ts';
import type { CallFailure } from '../../api/call.ts';
import { useCall } from '../../api/use-call.ts';
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

/** No event tells that a limit holds a job up. */
const OUTLOOK_MS = 5_000;

/** One job by its id; while it is under way, with what holds it up. */
export const useJob = (jobId: JobId): UseQueryResult<JobDetail, CallFailure> => {
  const job = useCall('jobs.get', { jobId });
  useCall('jobs.get', { jobId }, { enabled: job.data !== undefined && job.data.finishedAt === null, every: OUTLOOK_MS });
  return job;
};

import { z } from 'zod';
import { JobId } from '../../src-preload/contract/ids.ts';
import { Job } from '../../src-preload/contract/models/job.ts';
import type { Reply } from '../../src-preload/contract/reply.ts';
import type { Clock } from '../ports.ts';

export type Call = (method: string, input: unknown) => Promise<Reply<unknown>>;

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1000;
/** Longer than any job of one mirror takes; a script is not to hang for ever. */
const TOTAL_MS = 60 * 60_000;

const ENDED: readonly Job['state'][] = ['succeeded', 'partial', 'failed', 'cancelled'];

const NamesJob = z.object({ jobId: JobId });
const JobReply = z.object({ state: Job.shape.state });

/** The job that a reply names, or null where there is nothing to wait for. */
export const jobNamedIn = (reply: Reply<unknown>): JobId | null => {
  const named = NamesJob.safeParse(reply.ok ? reply.value : null);
  return named.success ? named.data.jobId : null;
};

const pause = (clock: Clock, ms: number): Promise<void> => new Promise((resolve) => clock.after(ms, resolve));

/**
 * Asks for the job until it has ended, at most for an hour, and answers the last reply of `jobs.get`. `succeeded` is false for a
 * job that ended otherwise or has not ended.
 */
export const waitForJob = async (jobId: JobId, call: Call, clock: Clock): Promise<{ reply: Reply<unknown>; succeeded: boolean }> => {
  const end = clock.now() + TOTAL_MS;
  let wait = FIRST_PAUSE_MS;
  for (;;) {
    const reply = await call('jobs.get', { jobId });
    const job = JobReply.safeParse(reply.ok ? reply.value : null);
    const over = !job.success || ENDED.includes(job.data.state) || clock.now() >= end;
    if (over) return { reply, succeeded: job.success && job.data.state === 'succeeded' };
    await pause(clock, wait);
    wait = Math.min(wait * 2, LONGEST_PAUSE_MS);
  }
};

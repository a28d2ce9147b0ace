import { z } from 'zod';
import { Failure } from '../failures.ts';
import { JobId, MirrorId } from '../ids.ts';
import { count, moment, paging } from '../limits.ts';

export const JobState = z.enum(['queued', 'running', 'paused', 'succeeded', 'partial', 'failed', 'cancelled']);
export type JobState = z.infer<typeof JobState>;

/** `follow-mirror`: watch one mirror after a trigger, then compare. `clean-up`: finish what GitLab still holds of us. */
export const JobKind = z.enum(['follow-mirror', 'clean-up']);
export type JobKind = z.infer<typeof JobKind>;

export const Job = z.object({
  id: JobId,
  kind: JobKind,
  state: JobState,
  mirrorId: MirrorId.nullable(),
  progress: z.object({ total: count, processed: count, succeeded: count, failed: count, skipped: count }),
  failure: Failure.nullable(),
  result: z.record(z.string().max(50), z.union([z.string().max(500), z.int(), z.boolean(), z.null()])).nullable(),
  attempts: count,
  createdAt: moment,
  runAt: moment,
  startedAt: moment.nullable(),
  finishedAt: moment.nullable(),
});
export type Job = z.infer<typeof Job>;

export const JobList = z.strictObject({ state: JobState.optional(), mirrorId: MirrorId.optional(), ...paging });

import { z } from 'zod';
import { Failure } from '../failures.ts';
import { InstanceId, JobId, MirrorId, PlanId } from '../ids.ts';
import { count, LIMITS, moment, paging } from '../limits.ts';
import { HeldBy } from './background.ts';

export const JobState = z.enum(['queued', 'running', 'paused', 'succeeded', 'partial', 'failed', 'cancelled']);
export type JobState = z.infer<typeof JobState>;

/**
 * `follow-mirror`: watch one mirror after a trigger, then compare. `clean-up`: finish what GitLab still holds of us. `rotate`: renew
 * the credential of one mirror. `batch`: one action on many mirrors. `plan`: the steps of an applied plan. `status-round` and
 * `verify-round`: ask GitLab about every mirror, compare every mirror; by the schedule. `issue-sync`: copy the issues of one mirror.
 * `issue-round`: find out which syncs have something to do.
 */
export const JobKind = z.enum(['follow-mirror', 'clean-up', 'rotate', 'batch', 'plan', 'status-round', 'verify-round', 'issue-sync', 'issue-round']);
export type JobKind = z.infer<typeof JobKind>;

/** What can be done to many mirrors at once without a plan: nothing of it changes settings or deletes. */
export const BatchAction = z.enum(['trigger', 'refresh', 'verify']);
export type BatchAction = z.infer<typeof BatchAction>;

export const Job = z.object({
  id: JobId,
  kind: JobKind,
  state: JobState,
  mirrorId: MirrorId.nullable(),
  /** Its source project. */
  mirrorPath: z.string().max(LIMITS.projectPath).nullable(),
  planId: PlanId.nullable(),
  /** What a batch does. */
  action: BatchAction.nullable(),
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

/**
 * The limit of a server that holds a job up: so many `of` its requests (all of them), new issues or comments in a minute, null where it
 * is not known yet. `by` us: the settings allow no more. `until`: when the next one may be sent. `left` of them are to come, and the whole rest takes
 * `remainingMs`; null where that cannot be said.
 */
export const JobOutlook = z.object({
  instanceId: InstanceId,
  of: z.enum(['requests', 'issues', 'comments']),
  perMinute: count.nullable(),
  by: z.enum(['server', 'us']),
  until: moment,
  left: count.nullable(),
  remainingMs: count.nullable(),
});
export type JobOutlook = z.infer<typeof JobOutlook>;

/** `outlook` is null where no limit is in the way; `heldBy` says why a queued one does not begin, null where nothing keeps it. */
export const JobDetail = Job.extend({ outlook: JobOutlook.nullable(), heldBy: HeldBy.nullable() });
export type JobDetail = z.infer<typeof JobDetail>;

export const JobList = z.strictObject({ state: JobState.optional(), mirrorId: MirrorId.optional(), ...paging });

/** One object of a job that has many. */
export const JobItem = z.object({
  index: count,
  mirrorId: MirrorId.nullable(),
  subject: z.string().max(LIMITS.projectPath * 2 + 10),
  state: z.enum(['waiting', 'running', 'succeeded', 'failed', 'skipped']),
  failure: Failure.nullable(),
  finishedAt: moment.nullable(),
});
export type JobItem = z.infer<typeof JobItem>;

export const JobItems = z.strictObject({ jobId: JobId, state: JobItem.shape.state.optional(), ...paging });

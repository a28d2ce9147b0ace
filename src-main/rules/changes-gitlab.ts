import { z } from 'zod';
import { JobId } from '../../src-preload/contract/ids.ts';
import type { MethodName } from '../../src-preload/contract/methods.ts';

/** Calls after which something on GitLab is other than before, at once or by the job that they queue. */
const ALWAYS: ReadonlySet<MethodName> = new Set([
  'mirrors.create', 'mirrors.update', 'mirrors.remove', 'mirrors.trigger', 'mirrors.rotateToken', 'issueSync.putBack', 'issueSync.settleProblem', 'plans.apply', 'plans.undo',
  'cleanUps.retry',
]);

/** Calls that do so where their input is of this shape. */
const BY_INPUT: Partial<Record<MethodName, z.ZodType>> = {
  'instances.remove': z.object({ mirrors: z.literal('remove') }),
  'pairs.remove': z.object({ mirrors: z.literal('remove') }),
  'mirrors.batch': z.object({ action: z.literal('trigger') }),
  'issueSync.run': z.object({ dryRun: z.literal(false) }),
};

/** Calls that let a job go on: they do so where that job does. */
const BY_JOB: ReadonlySet<MethodName> = new Set(['jobs.retry', 'jobs.resume']);
const OfJob = z.object({ jobId: JobId });

/** Whether a call changes GitLab, with its parsed input: while another machine writes, it is refused. `writes` says it of a job. */
export const changesGitLab = (method: MethodName, input: unknown, writes: (jobId: JobId) => boolean): boolean => {
  if (BY_JOB.has(method)) return writes(OfJob.parse(input).jobId);
  return ALWAYS.has(method) || (BY_INPUT[method]?.safeParse(input).success ?? false);
};

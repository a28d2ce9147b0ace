import { z } from 'zod';
import { Failure } from '../failures.ts';
import { InstanceId, IntentId } from '../ids.ts';
import { count, LIMITS, moment, paging } from '../limits.ts';

/** Something of ours that GitLab still holds and that is being removed. */
export const CleanUp = z.object({
  id: IntentId,
  kind: z.string().max(50),
  instanceId: InstanceId,
  instanceName: z.string().max(LIMITS.name),
  projectId: z.int().min(1),
  /** The mirror that it belonged to, by its paths; the project by its number where nobody remembers. */
  subject: z.string().max(LIMITS.projectPath * 2 + 10),
  attempts: count,
  nextAttemptAt: moment.nullable(),
  failure: Failure.nullable(),
  createdAt: moment,
});
export type CleanUp = z.infer<typeof CleanUp>;
export const CleanUpList = z.strictObject({ instanceId: InstanceId.optional(), ...paging });

import { z } from 'zod';
import { Failure } from '../failures.ts';
import { InstanceId, MirrorId, PairId } from '../ids.ts';
import { LIMITS, moment, paging } from '../limits.ts';

export const ActivityAction = z.enum([
  'instance.created', 'instance.updated', 'instance.removed', 'pair.created', 'pair.updated', 'pair.removed', 'mirror.created',
  'mirror.updated', 'mirror.removed', 'mirror.triggered', 'mirror.verified', 'mirror.rolled_back', 'mirror.rotated', 'mirror.adopted', 'cleanup.done', 'cleanup.failed', 'cleanup.given_up', 'plan.applied', 'plan.undone', 'job.cancelled',
  'settings.updated', 'vault.set_up', 'vault.unlocked', 'vault.locked', 'vault.refused', 'store.repaired',
]);
export type ActivityAction = z.infer<typeof ActivityAction>;

export const ActivityEntry = z.object({
  id: z.int().min(1),
  at: moment,
  /** Who: the OS account's operator, or the application itself. */
  actor: z.enum(['operator', 'schedule', 'recovery']),
  action: ActivityAction,
  instanceId: InstanceId.nullable(),
  pairId: PairId.nullable(),
  mirrorId: MirrorId.nullable(),
  /** The object's name when it happened. */
  subject: z.string().max(LIMITS.projectPath * 2 + 10),
  result: z.enum(['done', 'failed']),
  failure: Failure.nullable(),
});
export type ActivityEntry = z.infer<typeof ActivityEntry>;

export const ActivityList = z.strictObject({
  mirrorId: MirrorId.optional(),
  pairId: PairId.optional(),
  instanceId: InstanceId.optional(),
  action: ActivityAction.optional(),
  text: z.string().trim().max(LIMITS.search).optional(),
  ...paging,
});

import { z } from 'zod';
import { Failure } from '../failures.ts';
import { InstanceId, MirrorId, PairId } from '../ids.ts';
import { LIMITS, moment, paging } from '../limits.ts';

export const ActivityAction = z.enum([
  'instance.created', 'instance.updated', 'instance.removed', 'pair.created', 'pair.updated', 'pair.removed', 'mirror.created',
  'mirror.updated', 'mirror.removed', 'mirror.triggered', 'mirror.verified', 'mirror.rolled_back', 'mirror.rotated', 'mirror.adopted', 'cleanup.done', 'cleanup.failed', 'cleanup.given_up', 'plan.applied', 'plan.undone', 'job.cancelled',
  'issue_sync.configured', 'issue_sync.removed', 'issue_sync.ran', 'issue_sync.put_back', 'issue_sync.copy_deleted', 'issue_sync.copy_released', 'issue_sync.copy_adopted', 'issue_sync.copy_renewed', 'issue_sync.problem_dismissed', 'background.paused', 'background.resumed', 'settings.updated', 'vault.set_up', 'vault.unlocked', 'vault.locked', 'vault.refused', 'vault.passphrase_changed', 'vault.recovery_made', 'operator.added', 'operator.updated', 'operator.removed', 'call.refused', 'store.repaired', 'backup.made', 'backup.restored', 'backup.undone', 'backup.scheduled', 'web_backup.imported', 'claim.turned_on', 'claim.taken', 'claim.released', 'claim.lost', 'claim.turned_off',
]);
export type ActivityAction = z.infer<typeof ActivityAction>;

export const ActivityEntry = z.object({
  id: z.int().min(1),
  at: moment,
  /** Who: the OS account's operator, or the application itself. */
  actor: z.enum(['operator', 'schedule', 'recovery']),
  /** The operator's name then; null where people do not sign in with one. */
  operator: z.string().max(LIMITS.name).nullable(),
  action: ActivityAction,
  instanceId: InstanceId.nullable(),
  pairId: PairId.nullable(),
  mirrorId: MirrorId.nullable(),
  /** The object's name when it happened. */
  subject: z.string().max(LIMITS.projectPath * 2 + 20),
  result: z.enum(['done', 'failed']),
  failure: Failure.nullable(),
});
export type ActivityEntry = z.infer<typeof ActivityEntry>;

/** What the trail is narrowed by. */
export const ActivityFilter = z.strictObject({
  mirrorId: MirrorId.optional(),
  pairId: PairId.optional(),
  instanceId: InstanceId.optional(),
  action: ActivityAction.optional(),
  text: z.string().trim().max(LIMITS.search).optional(),
});
export type ActivityFilter = z.infer<typeof ActivityFilter>;

export const ActivityList = z.strictObject({ ...ActivityFilter.shape, ...paging });

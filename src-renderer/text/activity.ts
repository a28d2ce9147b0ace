import type { ActivityAction, ActivityEntry } from '../../src-preload/contract/models/activity.ts';

export const ACTION: Record<ActivityAction, string> = {
  'instance.created': 'Instance added', 'instance.updated': 'Instance changed', 'instance.removed': 'Instance removed',
  'pair.created': 'Pair added', 'pair.updated': 'Pair changed', 'pair.removed': 'Pair removed',
  'mirror.created': 'Mirror created', 'mirror.updated': 'Mirror changed', 'mirror.removed': 'Mirror removed',
  'mirror.triggered': 'Mirror started', 'mirror.verified': 'Both sides compared', 'mirror.rolled_back': 'Creation undone',
  'mirror.rotated': 'Credential rotated', 'mirror.adopted': 'Mirror adopted',
  'issue_sync.configured': 'Issue sync changed', 'issue_sync.removed': 'Issue sync removed', 'issue_sync.ran': 'Issues copied',
  'issue_sync.put_back': 'Put back on a copy', 'issue_sync.copy_deleted': 'Copy of an issue deleted', 'issue_sync.copy_released': 'Copy of an issue let go',
  'issue_sync.copy_adopted': 'Copy of an issue adopted', 'issue_sync.copy_renewed': 'Issue copied again', 'issue_sync.problem_dismissed': 'Issue problem dismissed',
  'cleanup.done': 'Cleaned up on GitLab', 'cleanup.failed': 'Clean-up will be tried again', 'cleanup.given_up': 'Clean-up given up',
  'plan.applied': 'Plan applied', 'plan.undone': 'Plan undone', 'job.cancelled': 'Job cancelled',
  'background.paused': 'Background work paused', 'background.resumed': 'Background work resumed',
  'settings.updated': 'Settings changed', 'vault.set_up': 'Vault set up', 'vault.unlocked': 'Vault opened', 'vault.locked': 'Vault locked',
  'vault.refused': 'Sign-in refused', 'vault.passphrase_changed': 'Passphrase changed', 'vault.recovery_made': 'Recovery code made',
  'operator.added': 'Operator added', 'operator.updated': 'Operator changed', 'operator.removed': 'Operator removed', 'call.refused': 'Refused by role',
  'store.repaired': 'Repaired after a crash',
  'backup.made': 'Backup made', 'backup.restored': 'Backup restored', 'backup.undone': 'Restore undone', 'backup.scheduled': 'Backups scheduled', 'web_backup.imported': 'Web application’s backup brought over',
  'claim.turned_on': 'Claim switched on', 'claim.taken': 'Claim taken', 'claim.released': 'Claim given up', 'claim.lost': 'Claim lost to another machine', 'claim.turned_off': 'Claim switched off',
};

const ACTOR: Record<ActivityEntry['actor'], string> = { operator: 'Operator', schedule: 'Schedule', recovery: 'Recovery' };

/** Who did it: by name where people sign in with one. */
export const whoDid = ({ actor, operator }: Pick<ActivityEntry, 'actor' | 'operator'>): string => operator ?? ACTOR[actor];

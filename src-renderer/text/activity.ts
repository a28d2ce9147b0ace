import type { ActivityAction, ActivityEntry } from '../../src-preload/contract/models/activity.ts';

export const ACTION: Record<ActivityAction, string> = {
  'instance.created': 'Instance added', 'instance.updated': 'Instance changed', 'instance.removed': 'Instance removed',
  'pair.created': 'Pair added', 'pair.updated': 'Pair changed', 'pair.removed': 'Pair removed',
  'mirror.created': 'Mirror created', 'mirror.updated': 'Mirror changed', 'mirror.removed': 'Mirror removed',
  'mirror.triggered': 'Mirror started', 'mirror.verified': 'Both sides compared', 'mirror.rolled_back': 'Creation undone',
  'mirror.rotated': 'Credential rotated', 'mirror.adopted': 'Mirror adopted',
  'cleanup.done': 'Cleaned up on GitLab', 'cleanup.failed': 'Clean-up will be tried again', 'cleanup.given_up': 'Clean-up given up',
  'plan.applied': 'Plan applied', 'plan.undone': 'Plan undone', 'job.cancelled': 'Job cancelled',
  'settings.updated': 'Settings changed', 'vault.set_up': 'Vault set up', 'vault.unlocked': 'Vault opened', 'vault.locked': 'Vault locked',
  'vault.refused': 'Wrong passphrase', 'store.repaired': 'Repaired after a crash',
};

export const ACTOR: Record<ActivityEntry['actor'], string> = { operator: 'Operator', schedule: 'Schedule', recovery: 'Recovery' };

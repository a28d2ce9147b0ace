import type { MirrorStatus, SettingDifference, SettingsState } from '../../src-preload/contract/models/mirror.ts';

/**
 * What the comparison of settings comes to. `exists` is false only where GitLab surely has no such mirror: a push mirror's id is
 * gone, or the owner project is. A mirror that is off exists: it is `disabled`, whether that is wanted or not, and the
 * differences say which; one that GitLab has stopped is `paused`. Everything else is `drift` or `match`.
 */
export const settingsState = (seen: { exists: boolean; status: MirrorStatus; differences: readonly SettingDifference[] }): SettingsState => {
  if (!seen.exists) return 'orphan';
  if (seen.status === 'paused') return 'paused';
  if (seen.status === 'disabled') return 'disabled';
  return seen.differences.length > 0 ? 'drift' : 'match';
};

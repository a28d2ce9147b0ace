import type { Mirror, SettingDifference } from '../../src-preload/contract/models/mirror.ts';
import { titleOf } from '../mirrors/ends.ts';
import type { PlannedMirror } from '../rules/plans/mirror-steps.ts';

/** What is known here of a mirror, as the rules read it. */
export const plannedMirror = ({ id, direction, setup, source, target, desired, observed, verified, credential, settingDifferences }: Mirror & { settingDifferences: SettingDifference[] }): PlannedMirror => ({
  id, direction, setup, desired, title: titleOf({ sourcePath: source.path, targetPath: target.path }),
  observedEnabled: observed.enabled, settings: verified.settings, differences: settingDifferences,
  credential: credential.state === 'none' ? null : { name: credential.name, expiresAt: credential.expiresAt },
  remoteInstanceId: (direction === 'push' ? target : source).instanceId,
});

import type { MirrorStatus, SettingDifference } from '../../src-preload/contract/models/mirror.ts';
import type { MirrorDefaults } from '../../src-preload/contract/models/pair.ts';
import type { DesiredMirror, Observation } from './observation.ts';
import { statusOf } from './observation.ts';
import { differencesOf, regexText, urlDifference } from './setting-differences.ts';

/** What the rules read of a push mirror. Twin place: `PushMirror` of gitlab/gitlab.ts. */
export type SeenPushMirror = {
  enabled: boolean;
  url: string | null;
  status: string;
  lastUpdateAt: number | null;
  lastSuccessAt: number | null;
  lastError: string | null;
  onlyProtectedBranches: boolean;
  keepDivergentRefs: boolean;
  branchRegex: string | null;
};

/** What is known of the source project, which owns a push mirror; `empty` is null where GitLab does not say. */
export type PushOwner = { empty: boolean | null };

/** GitLab's settings of a push mirror; it has none for triggering builds. */
export const pushSettings = (effective: MirrorDefaults, enabled: boolean) => ({
  enabled,
  keepDivergentRefs: !effective.overwriteDiverged,
  onlyProtectedBranches: effective.onlyProtectedBranches,
  branchRegex: effective.branchRegex,
});

/** GitLab answers `enabled: false` for every mirror of an empty project (contract.md A.3, consequence 2): then it says nothing. */
const enabledOf = (mirror: SeenPushMirror, owner: PushOwner): boolean | null => (mirror.enabled || owner.empty !== true ? mirror.enabled : null);

/** What GitLab says of a push mirror; `mirror` is null where the project has none with our id. */
export const observePushMirror = (mirror: SeenPushMirror | null, owner: PushOwner, now: number): Observation => {
  if (mirror === null) return { status: 'unknown', rawStatus: null, enabled: null, lastUpdateAt: null, lastSuccessAt: null, lastError: null, checkedAt: now };
  const enabled = enabledOf(mirror, owner);
  const status: MirrorStatus = enabled === false ? 'disabled' : statusOf(mirror.status, mirror.lastUpdateAt);
  const { lastUpdateAt, lastSuccessAt, lastError } = mirror;
  return { status, rawStatus: mirror.status, enabled, lastUpdateAt, lastSuccessAt, lastError, checkedAt: now };
};

/** Field by field, what GitLab has otherwise than we want it; what GitLab does not say is no difference. */
export const pushDifferences = (desired: DesiredMirror, actual: SeenPushMirror, owner: PushOwner): SettingDifference[] => [
  ...differencesOf([
    ['enabled', desired.enabled, enabledOf(actual, owner)],
    ['overwriteDiverged', desired.effective.overwriteDiverged, !actual.keepDivergentRefs],
    ['onlyProtectedBranches', desired.effective.onlyProtectedBranches, actual.onlyProtectedBranches],
    ['branchRegex', regexText(desired.effective.branchRegex), regexText(actual.branchRegex)],
  ]),
  ...urlDifference(desired.url, actual.url),
];

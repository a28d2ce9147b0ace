import type { MirrorStatus, SettingDifference } from '../../src-preload/contract/models/mirror.ts';
import type { MirrorDefaults } from '../../src-preload/contract/models/pair.ts';
import type { DesiredMirror, Observation } from './observation.ts';
import { statusOf } from './observation.ts';
import { differencesOf, regexText, urlDifference } from './setting-differences.ts';

/** What the rules read of a pull mirror; null is what the version does not say. Twin place: `PullMirror` of gitlab/gitlab.ts. */
export type SeenPullMirror = {
  status: string;
  enabled: boolean | null;
  url: string | null;
  lastUpdateAt: number | null;
  lastSuccessAt: number | null;
  lastError: string | null;
  triggerBuilds: boolean | null;
  onlyProtectedBranches: boolean | null;
  overwriteDiverged: boolean | null;
  branchRegex: string | null;
};

/** The target project, which owns a pull mirror, as its second source: GitLab answers the same for a pull mirror that is off and for none. */
export type PullOwner = { pullMirror: boolean | null; importStatus: string | null };

export const pullSettings = (effective: MirrorDefaults, enabled: boolean) => ({
  enabled,
  triggerBuilds: effective.triggerBuilds,
  onlyProtectedBranches: effective.onlyProtectedBranches,
  overwriteDiverged: effective.overwriteDiverged,
  branchRegex: effective.branchRegex,
});

/**
 * Without an answer of its own a pull mirror is off, since a project has exactly one place for it; where the project says that
 * mirroring is on nevertheless, GitLab has stopped it for now (Silent Mode).
 */
const stoppedStatus = (owner: PullOwner): MirrorStatus => (owner.pullMirror === true ? 'paused' : 'disabled');

/** What GitLab says of a pull mirror; `mirror` is null where GitLab answers that the project is not mirrored. */
export const observePullMirror = (mirror: SeenPullMirror | null, owner: PullOwner, now: number): Observation => {
  if (mirror === null) {
    const enabled = owner.pullMirror === true;
    return { status: stoppedStatus(owner), rawStatus: owner.importStatus, enabled, lastUpdateAt: null, lastSuccessAt: null, lastError: null, checkedAt: now };
  }
  const { enabled, lastUpdateAt, lastSuccessAt, lastError } = mirror;
  const status = enabled === false ? 'disabled' : statusOf(mirror.status, lastUpdateAt);
  return { status, rawStatus: mirror.status, enabled: enabled ?? true, lastUpdateAt, lastSuccessAt, lastError, checkedAt: now };
};

/** Field by field, what GitLab has otherwise than we want it. Of a mirror that is off only that can be seen. */
export const pullDifferences = (desired: DesiredMirror, actual: SeenPullMirror | null): SettingDifference[] => {
  if (actual === null || actual.enabled === false) return differencesOf([['enabled', desired.enabled, false]]);
  // Before 17.5 GitLab tells none of its settings.
  const tells = actual.enabled !== null;
  return [
    ...differencesOf([
      ['enabled', desired.enabled, actual.enabled ?? true],
      ['overwriteDiverged', desired.effective.overwriteDiverged, tells ? actual.overwriteDiverged === true : actual.overwriteDiverged],
      ['triggerBuilds', desired.effective.triggerBuilds, tells ? actual.triggerBuilds === true : actual.triggerBuilds],
      ['onlyProtectedBranches', desired.effective.onlyProtectedBranches, tells ? actual.onlyProtectedBranches === true : actual.onlyProtectedBranches],
      ['branchRegex', regexText(desired.effective.branchRegex), tells ? regexText(actual.branchRegex) : actual.branchRegex],
    ]),
    ...urlDifference(desired.url, actual.url),
  ];
};

import type { MirrorOverrides } from '../../../src-preload/contract/models/mirror.ts';
import type { MirrorDefaults } from '../../../src-preload/contract/models/pair.ts';

/** Everything from the pair. */
export const INHERIT_ALL: MirrorOverrides = { overwriteDiverged: null, triggerBuilds: null, onlyProtectedBranches: null, branchRegex: null, issueSyncEnabled: null };

/** What the mirror will have. An empty expression as override means no filter, though the pair has one. */
export const effectiveOf = (defaults: MirrorDefaults, overrides: MirrorOverrides): MirrorDefaults => {
  const branchRegex = overrides.branchRegex ?? defaults.branchRegex;
  return {
    overwriteDiverged: overrides.overwriteDiverged ?? defaults.overwriteDiverged,
    triggerBuilds: overrides.triggerBuilds ?? defaults.triggerBuilds,
    onlyProtectedBranches: overrides.onlyProtectedBranches ?? defaults.onlyProtectedBranches,
    branchRegex: branchRegex === '' ? null : branchRegex,
    issueSyncEnabled: overrides.issueSyncEnabled ?? defaults.issueSyncEnabled,
  };
};

/** GitLab has one branch filter at a time: the line to show where both would be on, else null. */
export const filterClash = (defaults: MirrorDefaults, overrides: MirrorOverrides): string | null => {
  const { onlyProtectedBranches, branchRegex } = effectiveOf(defaults, overrides);
  return onlyProtectedBranches && branchRegex !== null ? 'GitLab takes one branch filter: an expression, or only protected branches. Override one of the two.' : null;
};

/** Only what differs, so that a change says nothing about what it leaves. */
export const changedOverrides = (before: MirrorOverrides, after: MirrorOverrides): Partial<MirrorOverrides> => ({
  ...(after.overwriteDiverged === before.overwriteDiverged ? {} : { overwriteDiverged: after.overwriteDiverged }),
  ...(after.triggerBuilds === before.triggerBuilds ? {} : { triggerBuilds: after.triggerBuilds }),
  ...(after.onlyProtectedBranches === before.onlyProtectedBranches ? {} : { onlyProtectedBranches: after.onlyProtectedBranches }),
  ...(after.branchRegex === before.branchRegex ? {} : { branchRegex: after.branchRegex }),
  ...(after.issueSyncEnabled === before.issueSyncEnabled ? {} : { issueSyncEnabled: after.issueSyncEnabled }),
});

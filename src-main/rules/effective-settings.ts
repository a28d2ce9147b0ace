import type { MirrorOverrides } from '../../src-preload/contract/models/mirror.ts';
import type { MirrorDefaults } from '../../src-preload/contract/models/pair.ts';
import { AppError } from './app-error.ts';
import { compileBranchRegex } from './branch-regex.ts';

/** Presence-aware: absent leaves, null goes back to inherit, a value overrides. */
export type OverridesChange = { [K in keyof MirrorOverrides]?: MirrorOverrides[K] | undefined };

/**
 * What a mirror really gets: its own value where it has one, else the pair's. The one place for it, so that create, update,
 * verify and repair cannot disagree. An empty `branchRegex` override means no filter although the pair has one.
 */
export const effectiveSettings = (defaults: MirrorDefaults, overrides: MirrorOverrides): MirrorDefaults => ({
  overwriteDiverged: overrides.overwriteDiverged ?? defaults.overwriteDiverged,
  triggerBuilds: overrides.triggerBuilds ?? defaults.triggerBuilds,
  onlyProtectedBranches: overrides.onlyProtectedBranches ?? defaults.onlyProtectedBranches,
  branchRegex: emptyIsNone(overrides.branchRegex ?? defaults.branchRegex),
  issueSyncEnabled: overrides.issueSyncEnabled ?? defaults.issueSyncEnabled,
});

const emptyIsNone = (regex: string | null): string | null => (regex === '' ? null : regex);

const changed = <T>(current: T, next: T | undefined): T => (next === undefined ? current : next);

/** The overrides after a change; neither argument is altered. */
export const applyOverrides = (current: MirrorOverrides, change: OverridesChange): MirrorOverrides => ({
  overwriteDiverged: changed(current.overwriteDiverged, change.overwriteDiverged),
  triggerBuilds: changed(current.triggerBuilds, change.triggerBuilds),
  onlyProtectedBranches: changed(current.onlyProtectedBranches, change.onlyProtectedBranches),
  branchRegex: changed(current.branchRegex, change.branchRegex),
  issueSyncEnabled: changed(current.issueSyncEnabled, change.issueSyncEnabled),
});

/**
 * GitLab knows one branch filter at a time, and its regex is RE2 (contract.md A.4). `field` is the input's path to the regex.
 * Fails `invalid_input` with rule `exclusive` or `re2`.
 */
export const assertBranchFilter = (effective: Pick<MirrorDefaults, 'onlyProtectedBranches' | 'branchRegex'>, field: string): void => {
  if (effective.branchRegex === null) return;
  if (effective.onlyProtectedBranches) throw new AppError({ code: 'invalid_input', field, rule: 'exclusive', limit: 'onlyProtectedBranches' });
  compileBranchRegex(effective.branchRegex, field);
};

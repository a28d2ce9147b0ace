import type { Direction, MirrorDefaults } from '../../src-preload/contract/models/pair.ts';

export type SettingName = keyof MirrorDefaults;

/** In the order in which every form and panel shows them. */
export const SETTINGS: readonly SettingName[] = ['overwriteDiverged', 'triggerBuilds', 'onlyProtectedBranches', 'branchRegex', 'issueSyncEnabled'];

/** What a setting does, in one or two plain sentences. */
export const settingMeaning = (setting: SettingName, direction: Direction): string => {
  switch (setting) {
    case 'overwriteDiverged':
      return 'Where a branch of the target has commits that the source lacks, the source replaces it and those commits are lost. Without it, such a branch is left alone and shown as diverged.';
    case 'triggerBuilds':
      return direction === 'pull'
        ? 'GitLab starts pipelines on the target for what a pull brought.'
        : 'Only pull mirrors have this setting; on the target a push starts pipelines as any push does.';
    case 'onlyProtectedBranches':
      return `Only branches that are protected on the ${direction === 'push' ? 'source' : 'target'} are mirrored.`;
    case 'branchRegex':
      return 'Only branches in whose name this RE2 expression is found are mirrored. For whole names anchor it: ^(main|release/.+)$';
    case 'issueSyncEnabled':
      return 'Issues of the source are copied to the target and follow their changes.';
  }
};

/** A setting's value as a word: `yes`, `no`, the expression, `none` for no filter. */
export const settingValue = (value: boolean | string | null): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === null || value === '' ? 'none' : value;
};

/** A pair's defaults in a line for its row: what departs from mirroring everything and overwriting nothing. */
export const defaultsSummary = (defaults: MirrorDefaults): string =>
  [
    defaults.branchRegex === null ? (defaults.onlyProtectedBranches ? 'protected branches' : 'all branches') : `branches ${defaults.branchRegex}`,
    defaults.overwriteDiverged ? 'overwrites diverged' : 'keeps diverged',
    ...(defaults.triggerBuilds ? ['pipelines'] : []),
    ...(defaults.issueSyncEnabled ? ['issues'] : []),
  ].join(', ');


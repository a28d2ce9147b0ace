import type { Failure } from '../../../src-preload/contract/failures.ts';
import type { ProjectId } from '../../../src-preload/contract/ids.ts';
import type { MirrorOverrides } from '../../../src-preload/contract/models/mirror.ts';
import type { MirrorDefaults } from '../../../src-preload/contract/models/pair.ts';
import { type DraftStep, skipped } from './draft-step.ts';

type Project = { id: ProjectId; path: string };
/** What GitLab has; null where its version does not say. */
export type FoundSettings = { [K in Exclude<keyof MirrorDefaults, 'issueSyncEnabled'>]: MirrorDefaults[K] | null };

/** A mirror on GitLab with both ends known, or why it cannot be taken. */
export type Adoptable =
  | { title: string; failure: Failure }
  | { title: string; failure: null; source: Project; target: Project; gitlabMirrorId: number | null; enabled: boolean; settings: FoundSettings };

export type AdoptDetail = { source: Project; target: Project; gitlabMirrorId: number | null; enabled: boolean; overrides: MirrorOverrides };

const own = <T>(found: T | null, inherited: T): T | null => (found === null || found === inherited ? null : found);

/** A mirror's settings as overrides of its pair: only those that differ. No filter is written as an empty text. */
export const importedOverrides = (settings: FoundSettings, defaults: MirrorDefaults): MirrorOverrides => ({
  overwriteDiverged: own(settings.overwriteDiverged, defaults.overwriteDiverged),
  triggerBuilds: own(settings.triggerBuilds, defaults.triggerBuilds),
  onlyProtectedBranches: own(settings.onlyProtectedBranches, defaults.onlyProtectedBranches),
  branchRegex: own(settings.branchRegex ?? '', defaults.branchRegex ?? ''),
  issueSyncEnabled: null,
});

const shownOverrides = (overrides: MirrorOverrides) => Object.entries(overrides).flatMap(([field, value]) => (value === null ? [] : [{ field, value }]));

/** One step for each mirror; a second one with the same ends is left out. */
export const adoptSteps = (found: readonly Adoptable[], defaults: MirrorDefaults, isKnown: (source: ProjectId, target: ProjectId) => boolean): DraftStep<AdoptDetail | null>[] => {
  const taken = new Set<string>();
  return found.map((one) => {
    const named = { object: one.title, mirrorId: null };
    if (one.failure !== null) return skipped(named, one.failure);
    const { source, target, gitlabMirrorId, enabled, settings } = one;
    const ends = `${source.id}:${target.id}`;
    if (taken.has(ends) || isKnown(source.id, target.id)) return skipped(named, { code: 'conflict', reason: 'mirror_exists' });
    taken.add(ends);
    const overrides = importedOverrides(settings, defaults);
    return {
      ...named, action: 'adopt', before: [], after: [{ field: 'enabled', value: enabled }, ...shownOverrides(overrides)], undo: 'full', state: 'planned', failure: null,
      detail: { source, target, gitlabMirrorId, enabled, overrides },
    };
  });
};

import type { InstanceId, ProjectId } from '../../../src-preload/contract/ids.ts';
import type { MirrorDefaults } from '../../../src-preload/contract/models/pair.ts';
import { applyOverrides, effectiveSettings } from '../effective-settings.ts';
import type { FileMirror } from '../transfer/pair-file.ts';
import type { CreateDetail } from './create-steps.ts';
import { type DraftStep, type Shown, skipped } from './draft-step.ts';

type Found = { id: ProjectId; path: string; archived: boolean };

export type ImportFacts = {
  mirrors: readonly FileMirror[];
  defaults: MirrorDefaults;
  sourceInstanceId: InstanceId;
  targetInstanceId: InstanceId;
  /** What there is of the file's paths, by path in small letters: GitLab's paths are unique whatever their case. */
  sources: ReadonlyMap<string, Found>;
  targets: ReadonlyMap<string, Found>;
  /** As for plans that create by path rules. */
  mirroredInPair(source: ProjectId, target: ProjectId): boolean;
  mirroredFrom(target: ProjectId): readonly string[];
};

type Step = DraftStep<CreateDetail | null>;

const shown = ({ enabled, overrides, issues }: FileMirror, { defaults }: ImportFacts): Shown => {
  const { issueSyncEnabled, ...settings } = effectiveSettings(defaults, overrides);
  const ofIssues = issues === null ? [] : [{ field: 'labelRules', value: String(issues.labels.length) }, { field: 'peopleRules', value: String(issues.people.length) }];
  return [{ field: 'enabled', value: enabled }, ...Object.entries(settings).map(([field, value]) => ({ field, value })), { field: 'issueSyncEnabled', value: issueSyncEnabled }, ...ofIssues];
};

const missing = (name: string, instanceId: InstanceId) => ({ code: 'not_found', kind: 'project', name, instanceId }) as const;

/** How many sources of the file go into each target. */
const usesOf = ({ mirrors }: ImportFacts): Map<string, Set<string>> => {
  const uses = new Map<string, Set<string>>();
  for (const { source, target } of mirrors) {
    const from = uses.get(target.toLowerCase()) ?? new Set();
    uses.set(target.toLowerCase(), from.add(source.toLowerCase()));
  }
  return uses;
};

const creation = (mirror: FileMirror, facts: ImportFacts, source: Found, target: Found, named: Pick<Step, 'object' | 'mirrorId'>): Step => {
  const { enabled, issues } = mirror;
  // Issues are copied by the file's options only, so not before these are set.
  const overrides = issues === null ? mirror.overrides : applyOverrides(mirror.overrides, { issueSyncEnabled: false });
  return {
    ...named, action: 'create', before: [], after: shown(mirror, facts), undo: 'partial', state: 'planned', failure: null,
    detail: { source: source.id, target: target.id, enabled, overrides, issues: issues === null ? null : { ...issues, enabled: mirror.overrides.issueSyncEnabled } },
  };
};

const intoExisting = (mirror: FileMirror, facts: ImportFacts, source: Found, target: Found, named: Pick<Step, 'object' | 'mirrorId'>): Step => {
  const { sourceInstanceId, targetInstanceId } = facts;
  if (source.archived) return skipped(named, { code: 'project_archived', instanceId: sourceInstanceId, project: source.path });
  if (target.archived) return skipped(named, { code: 'project_archived', instanceId: targetInstanceId, project: target.path });
  if (sourceInstanceId === targetInstanceId && source.id === target.id) return skipped(named, { code: 'conflict', reason: 'same_project', name: source.path });
  if (facts.mirroredInPair(source.id, target.id)) return skipped(named, { code: 'conflict', reason: 'mirror_exists' });
  const others = facts.mirroredFrom(target.id);
  if (others.length > 0) return skipped(named, { code: 'conflict', reason: 'target_used_twice', mirrors: others.length });
  return creation(mirror, facts, source, target, named);
};

/**
 * One step for each mirror of a file, in its order. What is here already is left alone, so that a file can be imported again; sources that
 * would meet in one target are all left out, since the file does not say which one is meant.
 */
export const importSteps = (facts: ImportFacts): Step[] => {
  const uses = usesOf(facts);
  const taken = new Set<string>();
  return facts.mirrors.map((mirror): Step => {
    const named = { object: `${mirror.source} → ${mirror.target}`, mirrorId: null };
    const source = facts.sources.get(mirror.source.toLowerCase());
    const target = facts.targets.get(mirror.target.toLowerCase());
    const sharing = uses.get(mirror.target.toLowerCase())?.size ?? 0;
    const ends = named.object.toLowerCase();
    if (sharing > 1) return skipped(named, { code: 'conflict', reason: 'target_used_twice', mirrors: sharing, name: mirror.target });
    if (taken.has(ends)) return skipped(named, { code: 'conflict', reason: 'mirror_exists' });
    taken.add(ends);
    if (source === undefined) return skipped(named, missing(mirror.source, facts.sourceInstanceId));
    if (target === undefined) return skipped(named, missing(mirror.target, facts.targetInstanceId));
    return intoExisting(mirror, facts, source, target, named);
  });
};

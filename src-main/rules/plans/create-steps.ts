import type { InstanceId, ProjectId } from '../../../src-preload/contract/ids.ts';
import type { MirrorOverrides } from '../../../src-preload/contract/models/mirror.ts';
import type { MirrorDefaults } from '../../../src-preload/contract/models/pair.ts';
import type { PathRules } from '../../../src-preload/contract/models/plan.ts';
import type { FileIssues } from '../transfer/issue-options.ts';
import { type DraftStep, type Shown, skipped } from './draft-step.ts';
import { mapPath, splitPath } from './map-path.ts';

type Source = { id: ProjectId; path: string; archived: boolean };
type Target = { id: ProjectId; path: string; archived: boolean };

export type CreateFacts = {
  rules: PathRules;
  effective: MirrorDefaults;
  sourceInstanceId: InstanceId;
  targetInstanceId: InstanceId;
  sources: readonly Source[];
  /** By path in small letters: GitLab's paths are unique whatever their case. */
  targets: ReadonlyMap<string, Target>;
  /** Groups of the target that exist, in small letters. */
  groups: ReadonlySet<string>;
  /** Sources that mirror into a target already, by the target's id; of the same pair, and of any. */
  mirroredInPair(source: ProjectId, target: ProjectId): boolean;
  mirroredFrom(target: ProjectId): readonly string[];
};

/**
 * `target` is a path where the project is made by the step before. A file says how the mirror is to be: of `issues`, `enabled` is the
 * mirror's own word, set together with the options. Twin place: plans/step-detail.ts.
 */
export type CreateDetail = {
  source: ProjectId; target: ProjectId | string; enabled?: boolean; overrides?: MirrorOverrides; issues?: (FileIssues & { enabled: boolean | null }) | null;
};
export type ProjectDetail = { instanceId: InstanceId; group: string; name: string };

type Mapped = { source: Source; path: string; named: { object: string; mirrorId: null } };
type Step = DraftStep<CreateDetail | ProjectDetail | null>;

const mapped = ({ rules, sources }: CreateFacts): Mapped[] =>
  sources.flatMap((source) => {
    const path = mapPath(rules, source.path);
    return path === null ? [] : [{ source, path, named: { object: `${source.path} → ${path}`, mirrorId: null } }];
  });

const shown = (path: string, { effective }: CreateFacts): Shown => [
  { field: 'target', value: path },
  { field: 'overwriteDiverged', value: effective.overwriteDiverged },
  { field: 'triggerBuilds', value: effective.triggerBuilds },
  { field: 'onlyProtectedBranches', value: effective.onlyProtectedBranches },
  { field: 'branchRegex', value: effective.branchRegex },
];

const creation = (facts: CreateFacts, { source, path, named }: Mapped, target: ProjectId | string): Step => ({
  ...named, action: 'create', before: [], after: shown(path, facts), undo: 'partial', state: 'planned', failure: null, detail: { source: source.id, target },
});

const intoExisting = (facts: CreateFacts, one: Mapped, target: Target): Step => {
  const { source, named } = one;
  if (target.archived) return skipped(named, { code: 'project_archived', instanceId: facts.targetInstanceId, project: target.path });
  if (facts.sourceInstanceId === facts.targetInstanceId && source.id === target.id) return skipped(named, { code: 'conflict', reason: 'same_project', name: source.path });
  if (facts.mirroredInPair(source.id, target.id)) return skipped(named, { code: 'conflict', reason: 'mirror_exists' });
  const others = facts.mirroredFrom(target.id);
  if (others.length > 0) return skipped(named, { code: 'conflict', reason: 'target_used_twice', mirrors: others.length });
  return creation(facts, one, target.id);
};

const intoMissing = (facts: CreateFacts, one: Mapped): Step[] => {
  const { path, named } = one;
  const { group, name } = splitPath(path);
  const { targetInstanceId: instanceId } = facts;
  if (!facts.rules.createMissing) return [skipped(named, { code: 'not_found', kind: 'project', name: path, instanceId })];
  if (!facts.groups.has(group.toLowerCase())) return [skipped(named, { code: 'not_found', kind: 'group', name: group, instanceId })];
  const project: Step = {
    object: path, mirrorId: null, action: 'create_project', before: [], after: [{ field: 'visibility', value: 'private' }], undo: 'partial', state: 'planned',
    failure: null, detail: { instanceId, group, name },
  };
  return [project, creation(facts, one, path)];
};

/** The target paths for which there is no project yet, each once. */
export const missingTargets = (facts: Pick<CreateFacts, 'rules' | 'sources' | 'targets'>): string[] => {
  const paths = facts.sources.filter(({ archived }) => !archived).map(({ path }) => mapPath(facts.rules, path));
  return [...new Set(paths.filter((path) => path !== null && !facts.targets.has(path.toLowerCase())))].filter((path) => path !== null);
};

/**
 * The steps for the sources of a group that the rules do not exclude: one for each, and one before it for a target project that has to
 * be made. Sources that would meet in one target are all left out, since the rules do not say which one is meant.
 */
export const createSteps = (facts: CreateFacts): Step[] => {
  const all = mapped(facts);
  const uses = new Map<string, number>();
  for (const { source, path } of all) if (!source.archived) uses.set(path.toLowerCase(), (uses.get(path.toLowerCase()) ?? 0) + 1);
  return all.flatMap((one): Step[] => {
    const { source, path, named } = one;
    if (source.archived) return [skipped(named, { code: 'project_archived', instanceId: facts.sourceInstanceId, project: source.path })];
    const sharing = uses.get(path.toLowerCase()) ?? 0;
    if (sharing > 1) return [skipped(named, { code: 'conflict', reason: 'target_used_twice', mirrors: sharing, name: path })];
    const target = facts.targets.get(path.toLowerCase());
    return target === undefined ? intoMissing(facts, one) : [intoExisting(facts, one, target)];
  });
};

/** The first steps of a plan that is too long; no project is made whose mirror does not come with it. */
export const capped = <S extends Pick<DraftStep, 'action'>>(steps: readonly S[], most: number): S[] => {
  const kept = steps.slice(0, most);
  return kept.length < steps.length && kept.at(-1)?.action === 'create_project' ? kept.slice(0, -1) : kept;
};

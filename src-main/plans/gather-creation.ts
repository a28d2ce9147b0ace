import type { InstanceId, PairId } from '../../src-preload/contract/ids.ts';
import type { PathRules } from '../../src-preload/contract/models/plan.ts';
import type { Deps } from '../deps.ts';
import type { Project } from '../gitlab/gitlab.ts';
import { INHERIT_ALL } from '../mirrors/overrides.ts';
import { isFailure } from '../rules/app-error.ts';
import { effectiveSettings } from '../rules/effective-settings.ts';
import { inParallel } from '../rules/in-parallel.ts';
import { type CreateFacts, missingTargets } from '../rules/plans/create-steps.ts';
import { splitPath } from '../rules/plans/map-path.ts';

type GatherDeps = Pick<Deps, 'store' | 'to'>;

const PAGE = 100;
const AT_ONCE = 4;

/** GitLab gives no more of a list than this by page numbers. */
const MOST_PROJECTS = 50_000;

/** All projects of a group and below. */
const projectsBelow = async ({ to }: GatherDeps, instanceId: InstanceId, group: string): Promise<Project[]> => {
  const gitlab = to(instanceId);
  const projects: Project[] = [];
  for (let more = true; more && projects.length < MOST_PROJECTS; ) {
    const page = await gitlab.listProjectsOfGroup(group, { offset: projects.length, limit: PAGE });
    projects.push(...page.items);
    more = page.more && page.items.length > 0;
  }
  return projects;
};

/** Those of the groups that exist: a group that holds a project does, the others are asked for. */
const existingGroups = async ({ to }: GatherDeps, instanceId: InstanceId, wanted: readonly string[], targets: readonly Project[]): Promise<Set<string>> => {
  const known = new Set(targets.map(({ path }) => splitPath(path).group.toLowerCase()));
  const unknown = [...new Set(wanted)].filter((group) => !known.has(group.toLowerCase()));
  await inParallel(AT_ONCE, unknown, async (group) => {
    try {
      known.add((await to(instanceId).readGroup(group)).path.toLowerCase());
    } catch (error) {
      if (!isFailure(error, 'not_found')) throw error;
    }
  });
  return known;
};

/** Asks both sides for their projects in bulk: a request for each hundred, and one for each group that holds none yet. */
export const gatherCreation = async (deps: GatherDeps, pairId: PairId, rules: PathRules): Promise<CreateFacts> => {
  const { store } = deps;
  const pair = store.pairs.get(pairId);
  const [sources, listed] = await Promise.all([projectsBelow(deps, pair.sourceInstanceId, rules.sourceGroup), projectsBelow(deps, pair.targetInstanceId, rules.targetGroup)]);
  const targets = new Map(listed.map((project) => [project.path.toLowerCase(), project]));
  const missing = rules.createMissing ? missingTargets({ rules, sources, targets }) : [];
  return {
    rules, sources, targets, effective: effectiveSettings(pair, INHERIT_ALL), sourceInstanceId: pair.sourceInstanceId, targetInstanceId: pair.targetInstanceId,
    groups: await existingGroups(deps, pair.targetInstanceId, missing.map((path) => splitPath(path).group), listed),
    mirroredInPair: (source, target) => store.mirrors.findByProjects(pairId, source, target) !== null,
    mirroredFrom: (target) => store.mirrors.withTarget(pair.targetInstanceId, target).map(({ sourcePath }) => sourcePath),
  };
};

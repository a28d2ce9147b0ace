import type { InstanceId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import type { Project } from '../gitlab/gitlab.ts';
import { isFailure } from '../rules/app-error.ts';
import { inParallel } from '../rules/in-parallel.ts';
import { splitPath } from '../rules/plans/map-path.ts';

type FindDeps = Pick<Deps, 'to'>;
type Found = Map<string, Project>;

const PAGE = 100;
const AT_ONCE = 4;
/** So many projects of one group are sooner found by its list. */
const LIST_FROM = 4;

const note = (found: Found, project: Project): void => void found.set(project.path.toLowerCase(), project);

/** Pages of the group's list, no more of them than asking one by one would take. A user's namespace has no such list. */
const fromList = async ({ to }: FindDeps, instanceId: InstanceId, group: string, wanted: readonly string[], found: Found): Promise<void> => {
  try {
    for (let pages = 0; pages < wanted.length && wanted.some((path) => !found.has(path)); pages += 1) {
      const page = await to(instanceId).listProjectsOfGroup(group, { offset: pages * PAGE, limit: PAGE });
      for (const project of page.items) note(found, project);
      if (!page.more) return;
    }
  } catch (error) {
    if (!isFailure(error, 'not_found')) throw error;
  }
};

const groupsOf = (paths: readonly string[]): Map<string, string[]> => {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const { group } = splitPath(path);
    const members = groups.get(group) ?? [];
    members.push(path);
    groups.set(group, members);
  }
  return groups;
};

const oneByOne = async ({ to }: FindDeps, instanceId: InstanceId, path: string, found: Found): Promise<void> => {
  try {
    found.set(path, await to(instanceId).readProject(path));
  } catch (error) {
    if (!isFailure(error, 'not_found')) throw error;
  }
};

/**
 * The projects that there are of these full paths, by path in small letters. Groups with several are asked for their list first. Fails as
 * the way to GitLab does; a project that is not there is left out.
 */
export const findProjects = async (deps: FindDeps, instanceId: InstanceId, paths: readonly string[]): Promise<ReadonlyMap<string, Project>> => {
  const found: Found = new Map();
  const wanted = [...new Set(paths.map((path) => path.toLowerCase()))];
  const listed = [...groupsOf(wanted)].filter(([group, members]) => group !== '' && members.length >= LIST_FROM);
  await inParallel(AT_ONCE, listed, ([group, members]) => fromList(deps, instanceId, group, members, found));
  await inParallel(AT_ONCE, wanted.filter((path) => !found.has(path)), (path) => oneByOne(deps, instanceId, path, found));
  return found;
};

import type { InstanceId, MirrorId, ProjectId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import type { GitLab, Project, PushMirror } from '../gitlab/gitlab.ts';
import { endsOf } from '../mirrors/ends.ts';
import { seeMirror } from '../mirrors/see-mirror.ts';
import { AppError, isFailure } from '../rules/app-error.ts';
import { inParallel } from '../rules/in-parallel.ts';
import type { Observation } from '../rules/observation.ts';
import { observePushMirror } from '../rules/push-mirror.ts';
import { stillStands } from '../rules/still-stands.ts';
import type { StoredMirror } from '../store/mirror-store.ts';
import { isAway } from './is-away.ts';
import { sweepProjects } from './sweep-projects.ts';

export type StatusDeps = Pick<Deps, 'store' | 'to' | 'clock'>;

/** `asked`: by a question about the mirror itself; `listed`: by its project in a list; `failed`: not answered; `away`: the whole instance did not. */
export type Looked = { id: MirrorId; how: 'asked' | 'listed' | 'failed' | 'away'; observation: Observation | null };

const AT_ONCE = 8;

/** `mayList`: whether a push mirror of a quiet project needs no question of its own. */
export type LookOptions = { mayList: boolean; isStopping(): boolean };

/** Looks at mirrors of any instances, and stores nothing. What was not asked when it had to stop is not in the answer. */
export const lookAtAll = async (deps: StatusDeps, ids: readonly MirrorId[], options: LookOptions): Promise<Looked[]> => {
  const mirrors = withNeighbours(deps, ids);
  const instances = [...new Set(mirrors.map((mirror) => endsOf(mirror).owner.instanceId))];
  const looked = await Promise.all(instances.map((instanceId) => lookAtInstance(deps, instanceId, mirrors.filter((mirror) => endsOf(mirror).owner.instanceId === instanceId), options)));
  return looked.flat();
};

/** The answer about a project is about all of its push mirrors, those that were not meant included. */
const withNeighbours = ({ store }: StatusDeps, ids: readonly MirrorId[]): StoredMirror[] => {
  const meant = store.mirrors.findMany(ids);
  const push = meant.filter(({ direction }) => direction === 'push');
  const isMeant = new Set(ids);
  const others = [...new Set(push.map(({ sourceInstanceId }) => sourceInstanceId))].flatMap((instanceId) =>
    store.mirrors.ofOwners(instanceId, push.filter((one) => one.sourceInstanceId === instanceId).map(({ sourceProjectId }) => sourceProjectId)));
  return [...meant, ...store.mirrors.findMany(others.flatMap(({ id, direction }) => (direction === 'push' && !isMeant.has(id) ? [id] : [])))];
};

const lookAtInstance = async (deps: StatusDeps, instanceId: InstanceId, mirrors: readonly StoredMirror[], { mayList, isStopping }: LookOptions): Promise<Looked[]> => {
  let isGone = false;
  const unlessAway = async (mirror: StoredMirror, look: () => Promise<Looked>): Promise<Looked | null> => {
    if (isStopping()) return null;
    try {
      return isGone ? { id: mirror.id, how: 'away', observation: null } : await look();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      isGone ||= isAway(error);
      return { id: mirror.id, how: isAway(error) ? 'away' : 'failed', observation: null };
    }
  };
  try {
    const gitlab = deps.to(instanceId);
    const listed = mirrors.filter((mirror) => mayList || mirror.direction === 'pull');
    const projects = await sweepProjects(gitlab, listed.map((mirror) => endsOf(mirror).owner.projectId));
    const pushMirrors = createPushLists(gitlab);
    const seen = deps.store.mirrors.seen(projects.size === 0 ? [] : mirrors.map(({ id }) => id));
    const looked = await inParallel(AT_ONCE, mirrors, (mirror) => unlessAway(mirror, () => look({ ...deps, gitlab, projects, seen, pushMirrors }, mirror)));
    return looked.filter((one) => one !== null);
  } catch (error) {
    if (!isAway(error)) throw error;
    return mirrors.map(({ id }) => ({ id, how: 'away', observation: null }));
  }
};

/** One question for all push mirrors of a project. A project that is gone has none. */
const createPushLists = (gitlab: GitLab) => {
  const lists = new Map<ProjectId, Promise<PushMirror[]>>();
  const ask = async (projectId: ProjectId): Promise<PushMirror[]> => {
    try {
      return await gitlab.listPushMirrors(projectId);
    } catch (error) {
      if (isFailure(error, 'not_found')) return [];
      throw error;
    }
  };
  return (projectId: ProjectId): Promise<PushMirror[]> => {
    const list = lists.get(projectId) ?? ask(projectId);
    lists.set(projectId, list);
    return list;
  };
};

type LookDeps = StatusDeps & { gitlab: GitLab; projects: ReadonlyMap<ProjectId, Project>; seen: ReturnType<StatusDeps['store']['mirrors']['seen']>; pushMirrors: (projectId: ProjectId) => Promise<PushMirror[]> };

const look = async (deps: LookDeps, mirror: StoredMirror): Promise<Looked> => {
  const { clock, projects, seen } = deps;
  const { id, direction } = mirror;
  const project = projects.get(endsOf(mirror).owner.projectId);
  const known = seen.get(id);
  if (project !== undefined && known !== undefined && stillStands({ direction, ...known }, project, clock.now())) {
    return { id, how: 'listed', observation: { ...known.observed, checkedAt: clock.now() } };
  }
  const observation = direction === 'pull' ? (await seeMirror(deps, mirror)).observation : await lookAtPush(deps, mirror, project);
  return { id, how: 'asked', observation };
};

const lookAtPush = async ({ gitlab, pushMirrors, clock }: LookDeps, mirror: StoredMirror, listed: Project | undefined): Promise<Observation> => {
  const { projectId } = endsOf(mirror).owner;
  const seen = (await pushMirrors(projectId)).find((one) => one.id === mirror.gitlabMirrorId) ?? null;
  // `enabled: false` is GitLab's answer for every mirror of an empty project: only then the project is asked as well.
  const empty = seen !== null && !seen.enabled && mirror.enabled ? (listed ?? (await gitlab.readProject(projectId))).empty : false;
  return observePushMirror(seen, { empty }, clock.now());
};

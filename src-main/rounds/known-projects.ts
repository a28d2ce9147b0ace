import type { InstanceId, MirrorId, ProjectId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import type { Project } from '../gitlab/gitlab.ts';
import { endsOf, type End } from '../mirrors/ends.ts';
import { isAway } from './is-away.ts';
import { sweepProjects } from './sweep-projects.ts';

/**
 * The same way to GitLab, that knows the projects on both sides of these mirrors from pages of a list just read, and so need not ask for
 * each. A project that is not in the pages is asked for as ever.
 */
export const knowingProjects = async ({ store, to }: Pick<Deps, 'store' | 'to'>, ids: readonly MirrorId[]): Promise<Deps['to']> => {
  const ends = store.mirrors.findMany(ids).map(endsOf).flatMap(({ source, target }) => [source, target]);
  const instances = [...new Set(ends.map(({ instanceId }) => instanceId))];
  const known = new Map(await Promise.all(instances.map(async (instanceId) => [instanceId, await projectsOf(to, instanceId, ends)] as const)));
  return (instanceId, priority) => {
    const gitlab = to(instanceId, priority);
    const projects = known.get(instanceId);
    const find = (ref: ProjectId | string): Project | undefined => (typeof ref === 'string' ? undefined : projects?.get(ref));
    return { ...gitlab, readProject: async (ref) => find(ref) ?? gitlab.readProject(ref) };
  };
};

/** What an instance that is away has to say comes with the questions about its mirrors. */
const projectsOf = async (to: Deps['to'], instanceId: InstanceId, ends: readonly End[]): Promise<Map<ProjectId, Project>> => {
  try {
    return await sweepProjects(to(instanceId), ends.filter((end) => end.instanceId === instanceId).map(({ projectId }) => projectId));
  } catch (error) {
    if (!isAway(error)) throw error;
    return new Map();
  }
};

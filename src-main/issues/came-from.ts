import type { InstanceId, ProjectId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';

type Project = { instanceId: InstanceId; projectId: ProjectId };
type Place = { of: number; instanceId: InstanceId; issueId: number };

/** No way goes over more projects. */
const MOST_HOPS = 16;

const hop = ({ store }: Pick<Deps, 'store'>, places: readonly Place[]): (Project & Place)[] => {
  const instances = [...new Set(places.map(({ instanceId }) => instanceId))];
  return instances.flatMap((instanceId) => {
    const here = places.filter((place) => place.instanceId === instanceId);
    const copies = store.issueLinks.copiesAmong(instanceId, here.map(({ issueId }) => issueId));
    return copies.flatMap((copy) =>
      here
        .filter(({ issueId }) => issueId === copy.issueId)
        .map(({ of }) => ({ of, instanceId: copy.sourceInstanceId, projectId: copy.sourceProjectId, issueId: copy.sourceIssueId })));
  });
};

/**
 * Of these issues of a source, those that we know to have come from `target`, over however many projects: what their text says of their
 * origin is a person's to delete, what we have copied is not.
 */
export const cameFrom = (deps: Pick<Deps, 'store'>, target: Project, source: InstanceId, issueIds: readonly number[]): Set<number> => {
  const found = new Set<number>();
  let places: Place[] = issueIds.map((issueId) => ({ of: issueId, instanceId: source, issueId }));
  for (let hops = 0; places.length > 0 && hops < MOST_HOPS; hops += 1) {
    const origins = hop(deps, places);
    for (const { of, instanceId, projectId } of origins) if (instanceId === target.instanceId && projectId === target.projectId) found.add(of);
    places = origins.filter(({ of }) => !found.has(of));
  }
  return found;
};

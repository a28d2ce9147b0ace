import type { InstanceId } from '../../src-preload/contract/ids.ts';
import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { FoundMirror } from '../../src-preload/contract/models/discovery.ts';
import type { Deps } from '../deps.ts';
import type { GitLab, Project, PullMirror, PushMirror } from '../gitlab/gitlab.ts';
import { AppError } from '../rules/app-error.ts';
import { inParallel } from '../rules/in-parallel.ts';
import { recogniseMirrorUrl } from '../rules/mirror-url.ts';
import type { StoredInstance } from '../store/instance-store.ts';

type DiscoverDeps = Pick<Deps, 'store' | 'to'>;
type Skipped = Returned<'instances.discover'>['skipped'][number];
type Seen = { items: FoundMirror[]; skipped: Skipped[] };

/** Projects asked about at once; the door's budget decides what is really in flight. */
const AT_ONCE = 4;
const MOST_ITEMS = 1000;

/**
 * The push and pull mirrors that exist on one page of an instance's or a group's projects, changing nothing: one request for each
 * project and a second where it has a pull mirror. A project whose mirrors cannot be listed is skipped and named; `projects` counts
 * those that were looked at. Fails where the projects themselves cannot be listed.
 */
export const discoverMirrors = async (deps: DiscoverDeps, { instanceId, groupPath, offset, limit }: ParsedInput<'instances.discover'>): Promise<Returned<'instances.discover'>> => {
  const gitlab = deps.to(instanceId);
  const { items: projects, more } = groupPath === undefined ? await gitlab.listProjects({ text: undefined, offset, limit }) : await gitlab.listProjectsOfGroup(groupPath, { offset, limit });
  const known = deps.store.instances.allStored();
  const seen = await inParallel(AT_ONCE, projects, (project) => look(deps, gitlab, { instanceId, project, known }));
  const items = seen.flatMap((one) => one.items);
  const skipped = seen.flatMap((one) => one.skipped);
  return { items: items.slice(0, MOST_ITEMS), projects: projects.length - skipped.length, skipped, more };
};

type Place = { instanceId: InstanceId; project: Project; known: readonly StoredInstance[] };

const look = async ({ store }: DiscoverDeps, gitlab: GitLab, place: Place): Promise<Seen> => {
  const { instanceId, project } = place;
  try {
    const push = await gitlab.listPushMirrors(project.id);
    const pull = project.pullMirror === true ? await gitlab.readPullMirror(project.id) : null;
    const ours = store.mirrors.ofOwners(instanceId, [project.id]);
    const idOf = (gitlabMirrorId: number | null) =>
      ours.find((one) => (gitlabMirrorId === null ? one.direction === 'pull' : one.direction === 'push' && one.gitlabMirrorId === gitlabMirrorId))?.id ?? null;
    const found = [...push.map((mirror) => foundPush(place, mirror)), ...(pull === null ? [] : [foundPull(place, pull)])];
    return { items: found.map((one) => ({ ...one, mirrorId: idOf(one.gitlabMirrorId) })), skipped: [] };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { items: [], skipped: [{ projectId: project.id, path: project.path, failure: error.failure }] };
  }
};

type Found = Omit<FoundMirror, 'mirrorId'>;

const otherEnd = (url: string | null, known: Place['known']): FoundMirror['other'] => {
  const other = recogniseMirrorUrl(url, known);
  const instance = known.find(({ id }) => id === other?.instanceId);
  return other === null || instance === undefined ? null : { instanceId: instance.id, instanceName: instance.name, path: other.path };
};

const ownerOf = ({ instanceId, project }: Place) => ({ ownerInstanceId: instanceId, ownerProjectId: project.id, ownerPath: project.path });

const foundPush = (place: Place, { id, url, enabled, status, lastSuccessAt, ...settings }: PushMirror): Found => ({
  direction: 'push', ...ownerOf(place), gitlabMirrorId: id, url, enabled, status: status.slice(0, 50), lastSuccessAt, other: otherEnd(url, place.known),
  settings: { overwriteDiverged: !settings.keepDivergentRefs, onlyProtectedBranches: settings.onlyProtectedBranches, branchRegex: fitting(settings.branchRegex) },
});

const foundPull = (place: Place, { url, enabled, status, lastSuccessAt, ...settings }: PullMirror): Found => ({
  direction: 'pull', ...ownerOf(place), gitlabMirrorId: null, url, enabled: enabled ?? true, status: status.slice(0, 50), lastSuccessAt, other: otherEnd(url, place.known),
  settings: {
    ...(settings.overwriteDiverged === null ? {} : { overwriteDiverged: settings.overwriteDiverged }),
    ...(settings.triggerBuilds === null ? {} : { triggerBuilds: settings.triggerBuilds }),
    ...(settings.onlyProtectedBranches === null ? {} : { onlyProtectedBranches: settings.onlyProtectedBranches }),
    branchRegex: fitting(settings.branchRegex),
  },
});

/** GitLab keeps at most 255 characters; a longer one is none of its own and nothing that we could take over. */
const fitting = (branchRegex: string | null): string | null => (branchRegex !== null && branchRegex.length <= 255 ? branchRegex : null);

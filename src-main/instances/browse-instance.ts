import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { recogniseMirrorUrl } from '../rules/mirror-url.ts';

/** One page of the projects that the instance's token sees, for the picker. */
export const listProjects = async ({ to }: Pick<Deps, 'to'>, { instanceId, ...query }: ParsedInput<'instances.projects'>): Promise<Returned<'instances.projects'>> =>
  to(instanceId).listProjects({ text: query.text, offset: query.offset, limit: query.limit });

export const listGroups = async ({ to }: Pick<Deps, 'to'>, { instanceId, ...query }: ParsedInput<'instances.groups'>): Promise<Returned<'instances.groups'>> =>
  to(instanceId).listGroups({ text: query.text, offset: query.offset, limit: query.limit });

/** The push and pull mirrors that GitLab has on a project, with their other end where we know its server. */
export const listExistingMirrors = async (
  { store, to }: Pick<Deps, 'store' | 'to'>,
  { instanceId, projectId }: ParsedInput<'instances.existingMirrors'>,
): Promise<Returned<'instances.existingMirrors'>> => {
  const gitlab = to(instanceId);
  const known = store.instances.allStored();
  const push = await gitlab.listPushMirrors(projectId);
  const pull = await gitlab.readPullMirror(projectId);
  const items: Returned<'instances.existingMirrors'>['items'] = push.map((one) => ({
    direction: 'push', gitlabMirrorId: one.id, url: one.url, enabled: one.enabled, status: one.status, other: recogniseMirrorUrl(one.url, known),
  }));
  if (pull !== null) {
    items.push({ direction: 'pull', gitlabMirrorId: null, url: pull.url, enabled: pull.enabled ?? true, status: pull.status, other: recogniseMirrorUrl(pull.url, known) });
  }
  return { items: items.slice(0, 100), total: items.length };
};

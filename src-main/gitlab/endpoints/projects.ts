import { Groups, Projects } from '@gitbeaker/rest';
import { z } from 'zod';
import { ProjectId } from '../../../src-preload/contract/ids.ts';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import { AppError, isFailure } from '../../rules/app-error.ts';
import { sshUrlOf } from '../../rules/mirror-url.ts';
import type { Api } from '../api.ts';
import { flag, maybeFlag, maybeText, moment, name } from '../fields.ts';
import type { GitLab, Project } from '../gitlab.ts';
import { slice } from '../pages.ts';

const Access = z.object({ access_level: z.int().min(0).max(100) }).nullish();

/** The highest of what a project and its groups grant; null where GitLab grants by other ways or does not say. */
const highest = (permissions: { project_access?: z.infer<typeof Access>; group_access?: z.infer<typeof Access> } | null | undefined): number | null => {
  const levels = [permissions?.project_access, permissions?.group_access].flatMap((access) => (access ? [access.access_level] : []));
  return levels.length === 0 ? null : Math.max(...levels);
};

export const ProjectAnswer = z
  .object({
    id: ProjectId,
    path_with_namespace: z.string().min(1).max(LIMITS.projectPath),
    name,
    web_url: z.string().max(1000),
    http_url_to_repo: z.string().max(1000),
    ssh_url_to_repo: maybeText(1000),
    default_branch: maybeText(500),
    archived: flag,
    empty_repo: maybeFlag,
    last_activity_at: moment,
    repository_object_format: z.enum(['sha1', 'sha256']).nullish().catch(null),
    permissions: z.object({ project_access: Access, group_access: Access }).nullish(),
    mirror: z.boolean().nullish(),
    import_status: maybeText(100),
  })
  .transform((answer): Project => ({
    id: answer.id,
    path: answer.path_with_namespace,
    name: answer.name,
    webUrl: answer.web_url,
    httpUrl: answer.http_url_to_repo,
    sshUrl: answer.ssh_url_to_repo === null ? null : sshUrlOf(answer.ssh_url_to_repo),
    defaultBranch: answer.default_branch,
    archived: answer.archived,
    empty: answer.empty_repo,
    lastActivityAt: answer.last_activity_at,
    objectFormat: answer.repository_object_format ?? null,
    accessLevel: highest(answer.permissions),
    // The key itself tells the licence: there, it may be null for false (contract.md A.2).
    pullMirror: answer.mirror === undefined ? null : (answer.mirror ?? false),
    importStatus: answer.import_status,
  }));

const isFullPath = (path: string): boolean => {
  const segments = path.split('/');
  return segments.length > 1 && segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..');
};

/** `isAdmin` decides whether only memberships are listed; an administrator may mirror every project. */
export const createProjectEndpoints = (api: Api, isAdmin: () => Promise<boolean>): Pick<GitLab, 'listProjects' | 'listProjectsOfGroup' | 'listProjectsAfter' | 'readProject'> => {
  const projects = new Projects(api.resource);
  const groups = new Groups(api.resource);
  const notFound = (ref: ProjectId | string): AppError =>
    new AppError({ code: 'not_found', kind: 'project', instanceId: api.instanceId, ...(typeof ref === 'string' ? { name: ref.slice(0, LIMITS.projectPath) } : {}) });

  return {
    async listProjects({ text, ...range }) {
      const who = (await isAdmin()) ? {} : { membership: true };
      const search = text === undefined || text === '' ? {} : { search: text, searchNamespaces: true };
      return slice(api, 'projects', z.array(ProjectAnswer).max(100), range, (query) =>
        projects.all<true, 'offset'>({ ...who, ...search, ...query, orderBy: 'path', sort: 'asc' }));
    },
    async listProjectsOfGroup(group, range) {
      try {
        return await slice(api, 'groups/1/projects', z.array(ProjectAnswer).max(100), range, (query) =>
          groups.allProjects<true>(group, { ...query, includeSubgroups: true, withShared: false, orderBy: 'path', sort: 'asc' }));
      } catch (error) {
        if (!isFailure(error, 'not_found')) throw error;
        throw new AppError({ code: 'not_found', kind: 'group', instanceId: api.instanceId, name: group.slice(0, LIMITS.projectPath) });
      }
    },
    async listProjectsAfter(after) {
      // Keyset, because GitLab then counts nothing; the page itself says where the next begins, so that no link is followed.
      const query = new URLSearchParams({ pagination: 'keyset', order_by: 'id', sort: 'asc', per_page: '100', id_after: String(after), ...((await isAdmin()) ? {} : { membership: 'true' }) });
      const { body } = await api.send({ method: 'GET', path: 'projects', query: query.toString() });
      return api.read(z.array(ProjectAnswer).max(100), body, 'GET', 'projects');
    },
    async readProject(ref) {
      // Without a slash it is no full path, and could be one of `.` and `..`.
      if (typeof ref === 'string' && !isFullPath(ref)) throw notFound(ref);
      try {
        return api.read(ProjectAnswer, await projects.show(ref), 'GET', 'projects/1');
      } catch (error) {
        throw isFailure(error, 'not_found') ? notFound(ref) : error;
      }
    },
  };
};

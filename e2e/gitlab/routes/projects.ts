import { fullProject } from '../entities/project.ts';
import { created, forbidden, invalid, notFound, ok } from '../http/answer.ts';
import { signedIn, type Call, type Route } from '../http/router.ts';
import { isPremium } from '../profile.ts';
import type { ProjectRecord } from '../state/records.ts';
import { addProject, findProject, removeProject } from '../state/projects.ts';
import { groupPower } from '../state/rights.ts';
import { DEVELOPER, MAINTAINER, OWNER } from '../state/roles.ts';
import { listProjects } from './project-list.ts';
import { projectOf, projectWithRole } from './project-of.ts';
import { applyPullSettings } from './pull-settings.ts';

const callerKey = (call: Call): string => String(call.caller?.user.id ?? call.incoming.remoteAddress);

const PULL_PARAMETERS = ['mirror', 'import_url', 'mirror_trigger_builds', 'only_mirror_protected_branches', 'mirror_overwrites_diverged_branches', 'mirror_branch_regex'];

const updateDetails = (call: Call, project: ProjectRecord): void => {
  project.name = call.params.text('name') ?? project.name;
  project.visibility = call.params.oneOf('visibility', ['private', 'internal', 'public']) ?? project.visibility;
  if (call.params.has('description')) project.description = call.params.text('description') ?? null;
  project.updatedAt = call.state.clock.now();
};

/** Pull mirrors in the way of versions before 17.6; without a licence the parameters are dropped silently (contract A.4). */
const updateMirror = (call: Call, project: ProjectRecord): void => {
  const given = PULL_PARAMETERS.some((name) => call.params.has(name));
  if (!given || !isPremium(call.state.profile)) return;
  const url = call.params.text('import_url');
  applyPullSettings(call, project, {
    enabled: call.params.flag('mirror'),
    address: url === undefined ? undefined : { url, user: null, password: null },
    triggerBuilds: call.params.flag('mirror_trigger_builds'),
    onlyProtectedBranches: call.params.flag('only_mirror_protected_branches'),
    overwritesDiverged: call.params.flag('mirror_overwrites_diverged_branches'),
    branchRegex: call.params.clearable('mirror_branch_regex'),
  });
};

/** Without a repository's first commit. Developers may make projects in a group, which is GitLab's default; their role on it is the group's. */
const createProject = (call: Call): ProjectRecord => {
  call.params.require('path');
  const { user } = signedIn(call);
  const group = call.state.groups.get(call.params.whole('namespace_id') ?? 0);
  if (group === undefined || groupPower(call.state, group, user) === 0) throw notFound('Namespace');
  if (groupPower(call.state, group, user) < DEVELOPER) throw forbidden();
  const slug = call.params.text('path') ?? '';
  const path = `${group.path}/${slug}`;
  if (findProject(call.state, path) !== undefined) throw invalid({ name: ['has already been taken'], path: ['has already been taken'] });
  return addProject(call.state, { path, name: call.params.text('name') ?? slug, visibility: call.params.oneOf('visibility', ['private', 'internal', 'public']) ?? 'private' });
};

export const projectRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/projects',
    run: (call) => {
      call.host.limiter.count('projectList', callerKey(call));
      if (call.params.has('search')) call.host.limiter.count('search', callerKey(call));
      return listProjects(call, call.state.projects.values());
    },
  },
  { method: 'POST', path: '/projects', run: (call) => created(fullProject(call.state, createProject(call), signedIn(call).user, true)) },
  {
    method: 'DELETE',
    path: '/projects/:id',
    run: (call) => {
      removeProject(call.state, projectWithRole(call, OWNER));
      return { status: 202, body: { message: '202 Accepted' } };
    },
  },
  {
    method: 'GET',
    path: '/projects/:id',
    run: (call) => {
      call.host.limiter.count('projectRead', callerKey(call));
      return ok(fullProject(call.state, projectOf(call), call.caller?.user ?? null, true));
    },
  },
  {
    method: 'PUT',
    path: '/projects/:id',
    run: (call) => {
      const project = projectWithRole(call, MAINTAINER);
      updateDetails(call, project);
      updateMirror(call, project);
      return ok(fullProject(call.state, project, signedIn(call).user, true));
    },
  },
  ...([true, false] as const).map(
    (archived): Route => ({
      method: 'POST',
      path: `/projects/:id/${archived ? 'archive' : 'unarchive'}`,
      run: (call) => {
        const project = projectWithRole(call, 50);
        project.archived = archived;
        return { status: 201, body: fullProject(call.state, project, signedIn(call).user, true) };
      },
    }),
  ),
];

import { pullMirror } from '../entities/mirror.ts';
import { fail, forbidden, ok } from '../http/answer.ts';
import type { Call, Route } from '../http/router.ts';
import { atLeast, isPremium } from '../profile.ts';
import type { ProjectRecord } from '../state/records.ts';
import { MAINTAINER } from '../state/roles.ts';
import { projectWithRole } from './project-of.ts';
import { applyPullSettings, refuseUnreachable, type PullSettings } from './pull-settings.ts';

const PATH = '/projects/:id/mirror/pull';
const PARAMETERS = [
  'enabled',
  'url',
  'auth_user',
  'auth_password',
  'mirror_trigger_builds',
  'only_mirror_protected_branches',
  'mirror_overwrites_diverged_branches',
  'mirror_branch_regex',
];

/** Lacking the right is 403 here (contract A.4). */
const pullProject = (call: Call): ProjectRecord => projectWithRole(call, MAINTAINER, forbidden);

const mirroredProject = (call: Call): ProjectRecord => {
  const project = pullProject(call);
  if (!call.host.pullMirrors.isMirrored(project)) throw fail(400, { message: 'The project is not mirrored' });
  return project;
};

const show = (call: Call, project: ProjectRecord): ReturnType<typeof ok> =>
  ok(pullMirror(call.state, project.pullMirror, call.host.pullMirrors.isMirrored(project)));

const readSettings = (call: Call): PullSettings => {
  call.params.atLeastOne(...PARAMETERS);
  const url = call.params.text('url');
  const user = call.params.text('auth_user') ?? null;
  const password = call.params.text('auth_password') ?? null;
  return {
    enabled: call.params.flag('enabled'),
    address: url === undefined && user === null && password === null ? undefined : { url, user, password },
    triggerBuilds: call.params.flag('mirror_trigger_builds'),
    onlyProtectedBranches: call.params.flag('only_mirror_protected_branches'),
    overwritesDiverged: call.params.flag('mirror_overwrites_diverged_branches'),
    branchRegex: call.params.clearable('mirror_branch_regex'),
  };
};

/** Without a licence the answer is 200 and the mirror stays off (contract A.4). */
const configure = async (call: Call): Promise<ReturnType<typeof ok>> => {
  const project = pullProject(call);
  const settings = readSettings(call);
  if (!isPremium(call.state.profile)) return show(call, project);
  await refuseUnreachable(call, project, settings);
  applyPullSettings(call, project, settings);
  return show(call, project);
};

const start = (call: Call): ReturnType<typeof ok> => {
  const project = mirroredProject(call);
  const forced = atLeast(call.state.profile, '19.3') && call.params.flag('force') === true;
  if (call.host.pullMirrors.isHardFailed(project.pullMirror) && !forced) {
    throw fail(403, { message: '403 Forbidden - Mirroring for the project is on pause' });
  }
  if (forced) call.host.pullMirrors.restart(project);
  else call.host.pullMirrors.request(project);
  return ok(200);
};

export const pullMirrorRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, since: '15.6', edition: 'ee', run: (call) => show(call, mirroredProject(call)) },
  { method: 'PUT', path: PATH, since: '17.6', edition: 'ee', run: configure },
  { method: 'POST', path: PATH, edition: 'ee', run: start },
];

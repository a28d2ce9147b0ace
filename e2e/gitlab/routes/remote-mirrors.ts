import { pushMirror } from '../entities/mirror.ts';
import { created, fail, invalid, noContent, notFound, ok, unauthorized } from '../http/answer.ts';
import { offsetPage } from '../http/paging.ts';
import type { Call, Route } from '../http/router.ts';
import { regexProblem } from '../mirrors/branch-filter.ts';
import { remoteProblem, splitRemote } from '../mirrors/remote-url.ts';
import { atLeast, isPremium } from '../profile.ts';
import { fullPath } from '../state/projects.ts';
import type { ProjectRecord, PushMirrorRecord, Remote } from '../state/records.ts';
import { canAdminRemoteMirror } from '../state/rights.ts';
import { externalUrl } from '../state/server-state.ts';
import { projectOf } from './project-of.ts';

const MOST_ENABLED = 10;
const MOST_HOST_KEYS = 10;
const AUTH_METHODS = ['password', 'ssh_public_key'] as const;

/** Lacking the right is 401 here, not 403 (contract A.3). */
const mirrorsOf = (call: Call): ProjectRecord => {
  const project = projectOf(call);
  if (!canAdminRemoteMirror(call.state, project, call.caller?.user ?? null)) throw unauthorized();
  return project;
};

const mirrorOf = (call: Call): { project: ProjectRecord; mirror: PushMirrorRecord } => {
  const project = mirrorsOf(call);
  const mirror = project.pushMirrors.find((each) => String(each.id) === call.segment('mirror_id'));
  if (mirror === undefined) throw notFound();
  return { project, mirror };
};

const show = (call: Call, project: ProjectRecord, mirror: PushMirrorRecord): unknown =>
  pushMirror(call.state, mirror, call.host.pushMirrors.isEnabled(project, mirror));

/** The expression needs a licence; without one the parameter is unknown and dropped. */
const readRegex = (call: Call): string | undefined => {
  if (call.state.profile.edition === 'ce' || !atLeast(call.state.profile, '16.2')) return undefined;
  call.params.exclusive('only_protected_branches', 'mirror_branch_regex');
  const regex = isPremium(call.state.profile) ? call.params.clearable('mirror_branch_regex') : undefined;
  const problem = regex === undefined ? null : regexProblem(regex);
  if (problem !== null) throw invalid({ mirror_branch_regex: [problem] });
  return regex;
};

const readFlag = (call: Call, name: string): boolean | undefined => {
  if (call.params.isNull(name)) throw invalid({ [name]: ["can't be blank"] });
  return call.params.flag(name);
};

const readHostKeys = (call: Call): string[] | undefined => {
  const keys = atLeast(call.state.profile, '19.0') ? call.params.list('host_keys') : undefined;
  if (keys === undefined) return undefined;
  if (keys.length > MOST_HOST_KEYS) throw invalid({ host_keys: ['too many host keys'] });
  if (keys.some((key) => !/AAAA[0-9A-Za-z+/]+/.test(key))) throw invalid({ host_keys: ['Invalid SSH host key'] });
  return keys;
};

/** Model rules of creation: address, itself, the same address twice (19), ten enabled ones (18.9). */
const checkNew = (call: Call, project: ProjectRecord, remote: Remote, enabled: boolean): void => {
  const { profile } = call.state;
  if (atLeast(profile, '19.0')) {
    const own = [externalUrl(call.state), call.state.url].map((base) => `${base}/${fullPath(call.state, project)}.git`.toLowerCase());
    if (own.includes(remote.url.toLowerCase())) throw invalid({ base: ['You cannot mirror a repository to itself.'] });
    if (project.pushMirrors.some((mirror) => mirror.remote.url === remote.url)) throw invalid({ url: ['has already been taken'] });
  }
  const enabledOnes = project.pushMirrors.filter((mirror) => mirror.enabled).length;
  if (atLeast(profile, '18.9') && enabled && enabledOnes >= MOST_ENABLED) {
    throw invalid({ base: [`Maximum number of push mirrors (${MOST_ENABLED}) exceeded for this project.`] });
  }
};

const create = (call: Call): ReturnType<typeof created> => {
  const project = mirrorsOf(call);
  call.params.require('url');
  const url = call.params.text('url') ?? '';
  const authMethod = call.params.oneOf('auth_method', AUTH_METHODS) ?? 'password';
  const problem = remoteProblem(call.state, url);
  const branchRegex = readRegex(call) || null;
  if (problem !== null) throw invalid({ url: [`is blocked: ${problem}`] });
  const settings = {
    authMethod,
    branchRegex,
    enabled: readFlag(call, 'enabled') ?? false,
    hostKeys: readHostKeys(call) ?? [],
    keepDivergentRefs: call.params.flag('keep_divergent_refs') ?? false,
    onlyProtectedBranches: readFlag(call, 'only_protected_branches') ?? false,
  };
  const remote = splitRemote(url);
  checkNew(call, project, remote, settings.enabled);
  const mirror = call.host.pushMirrors.create(project, remote, settings);
  return created(show(call, project, mirror));
};

/** Address and credential cannot be changed: such parameters are dropped without a word (contract A.3.1). */
const update = (call: Call): ReturnType<typeof ok> => {
  const { project, mirror } = mirrorOf(call);
  const authMethod = AUTH_METHODS.find((method) => method === call.params.text('auth_method'));
  if (call.params.has('auth_method') && authMethod === undefined) throw invalid({ auth_method: ['is not included in the list'] });
  const branchRegex = readRegex(call);
  const enabled = readFlag(call, 'enabled');
  const onlyProtectedBranches = readFlag(call, 'only_protected_branches');
  const keepDivergentRefs = call.params.flag('keep_divergent_refs');
  const hostKeys = readHostKeys(call);
  Object.assign(mirror, {
    enabled: enabled ?? mirror.enabled,
    keepDivergentRefs: keepDivergentRefs ?? mirror.keepDivergentRefs,
    onlyProtectedBranches: onlyProtectedBranches ?? (branchRegex === undefined ? mirror.onlyProtectedBranches : false),
    branchRegex: branchRegex === undefined ? (onlyProtectedBranches === true ? null : mirror.branchRegex) : branchRegex || null,
  });
  const newMethod = authMethod !== undefined && authMethod !== mirror.authMethod;
  if (newMethod || hostKeys !== undefined) {
    Object.assign(mirror, { authMethod: authMethod ?? mirror.authMethod, hostKeys: hostKeys ?? mirror.hostKeys });
    call.host.pushMirrors.reset(mirror);
  }
  return ok(show(call, project, mirror));
};

const sync = (call: Call): ReturnType<typeof noContent> => {
  const { project, mirror } = mirrorOf(call);
  if (!call.host.pushMirrors.isEnabled(project, mirror)) {
    throw fail(400, { message: 'Cannot proceed with the push mirroring. Please verify your mirror configuration.' });
  }
  call.host.pushMirrors.sync(project, mirror);
  return noContent();
};

const publicKey = (call: Call): ReturnType<typeof ok> => {
  const { mirror } = mirrorOf(call);
  if (mirror.authMethod !== 'ssh_public_key' || !mirror.remote.url.startsWith('ssh://')) throw notFound();
  return ok({ public_key: mirror.publicKey });
};

const LIST = '/projects/:id/remote_mirrors';
const ONE = `${LIST}/:mirror_id`;

export const remoteMirrorRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: LIST,
    run: (call) => {
      const project = mirrorsOf(call);
      return offsetPage(call, project.pushMirrors, (mirror) => show(call, project, mirror));
    },
  },
  { method: 'POST', path: LIST, run: create },
  {
    method: 'GET',
    path: ONE,
    since: '14.10',
    run: (call) => {
      const { project, mirror } = mirrorOf(call);
      return ok(show(call, project, mirror));
    },
  },
  { method: 'PUT', path: ONE, run: update },
  {
    method: 'DELETE',
    path: ONE,
    since: '14.10',
    run: (call) => {
      const { project, mirror } = mirrorOf(call);
      project.pushMirrors = project.pushMirrors.filter((each) => each !== mirror);
      return noContent();
    },
  },
  { method: 'POST', path: `${ONE}/sync`, since: '16.11', run: sync },
  { method: 'GET', path: `${ONE}/public_key`, since: '17.9', run: publicKey },
];

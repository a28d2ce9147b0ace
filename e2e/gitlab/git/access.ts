import type { IncomingHttpHeaders } from 'node:http';

import type { DeployKeyRecord, DeployTokenRecord, ProjectRecord, TokenRecord, UserRecord } from '../state/records.ts';
import { canReadCode, canSee, power } from '../state/rights.ts';
import { DEVELOPER, MAINTAINER } from '../state/roles.ts';
import { externalUrl, type ServerState } from '../state/server-state.ts';
import { isActive, isExpired } from '../state/tokens.ts';
import { ApiFailure } from '../http/answer.ts';
import { KEY_USER } from '../mirrors/ssh.ts';

export type GitService = 'git-upload-pack' | 'git-receive-pack';

/** Who uses Git. `user` is null for anonymous readers, deploy tokens and deploy keys. */
export type GitActor = { user: UserRecord | null; deployToken: DeployTokenRecord | null; deployKey: DeployKeyRecord | null; reads: boolean; writes: boolean };

const plain = (status: number, body: string, headers: Record<string, string> = {}): ApiFailure =>
  new ApiFailure({ status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers }, body });

const challenge = (text: string): ApiFailure => plain(401, text, { 'WWW-Authenticate': 'Basic realm="GitLab"' });

const accessDenied = (state: ServerState): ApiFailure =>
  challenge(
    `HTTP Basic: Access denied. If a password was provided for Git authentication, the password was incorrect or you're required to use a token instead of a password. If a token was provided, it was either incorrect, expired, or improperly scoped. See ${externalUrl(state)}/help/topics/git/troubleshooting_git.md#error-on-git-fetch-http-basic-access-denied`,
  );

const NOT_FOUND = "The project you were looking for could not be found or you don't have permission to view it.";

const basic = (headers: IncomingHttpHeaders): { user: string; password: string } | null => {
  const encoded = /^basic\s+(.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const cut = text.indexOf(':');
  return { user: text.slice(0, Math.max(cut, 0)), password: text.slice(cut + 1) };
};

/** The token that a Git request carries, for the log; null when there is none or it is unknown. */
export const basicTokenId = (state: ServerState, headers: IncomingHttpHeaders): number | null =>
  state.tokensByValue.get(basic(headers)?.password ?? '')?.id ?? null;

/** `api` stands for both on a personal token; a project's or group's token needs the repository scopes (contract A.5). */
const abilities = (token: TokenRecord): { reads: boolean; writes: boolean } => {
  const all = token.resource === null && token.scopes.includes('api');
  const writes = all || token.scopes.includes('write_repository');
  return { writes, reads: writes || token.scopes.includes('read_repository') };
};

/** Any user name goes with a token; a deploy token needs its own. Unknown, revoked and expired ones are 401. */
const identify = (state: ServerState, project: ProjectRecord | undefined, headers: IncomingHttpHeaders): GitActor => {
  const nobody = { user: null, deployToken: null, deployKey: null };
  const given = basic(headers);
  if (given === null) return { ...nobody, reads: true, writes: false };
  if (given.user === KEY_USER) {
    const deployKey = state.deployKeys.find((each) => each.projectId === project?.id && each.key === given.password && !isExpired(state, each));
    if (deployKey === undefined) throw accessDenied(state);
    return { ...nobody, deployKey, reads: true, writes: deployKey.canPush };
  }
  const token = state.tokensByValue.get(given.password);
  const user = state.users.get(token?.userId ?? 0);
  if (token !== undefined && user !== undefined && isActive(state, token)) {
    token.lastUsedAt = state.clock.now();
    return { ...nobody, user, ...abilities(token) };
  }
  const deployToken = state.deployTokens.find((each) => each.value === given.password && each.username === given.user);
  if (deployToken === undefined || deployToken.revoked || isExpired(state, deployToken)) throw accessDenied(state);
  return { ...nobody, deployToken, reads: deployToken.scopes.includes('read_repository'), writes: false };
};

/** A deploy key may begin an empty project; after that it counts for protected branches only where it is allowed by name. */
export const pushPower = (state: ServerState, project: ProjectRecord, actor: GitActor): number => {
  if (actor.deployKey === null) return power(state, project, actor.user);
  return project.empty ? MAINTAINER : DEVELOPER;
};

/** Whether the service may be used, as GitLab's GitAccess decides; throws its 401, 403 or 404 in plain text. */
export const checkGitAccess = (state: ServerState, project: ProjectRecord | undefined, service: GitService, headers: IncomingHttpHeaders): { project: ProjectRecord; actor: GitActor } => {
  const actor = identify(state, project, headers);
  const anonymous = actor.user === null && actor.deployToken === null && actor.deployKey === null;
  const visible = project !== undefined && !project.deleting && (actor.deployToken?.projectId === project.id || actor.deployKey !== null || canSee(state, project, actor.user));
  if (anonymous && (!visible || service === 'git-receive-pack')) throw accessDenied(state);
  if (!visible) throw plain(404, NOT_FOUND);
  if (service === 'git-receive-pack') {
    if (!actor.writes) throw plain(403, 'You are not allowed to upload code.');
    if (state.settings.maintenance) throw plain(403, "You can't push code to a read-only GitLab instance.");
    if (project.archived || pushPower(state, project, actor) < DEVELOPER) throw plain(403, 'You are not allowed to push code to this project.');
    return { project, actor };
  }
  if (!actor.reads) throw plain(403, 'You are not allowed to download code.');
  if (actor.deployToken === null && actor.deployKey === null && !canReadCode(state, project, actor.user)) throw plain(403, 'You are not allowed to download code from this project.');
  return { project, actor };
};

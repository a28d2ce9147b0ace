import { gunzipSync } from 'node:zlib';

import { ApiFailure, type Answer } from '../http/answer.ts';
import type { Incoming } from '../http/request.ts';
import { findMovedProject, findProject, fullPath } from '../state/projects.ts';
import type { ProjectRecord } from '../state/records.ts';
import { externalUrl, type ServerState } from '../state/server-state.ts';
import { checkGitAccess, type GitService, pushPower } from './access.ts';
import { parsePushCommands, pushRules } from './push-policy.ts';
import type { GitTools, Repositories } from './repositories.ts';

/** Git's smart HTTP protocol at `/<full path>.git`, served by `git http-backend` on the real repositories. */
export type GitHttp = {
  /** Whether this request is Git's. `path` is without the relative root. */
  accepts(path: string): boolean;
  handle(incoming: Incoming, path: string): Promise<Answer>;
};

const ROUTE = /^\/(.+?)(\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/;

const serviceOf = (incoming: Incoming, action: string): GitService | null => {
  const name = action === 'info/refs' ? incoming.query.get('service') : action;
  return name === 'git-upload-pack' || name === 'git-receive-pack' ? name : null;
};

const parseCgi = (output: Buffer): Answer => {
  const cut = output.indexOf('\r\n\r\n');
  const headers: Record<string, string> = {};
  for (const line of output.subarray(0, Math.max(cut, 0)).toString('latin1').split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon)] = line.slice(colon + 1).trim();
  }
  const { Status: status, ...rest } = headers;
  return { status: Number.parseInt(status ?? '200', 10), headers: rest, body: output.subarray(cut + 4) };
};

const text = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '');

export const createGitHttp = (deps: {
  state: ServerState;
  tools: GitTools;
  repositories: Repositories;
  /** Called when a push has changed something. */
  pushed: (project: ProjectRecord) => Promise<void>;
}): GitHttp => {
  const { state, tools, repositories } = deps;

  const backend = async (incoming: Incoming, project: ProjectRecord, action: string, env: Record<string, string>): Promise<Answer> => {
    await repositories.of(project);
    const result = await tools.backend([], {
      input: incoming.raw,
      env: {
        GIT_PROJECT_ROOT: repositories.root,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: `/${project.id}.git/${action}`,
        REQUEST_METHOD: incoming.method,
        QUERY_STRING: incoming.query.toString(),
        CONTENT_TYPE: text(incoming.headers['content-type']),
        HTTP_CONTENT_ENCODING: text(incoming.headers['content-encoding']),
        GIT_PROTOCOL: text(incoming.headers['git-protocol']),
        REMOTE_ADDR: incoming.remoteAddress,
        ...env,
      },
    });
    if (result.stdout.length === 0) throw new ApiFailure({ status: 500, body: `git http-backend: ${result.stderr}` });
    return parseCgi(result.stdout);
  };

  const receive = async (incoming: Incoming, project: ProjectRecord, level: number): Promise<Answer> => {
    const body = incoming.headers['content-encoding'] === 'gzip' ? gunzipSync(incoming.raw) : incoming.raw;
    const commands = parsePushCommands(body);
    const answer = await backend(incoming, project, 'git-receive-pack', pushRules(project, level, commands));
    // The report names each ref that was taken; a push that was refused changes nothing.
    if (Buffer.isBuffer(answer.body) && answer.body.includes('ok refs/')) await deps.pushed(project);
    return answer;
  };

  /** Without `.git`, or by a path that the project had before: one redirect, which mirrors do not follow (contract A.3.10). */
  const redirect = (path: string, action: string, query: URLSearchParams): Answer => ({
    status: 301,
    headers: { Location: `${externalUrl(state)}/${path}.git/${action}?${query.toString()}` },
    body: '',
  });

  return {
    accepts: (path) => ROUTE.test(path),
    handle: async (incoming, path) => {
      const [, encoded = '', suffix, action = ''] = ROUTE.exec(path) ?? [];
      const projectPath = decodeURIComponent(encoded);
      const service = serviceOf(incoming, action);
      if (service === null) throw new ApiFailure({ status: 403, body: 'Only the smart HTTP protocol is served' });
      const project = findProject(state, projectPath);
      const moved = project === undefined ? findMovedProject(state, projectPath) : undefined;
      if (action === 'info/refs' && suffix === undefined) return redirect(projectPath, action, incoming.query);
      const { project: found, actor } = checkGitAccess(state, project ?? moved, service, incoming.headers);
      if (action === 'info/refs' && moved !== undefined) return redirect(fullPath(state, moved), action, incoming.query);
      const user = actor.user?.username ?? actor.deployToken?.username ?? '';
      if (action !== 'git-receive-pack') return backend(incoming, found, action, user === '' ? {} : { REMOTE_USER: user });
      return receive(incoming, found, pushPower(state, found, actor));
    },
  };
};

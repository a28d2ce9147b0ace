import { join } from 'node:path';

import type { VirtualClock } from './clock.ts';
import { createAfterPush } from './git/after-push.ts';
import { createGitHttp } from './git/http.ts';
import { createRepositories, type GitTools } from './git/repositories.ts';
import { createApi } from './http/api.ts';
import { createFaults } from './http/faults.ts';
import { createLimiter } from './http/limits.ts';
import { listen } from './http/listen.ts';
import { createRequestLog } from './http/log.ts';
import { createRouter, type Host } from './http/router.ts';
import type { MirrorGitDeps } from './mirrors/mirror-git.ts';
import { createPullMirrors } from './mirrors/pull-mirrors.ts';
import { createPushMirrors } from './mirrors/push-mirrors.ts';
import { createWorkers } from './mirrors/workers.ts';
import { resolveProfile, type ServerProfile } from './profile.ts';
import { allRoutes } from './routes/all.ts';
import { createServerHandle } from './server-handle.ts';
import type { Server } from './server-api.ts';
import type { ProjectRecord } from './state/records.ts';
import { createServerState } from './state/server-state.ts';

export type ServerDeps = {
  clock: VirtualClock;
  tools: GitTools;
  /** A folder of its own. */
  folder: string;
  resolveUrl: (url: string) => string;
  /** The certificates of all servers of the double; null while none has one. */
  certificates: () => string | null;
};

/** Puts one server together and lets it listen on a free port of 127.0.0.1. */
export const startServer = async (deps: ServerDeps, given: ServerProfile): Promise<Server> => {
  const state = createServerState(resolveProfile(given), deps.clock);
  const repositories = createRepositories(deps.tools, join(deps.folder, 'repositories'));
  const git: MirrorGitDeps = {
    git: deps.tools.mirror,
    resolve: deps.resolveUrl,
    certificates: () => (state.profile.trustsPeers ? deps.certificates() : null),
  };
  const wake = (): void => workers.wake();
  const pushMirrors = createPushMirrors({ state, repositories, git, queued: wake });
  const afterPush = createAfterPush({ state, repositories, syncMirrors: (project: ProjectRecord) => pushMirrors.syncAll(project) });
  const pullMirrors = createPullMirrors({ state, repositories, git, queued: wake, updated: afterPush });
  const workers = createWorkers(state, pushMirrors, pullMirrors);
  const host: Host = { state, repositories, pushMirrors, pullMirrors, limiter: createLimiter(state) };
  const faults = createFaults();
  const log = createRequestLog();
  const listener = await listen({
    state,
    faults,
    log,
    api: createApi(host, createRouter(allRoutes, state.profile)),
    git: createGitHttp({ state, tools: deps.tools, repositories, pushed: afterPush }),
  });
  state.url = `${state.profile.tls === null ? 'http' : 'https'}://127.0.0.1:${listener.port}${state.profile.relativeRoot}`;
  const close = async (): Promise<void> => {
    await workers.stop();
    await listener.close();
  };
  return createServerHandle({ host, faults, log, workers, afterPush, listener, close });
};

import type { Repositories } from '../git/repositories.ts';
import { isPremium } from '../profile.ts';
import type { ProjectRecord, PullMirrorRecord, Remote } from '../state/records.ts';
import type { ServerState } from '../state/server-state.ts';
import { MirrorFailure, type MirrorGitDeps } from './mirror-git.ts';
import { probeRemote, runPull } from './pull-run.ts';
import { remoteProblem } from './remote-url.ts';

const MAX_RETRIES = 14;
/** The least time between two scheduled runs, and the most after failures. */
const HALF_HOUR = 1_800_000;

/** Pull mirrors with GitLab's status machine (contract A.4, E.6). */
export type PullMirrors = {
  /** On, licensed and not silenced; else routes answer that the project is not mirrored. */
  isMirrored(project: ProjectRecord): boolean;
  isHardFailed(mirror: PullMirrorRecord): boolean;
  /** Queues a run at once, forgetting earlier failures: after every change of settings. */
  restart(project: ProjectRecord): void;
  /** Asked for by API: at once, or when the least time since the last run is over. */
  request(project: ProjectRecord): void;
  /** Switches it off and drops its credential. */
  disable(project: ProjectRecord): void;
  run(project: ProjectRecord): Promise<void>;
  /** Whether a remote answers with its credential. */
  probe(project: ProjectRecord, remote: Remote): Promise<boolean>;
};

const CERTIFICATE = /SSL certificate problem|server certificate verification failed/;

export const createPullMirrors = (deps: {
  state: ServerState;
  repositories: Repositories;
  git: MirrorGitDeps;
  queued: () => void;
  /** Called when a run brought something new. */
  updated: (project: ProjectRecord) => Promise<void>;
}): PullMirrors => {
  const { state } = deps;

  const isMirrored = (project: ProjectRecord): boolean => isPremium(state.profile) && !state.settings.silentMode && project.pullMirror.enabled;
  const isHardFailed = (mirror: PullMirrorRecord): boolean => mirror.retryCount > MAX_RETRIES;

  const schedule = (mirror: PullMirrorRecord, at: number): void => {
    if (mirror.status === 'started') return;
    mirror.dueAt = at;
    if (at <= state.clock.now()) mirror.status = 'scheduled';
    deps.queued();
  };

  const succeed = (mirror: PullMirrorRecord): void => {
    const now = state.clock.now();
    Object.assign(mirror, { status: 'finished', lastUpdateAt: now, lastSuccessfulUpdateAt: now, lastError: null, retryCount: 0, dueAt: now + HALF_HOUR });
  };

  const failRun = (mirror: PullMirrorRecord, message: string): void => {
    const now = state.clock.now();
    Object.assign(mirror, { status: 'failed', lastUpdateAt: now, lastError: message });
    mirror.retryCount = CERTIFICATE.test(message) ? MAX_RETRIES + 1 : mirror.retryCount + 1;
    mirror.dueAt = isHardFailed(mirror) ? null : now + HALF_HOUR * mirror.retryCount;
  };

  return {
    isMirrored,
    isHardFailed,
    restart: (project) => {
      project.pullMirror.retryCount = 0;
      schedule(project.pullMirror, state.clock.now());
    },
    request: (project) => {
      const mirror = project.pullMirror;
      if (mirror.status === 'scheduled') return;
      const now = state.clock.now();
      schedule(mirror, Math.max(now, (mirror.lastUpdateStartedAt ?? -Infinity) + state.profile.mirrorBackoffMs));
    },
    disable: (project) => {
      Object.assign(project.pullMirror, { enabled: false, remote: null, mirrorUserId: null, dueAt: null });
    },
    run: async (project) => {
      const mirror = project.pullMirror;
      mirror.dueAt = null;
      const { remote } = mirror;
      if (!isMirrored(project) || remote === null || mirror.status === 'started') return;
      mirror.status = 'started';
      mirror.lastUpdateStartedAt = state.clock.now();
      try {
        const problem = remoteProblem(state, remote.url);
        if (problem !== null) throw new MirrorFailure(`Import url is blocked: ${problem}`);
        if (await runPull(deps.git, await deps.repositories.of(project), project, remote)) await deps.updated(project);
        succeed(mirror);
      } catch (error) {
        if (!(error instanceof MirrorFailure)) throw error;
        failRun(mirror, error.message);
      }
    },
    probe: async (project, remote) => probeRemote(deps.git, await deps.repositories.of(project), remote),
  };
};

import { randomBytes } from 'node:crypto';

import type { Repositories } from '../git/repositories.ts';
import type { ProjectRecord, PushMirrorRecord, Remote } from '../state/records.ts';
import type { ServerState } from '../state/server-state.ts';
import { MirrorFailure, type MirrorGitDeps } from './mirror-git.ts';
import { runPush } from './push-run.ts';
import { remoteProblem } from './remote-url.ts';

const MAX_TRIES = 3;
const HOUR = 3_600_000;

export type NewPushMirror = Pick<PushMirrorRecord, 'enabled' | 'authMethod' | 'hostKeys' | 'keepDivergentRefs' | 'onlyProtectedBranches' | 'branchRegex'>;

/** Push mirrors with GitLab's status machine (contract A.3.3 to A.3.8, E.3). */
export type PushMirrors = {
  create(project: ProjectRecord, remote: Remote, settings: NewPushMirror): PushMirrorRecord;
  /** As answers show it: also off while the server, the project or Silent Mode keeps it from running. */
  isEnabled(project: ProjectRecord, mirror: PushMirrorRecord): boolean;
  /** Queues a run, delayed when the last one began a short while ago; nothing while one is going on. */
  sync(project: ProjectRecord, mirror: PushMirrorRecord): void;
  /** After a push to the project. */
  syncAll(project: ProjectRecord): void;
  /** Forgets the past, as GitLab does when a credential changes. */
  reset(mirror: PushMirrorRecord): void;
  run(project: ProjectRecord, mirror: PushMirrorRecord): Promise<void>;
  /** Ends runs that never ended. */
  reap(): void;
  /** The next run begins and never ends, as when a worker is killed. */
  hang(mirror: PushMirrorRecord): void;
};

const newKey = (): string => {
  const part = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes]);
  return `ssh-ed25519 ${Buffer.concat([part(Buffer.from('ssh-ed25519')), part(randomBytes(32))]).toString('base64')}`;
};

export const createPushMirrors = (deps: {
  state: ServerState;
  repositories: Repositories;
  git: MirrorGitDeps;
  /** Called whenever a run was queued. */
  queued: () => void;
}): PushMirrors => {
  const { state } = deps;
  const hanging = new WeakSet<PushMirrorRecord>();

  const backoff = (mirror: PushMirrorRecord): number =>
    mirror.onlyProtectedBranches ? state.profile.mirrorBackoffMs / 5 : state.profile.mirrorBackoffMs;

  const isEnabled = (project: ProjectRecord, mirror: PushMirrorRecord): boolean =>
    mirror.enabled && state.settings.mirrorAvailable && !state.settings.silentMode && !project.empty && !project.deleting;

  const sync = (project: ProjectRecord, mirror: PushMirrorRecord): void => {
    if (!isEnabled(project, mirror) || mirror.status === 'started') return;
    const now = state.clock.now();
    const earliest = mirror.lastUpdateStartedAt === null ? now : Math.max(now, mirror.lastUpdateStartedAt + backoff(mirror));
    mirror.dueAt = Math.min(mirror.dueAt ?? earliest, earliest);
    deps.queued();
  };

  const finish = (mirror: PushMirrorRecord): void => {
    const now = state.clock.now();
    Object.assign(mirror, { status: 'finished', lastUpdateAt: now, lastSuccessfulUpdateAt: now, lastError: null, tries: 0 });
  };

  const failed = (mirror: PushMirrorRecord, message: string): void => {
    Object.assign(mirror, { status: 'failed', lastUpdateAt: state.clock.now(), lastError: message, tries: 0 });
  };

  const retry = (mirror: PushMirrorRecord, message: string): void => {
    mirror.tries += 1;
    if (mirror.tries >= MAX_TRIES) return failed(mirror, message);
    mirror.status = 'to_retry';
    mirror.lastError = message;
    mirror.dueAt = state.clock.now() + backoff(mirror);
    deps.queued();
  };

  const push = async (project: ProjectRecord, mirror: PushMirrorRecord): Promise<void> => {
    const problem = remoteProblem(state, mirror.remote.url);
    if (problem !== null) throw new MirrorFailure(`The remote mirror URL is invalid: ${problem}`);
    const diverged = await runPush(deps.git, await deps.repositories.of(project), project, mirror);
    if (diverged.length === 0) return finish(mirror);
    failed(mirror, `Some refs have diverged and have not been updated on the remote:\n\n${diverged.join('\n')}`);
  };

  return {
    isEnabled,
    sync,
    create: (project, remote, settings) => {
      const mirror: PushMirrorRecord = {
        id: state.nextId('push_mirror'),
        projectId: project.id,
        remote,
        publicKey: newKey(),
        status: 'none',
        lastError: null,
        tries: 0,
        dueAt: null,
        lastUpdateAt: null,
        lastUpdateStartedAt: null,
        lastSuccessfulUpdateAt: null,
        ...settings,
      };
      project.pushMirrors.push(mirror);
      return mirror;
    },
    syncAll: (project) => {
      for (const mirror of project.pushMirrors) sync(project, mirror);
    },
    reset: (mirror) => {
      Object.assign(mirror, { status: 'finished', lastUpdateAt: null, lastUpdateStartedAt: null, lastSuccessfulUpdateAt: null, lastError: null, tries: 0 });
    },
    run: async (project, mirror) => {
      mirror.dueAt = null;
      if (!isEnabled(project, mirror) || mirror.status === 'started') return;
      mirror.status = 'started';
      mirror.lastUpdateStartedAt = state.clock.now();
      if (hanging.delete(mirror)) return;
      try {
        await push(project, mirror);
      } catch (error) {
        if (!(error instanceof MirrorFailure)) throw error;
        retry(mirror, error.message);
      }
    },
    reap: () => {
      for (const mirror of [...state.projects.values()].flatMap((project) => project.pushMirrors)) {
        const limit = mirror.lastUpdateAt === null ? 3 * HOUR : HOUR;
        const stuck = mirror.status === 'started' && (mirror.lastUpdateStartedAt ?? 0) + limit < state.clock.now();
        if (stuck) failed(mirror, 'The remote mirror took to long to complete.');
      }
    },
    hang: (mirror) => {
      hanging.add(mirror);
    },
  };
};

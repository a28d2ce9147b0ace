import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSurroundings } from '../../src-main/adapters/surroundings.ts';
import type { Deps } from '../../src-main/deps.ts';
import { createDoor } from '../../src-main/gitlab/door.ts';
import type { JobEnd, JobHandler } from '../../src-main/jobs/job-handler.ts';
import type { Chance, Log } from '../../src-main/ports.ts';
import { Secret } from '../../src-main/rules/secret.ts';
import { openData } from '../../src-main/store/open-data.ts';
import { ProjectId } from '../../src-preload/contract/ids.ts';
import type { InstanceId, MirrorId } from '../../src-preload/contract/ids.ts';
import type { JobKind } from '../../src-preload/contract/models/job.ts';
import { startListServer } from './list-server.ts';
import { createManualClock } from './manual-clock.ts';
import { passTime } from './pass-time.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const INHERIT = { overwriteDiverged: null, triggerBuilds: null, onlyProtectedBranches: null, branchRegex: null, issueSyncEnabled: null };
const HOUR_MS = 3_600_000;
/** Turns of the event loop in which an answer that has arrived is read. */
const QUIET_TURNS = 8;

const quietLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const createChance = (): Chance => {
  let last = 0;
  return { uid: () => String((last += 1)).padStart(26, '0'), fraction: () => 0.5, bytes: (count) => new Uint8Array(count).fill(1) };
};

export type ManyOptions = {
  mirrors: number;
  direction: 'push' | 'pull';
  /** Push mirrors on one project. */
  perProject?: number;
  /** On each side, where there are more than mirrors. */
  projects?: number;
  requestsPerMinute?: number;
  /** Over which the projects are spread; default one. */
  groups?: number;
  /** Whether their issues are copied. */
  issueSync?: boolean;
  /** How long ago all were looked at and compared (ms); null is never. */
  seenAgo?: number | null;
};

type Running = { isStopping?: () => boolean; onTurn?: (end: JobEnd) => void };

/**
 * Very many mirrors in a real database between two servers that only answer, with the real door and a clock that moves on whenever
 * nothing is on its way, so that hours pass in seconds.
 */
export const createManyMirrors = async ({ mirrors, direction, perProject = 1, projects = 0, requestsPerMinute = 600, groups = 1, issueSync = false, seenAgo = null }: ManyOptions) => {
  const data = mkdtempSync(path.join(tmpdir(), 'mirror-maestro-many-'));
  const source = await startListServer({ projects: Math.max(projects, Math.ceil(mirrors / perProject)), pull: false, perProject: mirrors === 0 ? 0 : perProject });
  const target = await startListServer({ projects: Math.max(projects, mirrors), pull: direction === 'pull', perProject: 0 });
  const clock = createManualClock(Date.UTC(2026, 10, 24, 9));
  const chance = createChance();
  const store = openData({ clock, chance, log: quietLog, ...createSurroundings(ROOT, data) });
  const door = createDoor({ clock, chance, log: quietLog, proxies: { http: '', https: '', bypass: '' } });
  store.settings.update({ requestsPerMinute });
  door.setLimits(store.settings.get());

  const addInstance = (name: string, origin: string): InstanceId => {
    store.secrets.insert({ id: `token-${name}`, kind: 'instance_token', sealed: new Uint8Array([1]), createdAt: clock.now() });
    return store.instances.insert({ name, origin, description: '', network: 'loopback', caCertificate: null, tokenSecretId: `token-${name}`, createdAt: clock.now() });
  };
  const ids = store.transaction((): MirrorId[] => {
    const defaults = { overwriteDiverged: false, triggerBuilds: false, onlyProtectedBranches: false, branchRegex: null, issueSyncEnabled: issueSync };
    const pairId = store.pairs.insert({
      name: 'Pair', description: '', sourceInstanceId: addInstance('Source', source.origin), targetInstanceId: addInstance('Target', target.origin), direction,
      credentialSource: 'project_token', accountUsername: null, accountSecretId: null, credentialGroup: null, ...defaults, createdAt: clock.now(),
    });
    return Array.from({ length: mirrors }, (_, nth) => {
      const projectId = Math.floor(nth / perProject) + 1;
      const group = groups === 1 ? 'group' : `group${projectId % groups}`;
      const id = store.mirrors.insert({
        pairId, sourceProjectId: ProjectId.parse(projectId), sourcePath: `${group}/p${projectId}`, targetProjectId: ProjectId.parse(nth + 1), targetPath: `group/p${nth + 1}`, enabled: true,
        overrides: INHERIT, createdAt: clock.now(),
      });
      store.mirrors.update(id, { setup: 'ready', gitlabMirrorId: direction === 'push' ? projectId * 100 + (nth % perProject) : null });
      if (seenAgo !== null) {
        const checkedAt = clock.now() - seenAgo;
        store.mirrors.observe(id, { status: 'ok', rawStatus: 'finished', enabled: true, lastUpdateAt: checkedAt - HOUR_MS, lastSuccessAt: checkedAt - HOUR_MS, lastError: null, checkedAt });
        store.mirrors.noteVerified(id, { state: 'match', differences: [] }, { state: 'equal', equal: 1, different: 0, missing: 0, extra: 0, differences: [], comparedAt: checkedAt, failure: null });
      }
      return id;
    });
  });

  const to: Deps['to'] = (instanceId) => {
    const { origin } = store.instances.stored(instanceId);
    return door.to({ instanceId, origin, token: new Secret('glpat-many-mirrors-00'), network: 'loopback', caCertificate: null }, 'background');
  };

  const [sourceId, targetId] = store.instances.allStored().map(({ id }) => id);
  if (sourceId === undefined || targetId === undefined) throw new Error('no instances');
  /** Sent and not answered whole, on either side. */
  const isOnItsWay = (): boolean => to(sourceId).health().requests !== source.answered() || to(targetId).health().requests !== target.answered();

  /** Moves the clock from timer to timer until the work is done; while a request is on its way the time stands still. */
  const passing = <T>(work: Promise<T>): Promise<T> =>
    passTime(work, {
      isOnItsWay,
      move(quiet) {
        if (quiet > 0 && quiet % QUIET_TURNS === 0) clock.advance((clock.nextAt() ?? clock.now()) - clock.now());
      },
    });

  /** Runs the job that was queued first as the runner would, with its pauses, until it ends; `onTurn` hears each turn's end. */
  const runQueued = async (handler: JobHandler, { isStopping = () => false, onTurn = () => undefined }: Running = {}): Promise<JobEnd> => {
    for (;;) {
      const job = store.jobs.claim('session', clock.now());
      if (job === null) throw new Error('the job is not due');
      const end = await passing(handler(job, { isStopping, progress: (progress) => store.jobs.progress(job.id, progress) }));
      onTurn(end);
      if (end.state !== 'postponed') return end;
      store.jobs.postpone(job.id, end.runAt);
      if (isStopping()) return end;
      clock.advance(end.runAt - clock.now());
    }
  };
  const runJob = (kind: JobKind, handler: JobHandler, running: Running = {}): Promise<JobEnd> => {
    store.jobs.enqueue({ kind, uniqueKey: kind, mirrorId: null, input: {}, runAt: clock.now(), now: clock.now() });
    return runQueued(handler, running);
  };

  return {
    data, source, target, clock, chance, log: quietLog, store, door, to, ids, passing, runQueued, runJob,
    /** Age of the oldest status (ms); null where one was never seen. */
    oldestStatus(): number | null {
      const [oldest] = store.mirrors.oldestChecked(1, Number.MAX_SAFE_INTEGER);
      const checkedAt = oldest === undefined ? null : store.mirrors.get(oldest, { now: clock.now(), expiryWarningDays: 30 }).observed.checkedAt;
      return checkedAt === null ? null : clock.now() - checkedAt;
    },
    async close(): Promise<void> {
      await door.close();
      store.close();
      await Promise.all([source.close(), target.close()]);
      rmSync(data, { recursive: true, force: true });
    },
  };
};

export type ManyMirrors = Awaited<ReturnType<typeof createManyMirrors>>;

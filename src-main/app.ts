import path from 'node:path';
import type { EventName, EventPayload } from '../src-preload/contract/events.ts';
import type { Reply } from '../src-preload/contract/reply.ts';
import { createGate } from './background/gate.ts';
import { createClockMender } from './background/mend-clock.ts';
import { createNews } from './background/tell-news.ts';
import { createClaims } from './claim/claims.ts';
import type { Deps } from './deps.ts';
import { createEvents } from './events.ts';
import { createDoor } from './gitlab/door.ts';
import { createReach } from './instances/reach.ts';
import { createIssueRound } from './issues/issue-round.ts';
import { createIssueSyncJob } from './issues/issue-sync-job.ts';
import { createOutlooks } from './issues/outlooks.ts';
import { createKnownCopies } from './issues/known-copies.ts';
import { createServerTimes } from './issues/server-times.ts';
import { createBatchJob } from './jobs/batch-job.ts';
import { endStranded } from './jobs/end-stranded.ts';
import { createRunner } from './jobs/runner.ts';
import { createJournal } from './journal/journal.ts';
import { createCleanUpJob, queueCleanUp } from './mirrors/clean-up-job.ts';
import { createFollowJob } from './mirrors/follow-mirror.ts';
import { createRotateJob } from './mirrors/rotate-job.ts';
import { takeBackUnfinished } from './mirrors/take-back-unfinished.ts';
import { createDayRecorder } from './overview/record-day.ts';
import { createPlanJob } from './plans/plan-job.ts';
import type { Ports } from './ports.ts';
import { createSchedule } from './rounds/schedule.ts';
import { createStatusRound } from './rounds/status-round.ts';
import { createVerifyRound } from './rounds/verify-round.ts';
import { originOf } from './rules/instance-url.ts';
import { scryptOfBytes } from './secrets/scrypt.ts';
import { createVault } from './secrets/vault.ts';
import { createGrants } from './files/file-access.ts';
import { openData } from './store/open-data.ts';
import { createSecretReferences } from './transfer/secret-references.ts';
import { createSpools } from './store/spool.ts';
import { createLevelledLog } from './support/levelled-log.ts';
import { makeDueBackup } from './transfer/backup-due.ts';
import { createInspected } from './transfer/inspected.ts';
import { createTransfers } from './transfer/transfers.ts';
import { startAutoLock } from './vault/auto-lock.ts';
import { lockAll } from './vault/lock.ts';
import { createSessions } from './vault/session.ts';
import { createWayIn, type WayIn } from './way-in.ts';

/** The whole application without Electron. */
export type App = {
  /** The wire's one entry: parses, performs, strips, and answers a failure as data; never throws. */
  call(method: string, input: unknown): Promise<Reply<unknown>>;
  /** Another way in than `call`, which signs in for itself: one for each connection from outside of this process. */
  connect(as: 'window' | 'program'): WayIn;
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void;
  /** Origins (`https://host[:port]`) of the registered instances: where a link of the window may lead. */
  linkOrigins(): string[];
  /** Begins background work: recovery of what a crash left, and jobs. Without it the application only answers calls. */
  startWork(): void;
  /** Resolves when no job runs and none is due within 90 s; for the command line. Call `startWork` before. */
  untilIdle(): Promise<void>;
  /** Gives back memory that only makes the next answers quicker, while nobody looks. */
  rest(): void;
  /** Stops in reverse order within `limitMs`, once; what does not stop in time is left for the next start's recovery. */
  stop(limitMs: number): Promise<void>;
};

/** Opens the data folder and puts the application together, top to bottom. Fails `storage`, with what is wrong with the folder. */
export const createApp = async (ports: Ports): Promise<App> => {
  const store = openData(ports);

  let { logLevel } = store.settings.get();
  const { clock, chance, keyStore, power, network, notifier } = ports;
  const log = createLevelledLog(ports.log, () => logLevel);
  const events = createEvents({ clock });
  const vault = createVault({ repo: store.vault, operators: store.operators, secrets: store.secrets, keyStore, chance, clock, log, onChanged: () => events.changed(['vault']) });
  const door = createDoor({ clock, chance, log, isOnline: network.isOnline });
  door.setLimits(store.settings.get());
  const claims = createClaims({ store, clock, chance, log, to: createReach({ store, vault, door }, () => undefined) });
  // What GitLab answers about a claim is in no table.
  claims.onChanged(() => events.changed(['claim']));
  const to = createReach({ store, vault, door }, claims.assertMayWrite);
  const onOpen = (at: number): void => queueCleanUp({ store, clock }, at);
  const journal = createJournal({ store, clock, chance, log, to: createReach({ store, vault, door: { to: door.kept } }, claims.assertMayWrite), onOpen });
  const spools = createSpools(path.join(ports.paths.data, 'spool'), chance);
  const deps: Deps = { store, vault, journal, door, spools, to, clock, chance, log };
  const background: Deps = { ...deps, journal: { ...journal, keep: journal.keepInBackground }, to: (instanceId) => to(instanceId, 'background') };
  const gate = createGate({ store, clock, chance, log, power, network, claims });
  const paced = { ...background, isSaving: gate.isSaving };
  const [times, known, outlooks] = [createServerTimes(clock), createKnownCopies(), createOutlooks()];
  const handlers = { 'follow-mirror': createFollowJob(background), 'clean-up': createCleanUpJob(background), rotate: createRotateJob(background), batch: createBatchJob(background), plan: createPlanJob({ ...background, references: createSecretReferences(ports) }), 'status-round': createStatusRound(background), 'verify-round': createVerifyRound(background), 'issue-sync': createIssueSyncJob({ ...paced, outlooks }, { times, known }), 'issue-round': createIssueRound(paced, times) };
  const runner = createRunner({ store, clock, chance, log, handlers, allowed: gate.allowed, onProgress: events.progress });
  const transfers = createTransfers({ clock });
  const inspected = createInspected({ chance });
  const backups = { ...deps, transfers, derive: scryptOfBytes, outside: ports.outside, about: ports.about };
  const looks = [createClockMender({ store, door, clock, log }), createDayRecorder(deps)];
  const schedule = createSchedule({ ...background, gate, backUp: () => makeDueBackup(backups), onLook: () => looks.forEach((look) => look()) });
  const news = createNews({ store, clock, notifier });
  const sessions = createSessions({ vault, operators: store.operators });
  const onLocked = (): void => {
    door.forgetTokens();
    events.changed(['vault']);
  };
  const lock = (): void => lockAll({ store, vault, sessions, onLocked });
  const grants = createGrants({ chance });
  const connect = (as: 'window' | 'program'): WayIn => createWayIn({ ...backups, inspected, gate, claims, outlooks, lock, grants, picker: ports.picker, logs: ports.logs, disk: ports.disk, paths: ports.paths, licences: ports.licences, folders: ports.folders }, sessions.open(), as);
  const { call } = connect('program');
  const stopAutoLock = startAutoLock({ store, vault, power, clock, lock });
  const unsubscribe = store.onChanged((topics) => {
    if (topics.includes('settings')) ({ logLevel } = store.settings.get());
    events.changed(topics);
  });
  await vault.start();

  const stranded = endStranded({ store, clock, log, claims });

  let isStopped = false;
  let calls = 0;
  let drained: (() => void) | null = null;
  const counted = (way: WayIn['call']): WayIn['call'] => async (method, input) => {
    calls += 1;
    try {
      return await way(method, input);
    } finally {
      calls -= 1;
      if (calls === 0) drained?.();
    }
  };

  let allowed = gate.allowed();
  gate.onChanged(() => {
    const before = allowed;
    allowed = gate.allowed();
    events.changed(['background']);
    runner.wake();
    if (allowed === 'all' && before !== 'all') schedule.wake();
  });

  const drain = async (): Promise<void> => {
    transfers.cancel();
    await Promise.all([runner.stop(), schedule.stop()]);
    if (calls > 0) await new Promise<void>((resolve) => (drained = resolve));
    await claims.stop();
  };

  const within = (limitMs: number, work: Promise<void>): Promise<void> =>
    new Promise((resolve) => {
      const cancel = clock.after(limitMs, resolve);
      const end = (): void => {
        cancel();
        resolve();
      };
      work.then(end, end);
    });

  return {
    call: counted(call),
    connect(as) {
      const way = connect(as);
      return { ...way, call: counted(way.call) };
    },
    on: events.on,
    linkOrigins: () => store.instances.allStored().map((instance) => originOf(instance.origin)),
    startWork(): void {
      claims.start();
      takeBackUnfinished(deps);
      runner.start();
      schedule.start();
      news.start();
    },
    async untilIdle(): Promise<void> {
      await claims.settle();
      await runner.untilIdle();
    },
    rest: store.shrink,
    async stop(limitMs): Promise<void> {
      if (isStopped) return;
      isStopped = true;
      gate.close();
      stopAutoLock();
      stranded.stop();
      news.stop();
      await within(limitMs, drain());
      unsubscribe();
      await within(1000, door.close());
      vault.lock();
      events.close();
      store.close();
    },
  };
};

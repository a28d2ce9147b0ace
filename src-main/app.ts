import type { EventName, EventPayload } from '../src-preload/contract/events.ts';
import type { Reply } from '../src-preload/contract/reply.ts';
import type { Deps } from './deps.ts';
import { createDispatch } from './dispatch.ts';
import { createEvents } from './events.ts';
import { createDoor } from './gitlab/door.ts';
import { createHandlers } from './handlers.ts';
import { createReach } from './instances/reach.ts';
import { createBatchJob } from './jobs/batch-job.ts';
import { createRunner } from './jobs/runner.ts';
import { createJournal } from './journal/journal.ts';
import { createCleanUpJob, queueCleanUp } from './mirrors/clean-up-job.ts';
import { createFollowJob } from './mirrors/follow-mirror.ts';
import { createRotateJob } from './mirrors/rotate-job.ts';
import { takeBackUnfinished } from './mirrors/take-back-unfinished.ts';
import { createPlanJob } from './plans/plan-job.ts';
import type { Ports } from './ports.ts';
import { createSchedule } from './rounds/schedule.ts';
import { createStatusRound } from './rounds/status-round.ts';
import { createVerifyRound } from './rounds/verify-round.ts';
import { originOf } from './rules/instance-url.ts';
import { createVault } from './secrets/vault.ts';
import { openData } from './store/open-data.ts';

/** The whole application without Electron. */
export type App = {
  /** The wire's one entry: parses, performs, strips, and answers a failure as data; never throws. */
  call(method: string, input: unknown): Promise<Reply<unknown>>;
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void;
  /** Origins (`https://host[:port]`) of the registered instances: where a link of the window may lead. */
  linkOrigins(): string[];
  /** Begins background work: recovery of what a crash left, and jobs. Without it the application only answers calls. */
  startWork(): void;
  /** Resolves when no job runs and none is due within 90 s; for the command line. Call `startWork` before. */
  untilIdle(): Promise<void>;
  /** Stops in reverse order within `limitMs`, once; what does not stop in time is left for the next start's recovery. */
  stop(limitMs: number): Promise<void>;
};

/** Opens the data folder and puts the application together, top to bottom. Fails `storage`, with what is wrong with the folder. */
export const createApp = async (ports: Ports): Promise<App> => {
  const store = openData(ports);

  const { clock, chance, log, keyStore } = ports;
  const events = createEvents({ clock });
  const vault = createVault({ repo: store.vault, secrets: store.secrets, keyStore, chance, clock, log, onChanged: () => events.changed(['vault']) });
  const door = createDoor({ clock, chance, log });
  door.setLimits(store.settings.get());
  const to = createReach({ store, vault, door });
  const onOpen = (at: number): void => queueCleanUp({ store, clock }, at);
  const journal = createJournal({ store, clock, chance, log, to, onOpen });
  const deps: Deps = { store, vault, journal, door, to, clock, chance, log };
  const background: Deps = { ...deps, to: (instanceId) => to(instanceId, 'background') };
  const handlers = { 'follow-mirror': createFollowJob(background), 'clean-up': createCleanUpJob(background), rotate: createRotateJob(background), batch: createBatchJob(background), plan: createPlanJob(background), 'status-round': createStatusRound(background), 'verify-round': createVerifyRound(background) };
  const runner = createRunner({ store, clock, chance, log, handlers, onProgress: events.progress });
  const schedule = createSchedule(background);
  const call = createDispatch(createHandlers(deps), { log, chance });
  const unsubscribe = store.onChanged(events.changed);
  await vault.start();

  let isStopped = false;
  let calls = 0;
  let drained: (() => void) | null = null;
  const counted = async (method: string, input: unknown): Promise<Reply<unknown>> => {
    calls += 1;
    try {
      return await call(method, input);
    } finally {
      calls -= 1;
      if (calls === 0) drained?.();
    }
  };

  const drain = async (): Promise<void> => {
    await Promise.all([runner.stop(), schedule.stop()]);
    if (calls > 0) await new Promise<void>((resolve) => (drained = resolve));
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
    call: counted,
    on: events.on,
    linkOrigins: () => store.instances.allStored().map((instance) => originOf(instance.origin)),
    startWork(): void {
      takeBackUnfinished(deps);
      runner.start();
      schedule.start();
    },
    untilIdle: runner.untilIdle,
    async stop(limitMs): Promise<void> {
      if (isStopped) return;
      isStopped = true;
      await within(limitMs, drain());
      unsubscribe();
      await within(1000, door.close());
      vault.lock();
      events.close();
      store.close();
    },
  };
};

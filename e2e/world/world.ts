import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLog } from '../../src-main/adapters/log.ts';
import { createNoKeyStore } from '../../src-main/adapters/no-key-store.ts';
import { createSurroundings } from '../../src-main/adapters/surroundings.ts';
import { createSystemChance } from '../../src-main/adapters/system-chance.ts';
import { type App, createApp } from '../../src-main/app.ts';
import type { Chance } from '../../src-main/ports.ts';
import type { Failure } from '../../src-preload/contract/failures.ts';
import { type Client, createClient } from '../demo/client.ts';
import { startDouble } from '../gitlab/double.ts';
import type { ServerProfile } from '../gitlab/profile.ts';
import { letDiskFinish } from './disk-at-work.ts';
import { createFakeMachine } from './fake-machine.ts';
import { createManualClock } from './manual-clock.ts';
import { addProjectTo, addSide, leftoversOn } from './sides.ts';

export const PASSPHRASE = 'correct horse battery staple';
const ROOT = path.resolve(import.meta.dirname, '..', '..');
const STEP_MS = 500;
const MOST_STEPS = 2000;
const MOST_WAITS = 10_000;

/**
 * Two doubles and the real application over them, with a data folder of its own, a clock that stands still and an open vault.
 * `call` throws what the contract calls a failure; `refusal` answers it. `isOneClock`: the servers live by the world's clock too, so that what
 * they wait for comes as its time passes; else by the wall clock, as servers do that a window looks at.
 * `fraction` takes the place of chance where something is spread by it.
 */
export const createWorld = async (profiles: { source?: Partial<ServerProfile>; target?: Partial<ServerProfile>; isOneClock?: boolean; fraction?: Chance['fraction'] } = {}) => {
  const data = mkdtempSync(path.join(tmpdir(), 'mirror-maestro-world-'));
  const clock = createManualClock(Date.now());
  const double = await startDouble(profiles.isOneClock === true ? { clock } : {});
  const source = addSide(await double.addServer({ name: 'source', ...profiles.source }));
  const target = addSide(await double.addServer({ name: 'target', ...profiles.target }));
  const machine = createFakeMachine();
  const start = (): Promise<App> =>
    createApp({ clock, chance: { ...createSystemChance(clock.now), ...(profiles.fraction === undefined ? {} : { fraction: profiles.fraction }) }, log: createLog(data, clock), keyStore: createNoKeyStore(), ...createSurroundings(ROOT, data), ...machine.ports });
  let app = await start();
  const send = (method: string, input: unknown) => app.call(method, input);
  const call: Client = createClient(send);
  await call('vault.setUp', { passphrase: PASSPHRASE });

  const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  /** A loaded machine needs long for its disk and for Git's own programs: no time limit may run out on them, for they answer. */
  const letAnswer = async (): Promise<void> => {
    await letDiskFinish();
    for (let wait = 0; wait < MOST_WAITS && [source, target].some(({ server }) => server.log.isWorking()); wait += 1) await new Promise((resolve) => setTimeout(resolve, 1));
  };

  /** Moves the clock on until `done` answers; requests in flight get their time between the steps. */
  const passing = async <T>(work: Promise<T>): Promise<T> => {
    let isOver = false;
    const over = work.finally(() => (isOver = true));
    for (let step = 0; !isOver; step += 1) {
      if (step > MOST_STEPS) throw new Error('the world does not come to rest');
      for (const side of [source, target]) await side.server.runMirrors();
      await Promise.race([over.catch(() => undefined), tick()]);
      await letAnswer();
      clock.advance(STEP_MS);
    }
    return over;
  };

  return {
    data, double, source, target, clock, machine, call, passing,
    app: () => app,
    /** The failure of a call that must not succeed. */
    async refusal(method: Parameters<Client>[0], input: unknown): Promise<Failure> {
      const reply = await send(method, input);
      if (reply.ok) throw new Error(`${method} succeeded`);
      return reply.failure;
    },
    /** Registers both servers and joins them to a pair. */
    async join(direction: 'push' | 'pull', defaults: object = {}) {
      const one = await call('instances.create', { name: 'Source', url: source.server.url, token: source.token.value, network: 'loopback' });
      const two = await call('instances.create', { name: 'Target', url: target.server.url, token: target.token.value, network: 'loopback' });
      return call('pairs.create', { name: 'Pair', sourceInstanceId: one.id, targetInstanceId: two.id, direction, ...defaults });
    },
    /** The same path on both servers, empty on the target, with the administrator as Maintainer. */
    project: (projectPath: string) => addProjectTo({ source, target }, projectPath),
    /** What GitLab holds of ours on both sides: living credentials, mirrors; all zero is a clean slate. */
    leftovers: (projectPath: string) => leftoversOn({ source, target }, projectPath),
    /** Lets background work run until it is idle. */
    async settle(): Promise<void> {
      app.startWork();
      await passing(app.untilIdle());
    },
    /** Closes the application, so that another process can have the data folder. */
    async letGo(): Promise<void> {
      await app.stop(0);
    },
    /** Opens the data folder again, with the vault as the start left it. */
    async reopenLocked(): Promise<void> {
      app = await start();
    },
    /** Opens the data folder again, with the vault open. */
    async reopen(): Promise<void> {
      app = await start();
      await call('vault.unlock', { passphrase: PASSPHRASE });
    },
    async close(): Promise<void> {
      await app.stop(0);
      await double.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
};

/** Nothing of ours on GitLab. */
export const CLEAN = { tokens: 0, pushMirrors: 0, pullMirrors: 0 };

export type World = Awaited<ReturnType<typeof createWorld>>;

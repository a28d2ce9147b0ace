import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '../e2e/demo/client.ts';
import { createNoKeyStore } from '../src-main/adapters/no-key-store.ts';
import { createPlainMachine } from '../src-main/adapters/plain-machine.ts';
import { createSurroundings } from '../src-main/adapters/surroundings.ts';
import { createSystemChance } from '../src-main/adapters/system-chance.ts';
import { createSystemClock } from '../src-main/adapters/system-clock.ts';
import { type App, createApp } from '../src-main/app.ts';
import type { Clock } from '../src-main/ports.ts';
import { openData } from '../src-main/store/open-data.ts';
import type { Store } from '../src-main/store/store.ts';
import { PROJECT, startIssueServers } from './issue-servers.ts';

const quietLog = { info: () => undefined, warn: () => undefined, error: () => undefined };
const PASSPHRASE = 'a passphrase for the bench';

/** However fast its clock is, no run takes so long by the wall's. */
const LONGEST_MS = 30 * 60_000;

type Access = { url: string; token: string };
/** Lets the time pass in which this is done. */
type Passing = <T>(work: Promise<T>) => Promise<T>;

/** The application on a data folder of its own and two servers, with a mirror whose issues can be copied. */
export const openIssueApp = async ([source, target]: readonly [Access, Access], { clock, requestsPerMinute, passing }: { clock: Clock; requestsPerMinute: number; passing: Passing }) => {
  const data = mkdtempSync(path.join(tmpdir(), 'maestro-bench-issues-'));
  const chance = createSystemChance(clock.now);
  const start = (): Promise<App> => createApp({ clock, chance, log: quietLog, keyStore: createNoKeyStore(), ...createSurroundings(process.cwd(), data), ...createPlainMachine() });
  let app = await start();
  const call = createClient((method, input) => passing(app.call(method, input)));
  await call('vault.setUp', { passphrase: PASSPHRASE });
  await call('settings.update', { requestsPerMinute, concurrency: 16 });
  const [one, two] = [
    await call('instances.create', { name: 'Source', url: source.url, token: source.token, network: 'loopback' }),
    await call('instances.create', { name: 'Target', url: target.url, token: target.token, network: 'loopback' }),
  ];
  const pair = await call('pairs.create', { name: 'Pair', sourceInstanceId: one.id, targetInstanceId: two.id, direction: 'push' });
  const { id: mirrorId } = await call('mirrors.create', { pairId: pair.id, source: PROJECT, target: PROJECT });

  const ended = async (jobId: number) => {
    app.startWork();
    const until = performance.now() + LONGEST_MS;
    for (;;) {
      const job = await call('jobs.get', { jobId });
      if (job.finishedAt !== null) return job;
      if (performance.now() >= until) throw new Error(`the run did not end in ${LONGEST_MS / 60_000} minutes: it is ${job.state}, ${job.progress.processed} of ${job.progress.total} issues`);
      await passing(new Promise<void>((resolve) => void clock.after(20, resolve)));
    }
  };

  return {
    call, mirrorId,
    /** Runs the sync to its end; fails where anything of it has. */
    async run(): Promise<void> {
      const { state, failure } = await ended((await call('issueSync.run', { mirrorId })).jobId);
      if (state !== 'succeeded') throw new Error(`the run is ${state}: ${JSON.stringify(failure)}`);
    },
    /** Stops the application, changes its database, and starts it again. */
    async between(change: (store: Store) => void): Promise<void> {
      await passing(app.stop(5000));
      const store = openData({ clock, chance, log: quietLog, ...createSurroundings(process.cwd(), data) });
      change(store);
      store.close();
      app = await start();
      await call('vault.unlock', { passphrase: PASSPHRASE });
    },
    async close(): Promise<void> {
      await passing(app.stop(5000));
      rmSync(data, { recursive: true, force: true });
    },
  };
};

/** In real time, with the servers in another process, each answer after `latencyMs`. */
export const createTimedWorld = async (program: string, latencyMs: number) => {
  const servers = await startIssueServers(program, latencyMs);
  const app = await openIssueApp(servers.sides, { clock: createSystemClock(), requestsPerMinute: 10_000, passing: (work) => work });
  return {
    servers, ...app,
    /** Runs the sync and answers what it took. */
    async measure(): Promise<{ ms: number; requests: number }> {
      await servers.requests();
      const began = performance.now();
      await app.run();
      return { ms: performance.now() - began, requests: await servers.requests() };
    },
    async close(): Promise<void> {
      await app.close();
      await servers.close();
    },
  };
};

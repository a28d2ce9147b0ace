import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createNoKeyStore } from '../src-main/adapters/no-key-store.ts';
import { createPlainMachine } from '../src-main/adapters/plain-machine.ts';
import { createSurroundings } from '../src-main/adapters/surroundings.ts';
import { createSystemChance } from '../src-main/adapters/system-chance.ts';
import { createSystemClock } from '../src-main/adapters/system-clock.ts';
import { createApp } from '../src-main/app.ts';
import { createClient } from '../e2e/demo/client.ts';
import { PROJECT, startIssueServers } from './issue-servers.ts';

const quietLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The application and two servers in real time, each answer after `latencyMs`, with a mirror whose issues can be copied. */
export const createTimedWorld = async (program: string, latencyMs: number) => {
  const data = mkdtempSync(path.join(tmpdir(), 'maestro-bench-issues-'));
  const servers = await startIssueServers(program, latencyMs);
  const [source, target] = servers.sides;
  const clock = createSystemClock();
  const app = await createApp({ clock, chance: createSystemChance(clock.now), log: quietLog, keyStore: createNoKeyStore(), ...createSurroundings(process.cwd(), data), ...createPlainMachine() });
  const call = createClient((method, input) => app.call(method, input));
  await call('vault.setUp', { passphrase: 'a passphrase for the bench' });
  await call('settings.update', { requestsPerMinute: 10_000, concurrency: 16 });
  const [one, two] = [
    await call('instances.create', { name: 'Source', url: source.url, token: source.token, network: 'loopback' }),
    await call('instances.create', { name: 'Target', url: target.url, token: target.token, network: 'loopback' }),
  ];
  const pair = await call('pairs.create', { name: 'Pair', sourceInstanceId: one.id, targetInstanceId: two.id, direction: 'push' });
  const { id: mirrorId } = await call('mirrors.create', { pairId: pair.id, source: PROJECT, target: PROJECT });
  return {
    servers, call, mirrorId,
    async run() {
      const { jobId } = await call('issueSync.run', { mirrorId });
      app.startWork();
      for (;;) {
        const job = await call('jobs.get', { jobId });
        if (job.finishedAt !== null) return job;
        await new Promise<void>((resolve) => void clock.after(20, resolve));
      }
    },
    async close(): Promise<void> {
      await app.stop(5000);
      await servers.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
};

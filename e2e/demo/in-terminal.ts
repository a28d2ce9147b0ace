import path from 'node:path';
import { createLog } from '../../src-main/adapters/log.ts';
import { createNoKeyStore } from '../../src-main/adapters/no-key-store.ts';
import { createSurroundings } from '../../src-main/adapters/surroundings.ts';
import { createPlainMachine } from '../../src-main/adapters/plain-machine.ts';
import { createSystemChance } from '../../src-main/adapters/system-chance.ts';
import { createSystemClock } from '../../src-main/adapters/system-clock.ts';
import { createApp } from '../../src-main/app.ts';
import type { Mirror } from '../../src-preload/contract/models/mirror.ts';
import { createClient } from './client.ts';
import type { SampleServers } from './servers.ts';
import { tellStory, waitingBy } from './story.ts';
import { table } from './table.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const rowOf = ({ source, target, direction, observed, verified }: Mirror): string[] => [
  source.path, target.path, direction, observed.status, verified.state, String(verified.equal), String(verified.different), String(verified.missing), String(verified.extra),
];

/** The last word of the demo: a line a mirror, with what our own comparison found. */
export const resultTable = (mirrors: readonly Mirror[]): string =>
  table([['Source', 'Target', 'Mirror', 'GitLab says', 'Compared', 'Equal refs', 'Different', 'Missing', 'Extra'], ...mirrors.map(rowOf)]);

/** The story without a window, on a data folder that is removed at the end. Exit code 0 when both sides of every mirror are equal. */
export const runInTerminal = (servers: SampleServers): Promise<number> =>
  inTemporaryFolder(async (data) => {
    const clock = createSystemClock();
    const root = path.resolve(import.meta.dirname, '..', '..');
    const app = await createApp({ clock, chance: createSystemChance(clock.now), log: createLog(data, clock), keyStore: createNoKeyStore(), ...createSurroundings(root, data), ...createPlainMachine() });
    try {
      app.startWork();
      const call = createClient(app.call);
      await call('vault.setUp', { passphrase: 'a passphrase for the demo' });
      const mirrors = await tellStory(call, servers, say, waitingBy(call, clock));
      say(`\n${resultTable(mirrors)}`);
      return mirrors.every(({ verified }) => verified.state === 'equal') ? 0 : 1;
    } finally {
      await app.stop(10_000);
    }
  });

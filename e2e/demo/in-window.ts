import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import { createSystemClock } from '../../src-main/adapters/system-clock.ts';
import { prepareDataFolder } from '../../src-main/adapters/data-folder.ts';
import { socketAddress } from '../../src-main/headless/socket/address.ts';
import { connectSocket, type SocketClient } from '../../src-main/headless/socket/client.ts';
import type { Clock } from '../../src-main/ports.ts';
import { type Client, createClient } from './client.ts';
import { resultTable } from './in-terminal.ts';
import type { SampleServers } from './servers.ts';
import { tellStory, waitingBy } from './story.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

const PASSPHRASE = 'a passphrase for the demo';
const START_MS = 60_000;
const PAUSE_MS = 200;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The started application answers by the socket in its data folder once it is ready. */
const connectWhenReady = async (data: string, clock: Clock, hasEnded: () => boolean): Promise<SocketClient> => {
  const end = clock.now() + START_MS;
  for (;;) {
    const client = await connectSocket(socketAddress(prepareDataFolder(data)));
    if (client !== null) return client;
    if (hasEnded() || clock.now() > end) throw new Error('the application did not start');
    await new Promise<void>((resolve) => clock.after(PAUSE_MS, resolve));
  }
};

/** With a key store the vault opens by itself; without one the window would ask, so the demo says its passphrase. */
const setUpVault = async (call: Client): Promise<void> => {
  const { keyStore } = await call('vault.status', {});
  if (keyStore === 'available') return void (await call('vault.setUp', {}));
  await call('vault.setUp', { passphrase: PASSPHRASE });
  say(`This machine has no key store that can be trusted, so a passphrase guards the demo's tokens: ${PASSPHRASE}`);
};

/** Opens the real window on a data folder of its own, lets the story happen in it, and leaves it to the user until it is closed. */
export const runInWindow = (servers: SampleServers, start: string): Promise<number> =>
  inTemporaryFolder(async (data) => {
    const [command, ...args] = z.array(z.string().max(4096)).min(1).max(20).parse(JSON.parse(start));
    const clock = createSystemClock();
    const child = spawn(command ?? '', [...args, '--data', data], { stdio: ['ignore', 'ignore', 'inherit'] });
    const ended = once(child, 'exit');
    // Who ends the demo in the terminal ends its window too; the folder and the servers go with it.
    const end = (): void => void child.kill('SIGTERM');
    process.once('SIGINT', end).once('SIGTERM', end);
    try {
      const client = await connectWhenReady(data, clock, () => child.exitCode !== null);
      const call = createClient(client.call);
      await setUpVault(call);
      // The demo ends with its window.
      await call('settings.update', { closeToTray: false });
      const mirrors = await tellStory(call, servers, say, waitingBy(call, clock));
      client.close();
      say(`\n${resultTable(mirrors)}\n\nThe window is yours now; the demo ends when it is closed.`);
      await ended;
      return mirrors.every(({ verified }) => verified.state === 'equal') ? 0 : 1;
    } finally {
      if (child.exitCode === null) end();
    }
  });

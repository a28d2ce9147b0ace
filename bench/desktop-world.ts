import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { _electron, type ElectronApplication } from 'playwright';
import { SANDBOX } from '../e2e/debugging-port.ts';
import { createClient } from '../e2e/demo/client.ts';
import { startDouble } from '../e2e/gitlab/double.ts';
import { addProjectTo, addSide } from '../e2e/world/sides.ts';
import { createNoKeyStore } from '../src-main/adapters/no-key-store.ts';
import { createPlainMachine } from '../src-main/adapters/plain-machine.ts';
import { createSurroundings } from '../src-main/adapters/surroundings.ts';
import { createSystemChance } from '../src-main/adapters/system-chance.ts';
import { createSystemClock } from '../src-main/adapters/system-clock.ts';
import { createApp } from '../src-main/app.ts';
import { openData } from '../src-main/store/open-data.ts';

const ROOT = process.cwd();
const LIMIT_MS = 60_000;
export const PROJECT = 'platform/api';
export const PASSPHRASE = 'a passphrase for the bench';

const quietLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A real Electron process over a folder with a `package.json`. Chromium's sandbox does not start as root. */
export const launch = (args: string[]): Promise<ElectronApplication> => {
  const env = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
  return _electron.launch({ args, env, chromiumSandbox: process.getuid?.() !== 0, timeout: LIMIT_MS });
};

export const launchProgram = (data: string): Promise<ElectronApplication> => launch([path.resolve(ROOT), '--data', data]);

/** The same without a test tool. Answers its process and how to end it. */
export const startAlone = (args: string[]): { pid: number; end(): Promise<void> } => {
  const child = spawn(process.env['ELECTRON_EXEC_PATH'] ?? '', [...SANDBOX, ...args], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  return {
    pid: child.pid ?? 0,
    async end() {
      child.kill();
      await ended;
    },
  };
};

/** A data folder with two servers, one mirror, and its last status long ago: something is due whenever the program looks. */
export const createDueMirror = async (data: string) => {
  const double = await startDouble();
  const [source, target] = [addSide(await double.addServer({ name: 'source' })), addSide(await double.addServer({ name: 'target' }))];
  const clock = createSystemClock();
  const ports = { clock, chance: createSystemChance(clock.now), log: quietLog, keyStore: createNoKeyStore(), ...createSurroundings(ROOT, data), ...createPlainMachine() };
  const app = await createApp(ports);
  const call = createClient((method, input) => app.call(method, input));
  await call('vault.setUp', { passphrase: PASSPHRASE });
  const [one, two] = [await call('instances.create', { name: 'Source', url: source.server.url, token: source.token.value, network: 'loopback' }), await call('instances.create', { name: 'Target', url: target.server.url, token: target.token.value, network: 'loopback' })];
  const pair = await call('pairs.create', { name: 'Pair', sourceInstanceId: one.id, targetInstanceId: two.id, direction: 'push' });
  await addProjectTo({ source, target }, PROJECT);
  const { id } = await call('mirrors.create', { pairId: pair.id, source: PROJECT, target: PROJECT });
  await app.stop(5000);
  const store = openData(ports);
  store.mirrors.observe(id, { status: 'ok', rawStatus: 'finished', enabled: true, lastUpdateAt: 1, lastSuccessAt: 1, lastError: null, checkedAt: 1 });
  store.close();
  return { requests: (): number => source.server.log.entries.length, close: () => double.close() };
};

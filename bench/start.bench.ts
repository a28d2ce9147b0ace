import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createNoKeyStore } from '../src-main/adapters/no-key-store.ts';
import { createSurroundings } from '../src-main/adapters/surroundings.ts';
import { createPlainMachine } from '../src-main/adapters/plain-machine.ts';
import { createSystemChance } from '../src-main/adapters/system-chance.ts';
import { createSystemClock } from '../src-main/adapters/system-clock.ts';
import { createApp } from '../src-main/app.ts';
import { openData } from '../src-main/store/open-data.ts';
import { median, rounded, type Row } from './row.ts';
import { fillWithMirrors } from './sample-mirrors.ts';
import { msToList, msToText } from './starting.ts';

const ROOT = process.cwd();
const STARTS = 5;
/** DESIGN.md section 12. */
const ALLOWED = 1.3;
const PASSPHRASE = 'a passphrase for the bench';

const EMPTY = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadURL('data:text/html,<h1>Empty</h1>'));`;

const quietLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

const fill = async (data: string): Promise<void> => {
  const clock = createSystemClock();
  const ports = { clock, chance: createSystemChance(clock.now), log: quietLog, keyStore: createNoKeyStore(), ...createSurroundings(ROOT, data), ...createPlainMachine() };
  const store = openData(ports);
  fillWithMirrors(store, 10_000, clock.now());
  store.close();
  const app = await createApp(ports);
  await app.call('vault.setUp', { passphrase: PASSPHRASE });
  await app.stop(5000);
};

const row = (what: string, ours: readonly number[], floors: readonly number[]): Row => {
  const floor = median(floors);
  return { what, measured: rounded(median(ours)), floor: rounded(floor), allowed: rounded(floor * ALLOWED), unit: 'ms' };
};

/**
 * Start to a usable list of 10,000 mirrors in the real window, and of that the start to its first screen, beside an empty window in the
 * same run; the middle of some starts, in turn.
 */
export const bench = async (): Promise<Row[]> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mirror-maestro-start-'));
  const data = mkdtempSync(path.join(tmpdir(), 'mirror-maestro-data-'));
  try {
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'empty-window', main: 'main.cjs' }));
    writeFileSync(path.join(folder, 'main.cjs'), EMPTY);
    await fill(data);
    const floors: number[] = [];
    const ours: Awaited<ReturnType<typeof msToList>>[] = [];
    for (let start = 0; start < STARTS; start += 1) {
      floors.push(await msToText([folder], 'Empty'));
      ours.push(await msToList([ROOT, '--data', data], { unlock: `window.maestro.call('vault.unlock', { passphrase: '${PASSPHRASE}' })`, lock: 'Passphrase', list: 'service-' }));
    }
    return [
      row('start to a usable list of 10,000 mirrors', ours.map(({ list }) => list), floors),
      row('of that: to the first screen', ours.map(({ firstScreen }) => firstScreen), floors),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(data, { recursive: true, force: true });
  }
};

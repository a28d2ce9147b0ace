import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ElectronApplication } from 'playwright';
import { createDueMirror, launch, launchProgram, PASSPHRASE, PROJECT, startAlone } from './desktop-world.ts';
import { memoryOf, wakeUpsOf } from './process-cost.ts';
import { medianOpening } from './reopening.ts';
import { rounded, type Row } from './row.ts';
import { measureUnlock } from './unlock-rows.ts';

const SETTLE_MS = 20_000;
/** The first looks of a start are over by then, and the snapshot of the day, which is taken a minute after it. */
const STARTED_MS = 90_000;
const WATCHED_MS = 60_000;
const LOOKS = 5;
/** DESIGN.md section 12, and what a person and a waking machine are promised. */
const ALLOWED = { cost: 1.15, openMs: 500, resumeMs: 5000 } as const;

/** One timer every 10 s, and what each of them wakes: its own thread, and one that it asks. */
const TIMERS = 12;

const EMPTY = `const { app } = require('electron');
app.on('window-all-closed', () => undefined);`;

const EMPTY_PAGE = 'data:text/html,<h1>Empty</h1>';

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await wait(5);
};

/** Memory in MB of a program whose windows were closed a while ago. */
const memoryAtRest = async (app: ElectronApplication): Promise<number> => {
  await wait(SETTLE_MS);
  return memoryOf(app.process().pid ?? 0);
};

/** Wake-ups in a minute of a program without a window that nobody touches; started by itself, since the test tool's connection wakes it as well. */
const wakeUpsAtRest = async (args: string[]): Promise<number> => {
  const { pid, end } = startAlone(args);
  await wait(STARTED_MS);
  const before = wakeUpsOf(pid);
  await wait(WATCHED_MS);
  const count = wakeUpsOf(pid) - before;
  await end();
  return count;
};

const UNLOCK = `window.maestro.call('vault.unlock', { passphrase: '${PASSPHRASE}' })`;

const closeWindow = async (app: ElectronApplication): Promise<void> => {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().forEach((window) => window.close()));
  await until(() => app.windows().length === 0);
};

/** A window opened once more and closed, as somebody does who looks in now and then. */
const lookIn = async (app: ElectronApplication, open: () => Promise<void>, text: string): Promise<void> => {
  const [page] = await Promise.all([app.waitForEvent('window'), open()]);
  await page.getByText(text).first().waitFor();
  await closeWindow(app);
};

/** From waking until the first question reaches the server. */
const resume = async (app: ElectronApplication, requests: () => number): Promise<number> => {
  await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend'));
  const before = requests();
  const began = performance.now();
  await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));
  await until(() => requests() > before);
  return performance.now() - began;
};

const emptyProgram = (folder: string): string => {
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'empty', main: 'main.cjs' }));
  writeFileSync(path.join(folder, 'main.cjs'), EMPTY);
  return folder;
};

const measure = async (folder: string, data: string): Promise<Row[]> => {
  const due = await createDueMirror(data);
  const [empty, program] = [await launch([emptyProgram(folder)]), await launchProgram(data)];
  try {
    const page = await program.firstWindow();
    await page.getByLabel('Passphrase').waitFor();
    await page.evaluate(UNLOCK);
    const resumed = await resume(program, due.requests);
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    await closeWindow(program);
    for (let look = 0; look < LOOKS; look += 1) {
      await lookIn(program, () => program.evaluate(({ app }) => void app.emit('activate')), 'Overview');
      await lookIn(empty, () => empty.evaluate(({ BrowserWindow }, address) => void new BrowserWindow({ width: 1280, height: 800 }).loadURL(address), EMPTY_PAGE), 'Empty');
    }
    const [ours, floor] = await Promise.all([memoryAtRest(program), memoryAtRest(empty)]);
    return [
      { what: 'tray only, after windows: memory of all processes (PSS)', measured: rounded(ours), floor: rounded(floor), allowed: rounded(floor * ALLOWED.cost), unit: 'MB' },
      { what: 'from waking to the first question to GitLab', measured: rounded(resumed), floor: 0, allowed: ALLOWED.resumeMs, unit: 'ms' },
    ];
  } finally {
    await Promise.all([empty.close(), program.close()]);
    await due.close();
  }
};

/** From the click in the tray until the screen that was left stands there with what it lists, beside a window with nothing in it. */
const measureOpening = async (folder: string, data: string): Promise<Row[]> => {
  const goToMirrors = `${UNLOCK}.then(() => { location.hash = '#/mirrors'; })`;
  const opened = await medianOpening([process.cwd(), '--data', data], { prepare: goToMirrors, text: PROJECT, address: null });
  const empty = await medianOpening([emptyProgram(folder)], { prepare: null, text: 'Empty', address: EMPTY_PAGE });
  return [{ what: 'window opened again: to the list that was left', measured: rounded(opened), floor: rounded(empty), allowed: ALLOWED.openMs, unit: 'ms' }];
};

const measureWakeUps = async (folder: string, data: string): Promise<Row[]> => {
  const [ours, floor] = await Promise.all([wakeUpsAtRest([process.cwd(), '--data', data, '--hidden']), wakeUpsAtRest([emptyProgram(folder)])]);
  return [{ what: 'tray only: wake-ups in a minute', measured: ours, floor, allowed: floor + TIMERS, unit: 'wake-ups' }];
};

/** What the program costs and how soon it is there, beside an empty Electron without a window in the same run. Linux only: it reads /proc. */
export const bench = async (): Promise<Row[]> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mirror-maestro-empty-'));
  const data = mkdtempSync(path.join(tmpdir(), 'mirror-maestro-data-'));
  try {
    return [...(await measure(folder, data)), ...(await measureOpening(folder, data)), ...(await measureUnlock()), ...(await measureWakeUps(folder, data))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(data, { recursive: true, force: true });
  }
};

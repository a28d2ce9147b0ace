import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type * as Electron from 'electron';
import { SANDBOX } from '../e2e/debugging-port.ts';
import { median } from './row.ts';

const LIMIT_MS = 120_000;
const OPENINGS = 9;
/** So long the window is gone before it is opened again. */
const CLOSED_MS = 1500;

type Opening = {
  /** Evaluated in the page of the program's first window, a promise: what leads to the screen that is left. Null where there is no such window. */
  prepare: string | null;
  /** What is seen where the screen stands. */
  text: string;
  /** The address of a window without a program behind it; null where the program opens its own, as for a click in the tray. */
  address: string | null;
};

type Given = Opening & { openings: number; closedMs: number; out: string };

/**
 * Runs in the main process of what is measured, and knows nothing of this file: it is written out and loaded there. Writes to `out` how
 * many ms each opening took, from the click until the page has painted `text`, by the page's own clock.
 */
const openAgain = ({ app, BrowserWindow }: typeof Electron, node: { once: typeof once; writeFileSync: typeof writeFileSync }, given: Given): void => {
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const painted = `new Promise((resolve) => {
    const look = () => {
      if (!document.body.textContent.includes(${JSON.stringify(given.text)})) return;
      watch.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())));
    };
    const watch = new MutationObserver(look);
    watch.observe(document.body, { childList: true, subtree: true, characterData: true });
    look();
  })`;
  const evaluate = async (window: Electron.BrowserWindow, script: string): Promise<number> => Number(await window.webContents.executeJavaScript(script));
  const openOnce = async (): Promise<number> => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
    await wait(given.closedMs);
    const made = node.once(app, 'browser-window-created');
    const began = Date.now();
    if (given.address === null) app.emit('activate');
    else void new BrowserWindow({ width: 1280, height: 800 }).loadURL(given.address);
    await made;
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) throw new Error('no window was opened');
    await node.once(window.webContents, 'dom-ready');
    return (await evaluate(window, painted)) - began;
  };
  const prepare = async (script: string): Promise<void> => {
    if (BrowserWindow.getAllWindows().length === 0) await node.once(app, 'browser-window-created');
    for (const window of BrowserWindow.getAllWindows()) {
      if (window.webContents.isLoading()) await node.once(window.webContents, 'did-finish-load');
      await evaluate(window, `${script}.then(() => ${painted})`);
    }
  };
  const measure = async (): Promise<number[]> => {
    if (given.prepare !== null) await prepare(given.prepare);
    const times: number[] = [];
    while (times.length < given.openings) times.push(await openOnce());
    return times;
  };
  void app
    .whenReady()
    .then(measure)
    .then((times) => node.writeFileSync(given.out, JSON.stringify(times)))
    .finally(() => app.exit(0));
};

/**
 * The middle of some openings in ms, of the program that these arguments start. No test tool is connected: Playwright holds back each new
 * page until it has prepared it, which takes longer than the opening of an empty window.
 */
export const medianOpening = async (folder: string, args: readonly string[], opening: Opening): Promise<number> => {
  const [hook, out] = [path.join(folder, 'open-again.cjs'), path.join(folder, 'openings.json')];
  const given: Given = { ...opening, openings: OPENINGS, closedMs: CLOSED_MS, out };
  writeFileSync(hook, `(${openAgain.toString()})(require('electron'), { once: require('node:events').once, writeFileSync: require('node:fs').writeFileSync }, ${JSON.stringify(given)});`);
  const child = spawn(process.env['ELECTRON_EXEC_PATH'] ?? '', [...SANDBOX, '-r', hook, ...args], { stdio: 'ignore', timeout: LIMIT_MS });
  await once(child, 'exit');
  const times: unknown = JSON.parse(readFileSync(out, 'utf8'));
  if (!Array.isArray(times) || times.length !== OPENINGS || !times.every(Number.isFinite)) throw new Error('the window was not opened as often as asked');
  return median(times.map(Number));
};

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type * as Electron from 'electron';
import { SANDBOX } from '../e2e/debugging-port.ts';

const LIMIT_MS = 120_000;

/** What `work` finds in the process that it runs in. */
export type Inside = { electron: typeof Electron; once: typeof once };

/**
 * Starts Electron with these arguments, and in its main process, once that is ready, `work`; what it answers are ms. No test tool is
 * connected: Playwright holds back Electron's `ready`, and each new page until it has prepared it, which takes longer than an empty window
 * needs. `work` is written out and loaded there, so it may use nothing of the file that it stands in; `began` is when the process was
 * started, in ms UTC.
 */
export const msInside = async <Given extends object>(args: readonly string[], work: (inside: Inside, given: Given & { began: number }) => Promise<number[]>, given: Given): Promise<number[]> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mirror-maestro-inside-'));
  const [hook, out] = [path.join(folder, 'inside.cjs'), path.join(folder, 'ms.json')];
  try {
    writeFileSync(
      hook,
      `const electron = require('electron');
const inside = { electron, once: require('node:events').once };
const given = ${JSON.stringify({ ...given, began: Date.now() })};
const answer = (ms) => require('node:fs').writeFileSync(${JSON.stringify(out)}, JSON.stringify(ms));
electron.app.whenReady().then(() => (${work.toString()})(inside, given)).then(answer).finally(() => electron.app.exit(0));`,
    );
    const child = spawn(process.env['ELECTRON_EXEC_PATH'] ?? '', [...SANDBOX, '-r', hook, ...args], { stdio: 'ignore', timeout: LIMIT_MS });
    await once(child, 'exit');
    const ms: unknown = JSON.parse(readFileSync(out, 'utf8'));
    if (!Array.isArray(ms) || !ms.every(Number.isFinite)) throw new Error('what was measured inside is no time');
    return ms.map(Number);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** A script for a page: waits until it shows the text, and answers by its own clock when that was painted, in ms UTC. */
export const paintedAt = (text: string): string => `new Promise((resolve) => {
  const look = () => {
    if (!document.body.textContent.includes(${JSON.stringify(text)})) return;
    watch.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())));
  };
  const watch = new MutationObserver(look);
  watch.observe(document.body, { childList: true, subtree: true, characterData: true });
  look();
})`;

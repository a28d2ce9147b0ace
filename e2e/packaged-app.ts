import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from 'playwright';
import { expect } from 'vitest';

const PACKAGED = path.resolve(import.meta.dirname, '..', 'out', 'linux-unpacked');
const LAUNCH_LIMIT_MS = 30_000;

/** The packaged program, what it must be told here (Chromium's sandbox does not start as root), and the archive with everything of ours. */
export const packaged = {
  program: path.join(PACKAGED, 'mirror-maestro'),
  needed: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  archive: path.join(PACKAGED, 'resources', 'app.asar'),
};

export type PackagedApp = {
  /** The page of the window that is open, once it is there. */
  page(): Promise<Page>;
  pages(): Page[];
  /** The exit code. */
  ended: Promise<number | null>;
  /** Ends the program where it still runs. */
  close(): Promise<void>;
};

const devTools = async (child: ChildProcess): Promise<string> => {
  if (child.stderr === null) throw new Error('the program has no stderr');
  for await (const line of createInterface({ input: child.stderr })) {
    const address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error('the packaged program ended before its window was there');
};

/** Joins the program at its debugging port; one that cannot be joined is ended. */
const join = async (child: ChildProcess): Promise<Browser> => {
  try {
    return await chromium.connectOverCDP(await devTools(child), { timeout: LAUNCH_LIMIT_MS });
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
};

const pagesOf = (browser: Browser): Page[] => browser.contexts().flatMap((context) => context.pages());

/**
 * Starts the packaged program on a data folder. It takes no debugger of the main process, as it should, so that only its page can be
 * reached: by Chromium's own debugging port.
 */
export const launchPackaged = async (data: string, env: Readonly<Record<string, string>> = {}): Promise<PackagedApp> => {
  if (!existsSync(packaged.program)) throw new Error('nothing is packaged: run `npm run package`');
  const child = spawn(packaged.program, [...packaged.needed, '--remote-debugging-port=0', '--data', data], { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const browser = await join(child);
  child.stderr?.resume();
  return {
    async page() {
      await expect.poll(() => pagesOf(browser).length, { timeout: LAUNCH_LIMIT_MS }).toBe(1);
      const [page] = pagesOf(browser);
      if (page === undefined) throw new Error('the window is gone');
      await page.waitForLoadState('load');
      return page;
    },
    pages: () => pagesOf(browser),
    ended,
    async close() {
      child.kill();
      await ended;
    },
  };
};

import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { expect } from 'vitest';
import { z } from 'zod';
import { ANY_PORT, debuggingAddress, SANDBOX } from './debugging-port.ts';

const LAUNCH_LIMIT_MS = 30_000;

export type JoinedApp = {
  /** The page of the window that is open, once it is there. */
  page(): Promise<Page>;
  pages(): Page[];
  /** The exit code. */
  ended: Promise<number | null>;
  /** Ends the program where it still runs. */
  close(): Promise<void>;
};

/** Joins the program at its debugging port; one that cannot be joined is ended. */
const join = async (child: ChildProcess): Promise<Browser> => {
  try {
    return await chromium.connectOverCDP(await debuggingAddress(child), { timeout: LAUNCH_LIMIT_MS });
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
};

const pagesOf = (browser: Browser): Page[] => browser.contexts().flatMap((context) => context.pages());

/**
 * Starts a program as a desktop does, with no tool in its main process: only its pages are reached, by Chromium's own debugging port.
 */
export const joinProgram = async (program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<JoinedApp> => {
  const child = spawn(program, [...SANDBOX, ANY_PORT, ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const browser = await join(child);
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

/** From source, where Electron's own package says where its program is. */
export const joinSource = (data: string, env: Readonly<Record<string, string>>): Promise<JoinedApp> =>
  joinProgram(z.string().parse(createRequire(import.meta.url)('electron')), [path.resolve(import.meta.dirname, '..'), '--data', data], env);

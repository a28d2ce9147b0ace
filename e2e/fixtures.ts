import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';

/** The program's folder: the built one of this tree, or another build that MIRROR_MAESTRO_PROGRAM names. */
const PROGRAM = path.resolve(process.env['MIRROR_MAESTRO_PROGRAM'] ?? path.join(import.meta.dirname, '..'));

/** Chromium's sandbox does not start as root. */
const IS_ROOT = process.getuid?.() === 0;

const LAUNCH_LIMIT_MS = 30_000;

/** A private folder that `remove` takes away again. */
export const temporaryFolder = (): { folder: string; remove(): void } => {
  const folder = mkdtempSync(path.join(tmpdir(), 'maestro-e2e-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

export type RunningApp = {
  app: ElectronApplication;
  page: Page;
  data: string;
  /** What the page's console said as an error since it was opened: policy reports, failed loads, thrown errors. */
  complaints: string[];
  /** Quits in order; removes the data folder where `launchApp` made it. */
  close(): Promise<void>;
};

export type LaunchOptions = {
  /** A data folder that stays; without it a new one for this window. */
  data?: string;
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
};

const environment = (more: Readonly<Record<string, string>>): Record<string, string> => {
  const { MIRROR_MAESTRO_DATA: _theirs, ...rest } = process.env;
  const defined = Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(defined), ...more };
};

const listen = (page: Page): string[] => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
};

/** Starts the real application on a data folder and waits for its window's page. */
export const launchApp = async ({ data, args = [], env = {} }: LaunchOptions = {}): Promise<RunningApp> => {
  const made = data === undefined ? temporaryFolder() : null;
  const folder = data ?? made?.folder ?? '';
  const app = await _electron.launch({
    args: [PROGRAM, '--data', folder, ...args],
    env: environment(env),
    chromiumSandbox: !IS_ROOT,
    timeout: LAUNCH_LIMIT_MS,
  });
  const page = await app.firstWindow();
  const complaints = listen(page);
  await page.waitForLoadState('load');
  // The page is there before the program is, and says nothing until then.
  await page.locator('#root > *').first().waitFor({ state: 'attached', timeout: LAUNCH_LIMIT_MS });
  return {
    app,
    page,
    data: folder,
    complaints,
    async close() {
      await app.close();
      made?.remove();
    },
  };
};

export type CommandResult = { code: number; out: string; err: string };

/** Runs the headless command in plain Node. `input` goes to its standard input. Never throws for an exit code. */
export const runCommand = (args: readonly string[], { input = '', env = {} }: { input?: string; env?: Readonly<Record<string, string>> } = {}): Promise<CommandResult> =>
  new Promise((resolve) => {
    const command = path.join(PROGRAM, 'dist', 'main', 'maestro.js');
    const child = execFile(process.execPath, [command, ...args], { env: environment(env), maxBuffer: 32 * 1024 * 1024 }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), out, err });
    });
    child.stdin?.end(input);
  });

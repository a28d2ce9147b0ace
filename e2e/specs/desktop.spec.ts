import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { launchApp, type RunningApp, temporaryFolder } from '../fixtures.ts';
import { callInPage } from '../pages/call-in-page.ts';
import { windowPages } from '../pages/window-pages.ts';

const PASSPHRASE = 'correct horse battery staple';

let folder: { folder: string; remove(): void };
let running: RunningApp;
let data: string;

beforeEach(async () => {
  folder = temporaryFolder();
  data = path.join(folder.folder, 'data');
  running = await launchApp({ data, env: { XDG_CONFIG_HOME: path.join(folder.folder, 'config') } });
});

afterEach(async () => {
  await running.close();
  folder.remove();
});

const setUp = async (): Promise<void> => {
  const { welcome } = windowPages(running.page);
  await welcome.setUpByPassphrase(PASSPHRASE);
  await welcome.at.firstSteps.waitFor();
};

const closeWindow = async (): Promise<void> => {
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => running.app.windows().length).toBe(0);
};

/** What the next window shows, once its page is there. */
const nextWindow = async () => {
  const page = running.app.windows()[0] ?? (await running.app.waitForEvent('window'));
  await page.waitForLoadState('load');
  return page;
};

const exitOf = (child: { once(event: 'exit', listener: (code: number | null) => void): unknown }): Promise<number | null> =>
  new Promise((resolve) => child.once('exit', resolve));

/** Starts the program once more on the same data folder. */
const startAgain = (...more: string[]): Promise<number | null> => {
  const [executable = '', ...args] = running.app.process().spawnargs;
  const own = args.slice(args.findIndex((argument) => argument.endsWith('remote-debugging-port=0')) + 1);
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return exitOf(spawn(executable, [...sandbox, ...own, ...more], { stdio: 'ignore' }));
};

const clickInMenu = (id: string): Promise<void> =>
  running.app.evaluate(({ Menu }, wanted) => {
    Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click();
  }, id);

describe('Closing the window', () => {
  test('leaves the program in the tray, without a process for the page', async () => {
    await setUp();
    await closeWindow();
    expect(running.app.process().exitCode).toBeNull();
    expect(await running.app.evaluate(({ app }) => app.getAppMetrics().filter(({ type }) => type === 'Tab').length)).toBe(0);
  });

  test('ends it where nobody wants it to stay', async () => {
    await setUp();
    await callInPage(running.page)('settings.update', { closeToTray: false });
    const ended = exitOf(running.app.process());
    await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    expect(await ended).toBe(0);
    expect(existsSync(path.join(data, 'maestro.sock'))).toBe(false);
  });
});

describe('A second start', () => {
  test('opens the window again on the screen that was left, and ends with 0', async () => {
    await setUp();
    await windowPages(running.page).shell.goTo('Pairs');
    await running.page.getByRole('heading', { name: 'Pairs', exact: true }).waitFor();
    await closeWindow();
    expect(await startAgain()).toBe(0);
    await (await nextWindow()).getByRole('heading', { name: 'Pairs', exact: true }).waitFor();
  });

  test('with a link leads the open window there, and a closed one as well', async () => {
    await setUp();
    expect(await startAgain('mirror-maestro://job/3')).toBe(0);
    await expect.poll(() => new URL(running.page.url()).hash).toBe('#/jobs/3');
    await running.page.getByRole('heading', { name: 'Jobs' }).waitFor();
    await closeWindow();
    expect(await startAgain('mirror-maestro://mirror/12')).toBe(0);
    expect(new URL((await nextWindow()).url()).hash).toBe('#/mirrors/12');
  });

  test('with a link that leads nowhere only shows the window', async () => {
    await setUp();
    const before = running.page.url();
    expect(await startAgain('mirror-maestro://mirror/12/../../settings')).toBe(0);
    expect(running.page.url()).toBe(before);
  });
});

describe('The application’s menu', () => {
  test('pauses, resumes and locks, for a desktop without a tray', async () => {
    await setUp();
    await clickInMenu('pause');
    await expect.poll(() => callInPage(running.page)('background.get', {})).toMatchObject({ state: 'paused', pausedUntil: null });
    await expect.poll(() => running.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('state')?.label)).toBe('Paused until resumed');
    await clickInMenu('resume');
    await expect.poll(() => callInPage(running.page)('background.get', {})).toMatchObject({ heldBy: null });
    await clickInMenu('lock');
    await windowPages(running.page).shell.at.unlockForm.waitFor();
  });
});

describe('A start at login', () => {
  test('is written where the desktop looks for it, and taken away again', async () => {
    const file = path.join(folder.folder, 'config', 'autostart', 'mirror-maestro.desktop');
    await setUp();
    await callInPage(running.page)('settings.update', { startAtLogin: true });
    await expect.poll(() => existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toMatch(/^Exec=".*" "--data" ".*" "--hidden"$/m);
    await callInPage(running.page)('settings.update', { startAtLogin: false });
    await expect.poll(() => existsSync(file)).toBe(false);
  });
});

import { spawn } from 'node:child_process';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { launchApp, type RunningApp, temporaryFolder } from '../fixtures.ts';

let data: string;
let remove: () => void;

beforeEach(() => {
  ({ folder: data, remove } = temporaryFolder());
});

afterEach(() => remove());

const exitOf = (child: { once(event: 'exit', listener: (code: number | null) => void): unknown }): Promise<number | null> =>
  new Promise((resolve) => child.once('exit', resolve));

describe('The window', () => {
  test('opens where it was closed', async () => {
    const first = await launchApp({ data });
    await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1010, height: 640 }));
    await first.close();
    const second = await launchApp({ data });
    const bounds = await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
    await second.close();
    expect(bounds).toEqual({ x: 40, y: 30, width: 1010, height: 640 });
    expect(statSync(path.join(data, 'window.json')).mode & 0o777).toBe(0o600);
  });

  test('opens on the screen when its last place is none any more, or no place at all', async () => {
    for (const place of ['{"bounds":{"x":90000,"y":0,"width":1000,"height":700},"maximized":false}', '{"bounds":', '{"bounds":{"x":"0"}}']) {
      writeFileSync(path.join(data, 'window.json'), place);
      const running = await launchApp({ data });
      const bounds = await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
      await running.close();
      expect(bounds?.x).toBeLessThan(2000);
      expect(bounds?.width).toBeGreaterThanOrEqual(900);
    }
  });

  test('is not smaller than 900 by 600', async () => {
    const running = await launchApp({ data });
    expect(await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getMinimumSize())).toEqual([900, 600]);
    await running.close();
  });
});

describe('A window that is opened again', () => {
  test('keeps the process that it was begun with: no second one is started for its page', async () => {
    const running = await launchApp({ data });
    const processes = await running.app.evaluate(
      ({ app, BrowserWindow }) =>
        new Promise<number[]>((resolve) => {
          const seen = new Set<number>();
          app.once('browser-window-created', (_event, { webContents }) => {
            const looking = setInterval(() => seen.add(webContents.getOSProcessId()), 2);
            webContents.once('did-finish-load', () => {
              clearInterval(looking);
              resolve([...seen.add(webContents.getOSProcessId())].filter((pid) => pid > 0));
            });
          });
          const [window] = BrowserWindow.getAllWindows();
          window?.once('closed', () => setImmediate(() => app.emit('activate')));
          window?.close();
        }),
    );
    await running.close();
    expect(processes).toHaveLength(1);
  });
});

describe('The field of a passphrase', () => {
  test('shows that the keyboard is in it', async () => {
    const running = await launchApp({ data, env: { XDG_CURRENT_DESKTOP: '' } });
    const field = running.page.getByRole('textbox', { name: 'Passphrase', exact: true });
    const outline = (): Promise<string> => field.evaluate((input) => `${input.ownerDocument.defaultView?.getComputedStyle(input.parentElement ?? input).outlineStyle ?? ''}`);
    await field.blur();
    expect(await outline()).toBe('none');
    await field.focus();
    expect(await outline()).toBe('solid');
    await running.close();
  });
});

describe('A page whose process dies', () => {
  /** What the page answers, asked from the main process: the test tool's own page object does not survive the crash. */
  const ask = (running: RunningApp): Promise<unknown> =>
    running.app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const answer: unknown = contents === undefined || contents.isCrashed() ? 'gone' : await contents.executeJavaScript(`window.maestro.call('settings.get', {}).then(({ ok }) => ok)`);
      return answer;
    });

  test('is loaded again', async () => {
    const running = await launchApp({ data });
    await running.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      return new Promise<void>((resolve) => {
        contents?.once('render-process-gone', () => resolve());
        contents?.forcefullyCrashRenderer();
      });
    });
    await expect.poll(() => ask(running), { timeout: 10_000 }).toBe(true);
    await running.close();
  });
});

describe('A second start on the same data folder', () => {
  test('brings the window to the front and ends with 0, whatever it was told', async () => {
    const running = await launchApp({ data });
    await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    const [executable = '', ...args] = running.app.process().spawnargs;
    const own = args.slice(args.findIndex((argument) => argument.endsWith('remote-debugging-port=0')) + 1);
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const second = spawn(executable, [...sandbox, ...own], { stdio: 'ignore' });
    expect(await exitOf(second)).toBe(0);
    await expect.poll(() => running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()))).toEqual([true]);
    await running.close();
  });
});

describe('The end', () => {
  test('comes with 0 when it is asked for in the menu, and leaves no socket behind', async () => {
    const running = await launchApp({ data });
    const ended = exitOf(running.app.process());
    await running.app.evaluate(({ app }) => app.quit());
    expect(await ended).toBe(0);
    expect(existsSync(path.join(data, 'maestro.sock'))).toBe(false);
  });

  test('comes with 0 on SIGTERM', async () => {
    const running = await launchApp({ data });
    const ended = exitOf(running.app.process());
    running.app.process().kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(existsSync(path.join(data, 'maestro.sock'))).toBe(false);
  });
});

describe('A data folder', () => {
  test('holds everything that the program writes, Electron’s own files included', async () => {
    const running = await launchApp({ data });
    const folders = await running.app.evaluate(({ app }) => [app.getPath('userData'), app.getPath('sessionData'), app.getPath('crashDumps')]);
    await running.close();
    for (const folder of folders) expect(folder.startsWith(`${data}${path.sep}`)).toBe(true);
    expect(statSync(data).mode & 0o777).toBe(0o700);
  });
});

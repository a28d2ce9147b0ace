import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type RunningApp } from '../fixtures.ts';
import { page } from './probes/in-page.ts';
import { startStranger, type Stranger } from './probes/stranger.ts';

const START = 'app://maestro/index.html';
const MIB = 1024 * 1024;

let running: RunningApp;
let stranger: Stranger;

beforeAll(async () => {
  stranger = await startStranger();
  running = await launchApp();
});

afterAll(async () => {
  await running.close();
  await stranger.close();
});

/** What an earlier `evaluate` left under this name in the main process. */
const kept = (name: string): Promise<unknown> =>
  running.app.evaluate((_electron, key) => {
    const value: unknown = Reflect.get(globalThis, key);
    return value;
  }, name);

/** Runs a probe in the page. */
const inPage = (probe: string): Promise<unknown> => running.page.evaluate(probe);

describe('The page', () => {
  test('comes from the own scheme', () => {
    expect(running.page.url()).toMatch(/^app:\/\/maestro\/index\.html/);
  });

  test('loads without a complaint of the policy', async () => {
    running.complaints.length = 0;
    await running.page.reload();
    await running.page.locator('#root > :not(style)').first().waitFor();
    expect(running.complaints).toEqual([]);
  });

  test('knows nothing of Node or Electron', async () => {
    expect(await inPage(page.globals)).toEqual([]);
  });

  test('has a frozen bridge of exactly call and on, and cannot replace it', async () => {
    expect(await inPage(page.bridge)).toEqual({ names: ['call', 'on'], isFrozen: true });
    expect(await inPage(page.replaceBridge)).toBe(false);
  });

  test('can listen to the two events only', async () => {
    const outcomes = await Promise.all(['changed', 'progress', 'maestro:call', 'maestro:changed', '__proto__', 'constructor'].map((event) => inPage(page.listenTo(event))));
    expect(outcomes).toEqual(['allowed', 'allowed', 'refused', 'refused', 'refused', 'refused']);
  });
});

describe('The content policy', () => {
  test('is a header of the page, with nosniff, no referrer and own origin only', async () => {
    const response = await running.page.reload();
    const headers = await response?.allHeaders();
    expect(headers?.['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[^']{20,}';/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers?.['content-security-policy']).not.toMatch(/unsafe|\*|http/);
  });

  test('refuses eval', async () => {
    expect(await inPage(page.eval)).toBe('EvalError');
    expect(await inPage(page.newFunction)).toBe('EvalError');
  });

  test('refuses scripts, handlers and styles written into the page', async () => {
    expect(await inPage(page.inlineScript)).toBe(false);
    expect(await inPage(page.inlineHandler)).toBe(false);
    expect(await inPage(page.inlineStyle)).toBe(false);
  });

  test('refuses images, scripts, frames, requests and sockets of other servers, so that none of them hears of us', async () => {
    const { address } = stranger;
    expect(await inPage(page.load('img', 'src', `${address}/image`))).toBe('refused');
    expect(await inPage(page.load('script', 'src', `${address}/script`))).toBe('refused');
    expect(await inPage(page.fetch(`${address}/fetch`))).toBe('refused');
    expect(await inPage(page.webSocket(`${address.replace('http', 'ws')}/socket`))).toBe('refused');
    expect(await inPage(page.frameText(`${address}/frame`))).toBe('refused');
    expect(await inPage(page.frameText(START))).toBe('refused');
    expect(await inPage(page.serviceWorker)).toBe('refused');
    expect(stranger.seen).toEqual([]);
  });

  test('reads no file of this machine', async () => {
    expect(await inPage(page.fetch('file:///etc/passwd'))).toBe('refused');
    expect(await inPage(page.load('img', 'src', 'file:///etc/passwd'))).toBe('refused');
  });
});

describe('Below the policy, the session', () => {
  /** Asks from the main process, where no content policy applies. */
  const fetchInSession = (address: string): Promise<string | number> =>
    running.app.evaluate(async ({ BrowserWindow }, url) => {
      const [window] = BrowserWindow.getAllWindows();
      return window?.webContents.session.fetch(url).then(({ status }) => status, () => 'refused') ?? 'no window';
    }, address);

  test('lets no request out', async () => {
    expect(await fetchInSession(`${stranger.address}/session`)).toBe('refused');
    expect(stranger.seen).toEqual([]);
  });

  test('serves only the files of the build, whatever the address climbs through', async () => {
    expect(await fetchInSession(START)).toBe(200);
    const climbing = ['../../package.json', '%2e%2e/%2e%2e/package.json', '..%2f..%2fpackage.json', '..\\..\\package.json', 'nothing.html', 'index.html/'];
    expect(await Promise.all(climbing.map((path) => fetchInSession(`app://maestro/${path}`)))).toEqual(climbing.map(() => 404));
    expect(await fetchInSession('app://elsewhere/index.html')).not.toBe(200);
  });

  test('is kept in memory only', async () => {
    const isPersistent = await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.session.isPersistent());
    expect(isPersistent).toBe(false);
  });
});

describe('The window', () => {
  test('has every safe preference', async () => {
    const preferences = await running.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      if (window === undefined) return null;
      // Electron has it, its types do not.
      const read: unknown = Reflect.get(window.webContents, 'getLastWebPreferences');
      const answer: unknown = typeof read === 'function' ? Reflect.apply(read, window.webContents, []) : null;
      return answer;
    });
    expect(preferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      enableBlinkFeatures: '',
    });
  });

  test('opens no other window', async () => {
    expect(await inPage(page.open(stranger.address))).toBe(true);
    expect(await inPage(page.open(START))).toBe(true);
    expect(await inPage(page.open('about:blank'))).toBe(true);
    expect(await running.page.evaluate('window.opener')).toBeNull();
    expect(await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test('stays on its page', async () => {
    await running.app.evaluate(({ BrowserWindow }) => {
      const tried: { url: string; isPrevented: boolean }[] = [];
      Object.assign(globalThis, { tried });
      BrowserWindow.getAllWindows()[0]?.webContents.on('will-frame-navigate', ({ url, defaultPrevented }) => tried.push({ url, isPrevented: defaultPrevented }));
    });
    const addresses = [`${stranger.address}/page`, 'app://elsewhere/', 'app://maestro/other.html'];
    for (const address of addresses) {
      await inPage(page.goTo(address));
      await expect.poll(() => kept('tried')).toContainEqual({ url: address, isPrevented: true });
    }
    expect(running.page.url()).toMatch(START);
    expect(stranger.seen).toEqual([]);
  });

  test('comes back from the blank page, for which Chromium asks nobody', async () => {
    const visited: string[] = [];
    running.page.on('framenavigated', (frame) => visited.push(new URL(frame.url()).protocol));
    await inPage(page.goTo('about:blank'));
    await expect.poll(() => visited).toEqual(['about:', 'app:']);
    await running.page.waitForLoadState('load');
    expect(await inPage(page.call('settings.get', '{}'))).toMatchObject({ ok: true });
  });

  test('hands the browser only addresses of the documentation and of registered servers', async () => {
    await running.app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      shell.openExternal = async (address) => void opened.push(address);
    });
    const links = ['https://docs.gitlab.com/api/', 'https://docs.gitlab.com.evil.example/', 'https://x@docs.gitlab.com/', 'http://docs.gitlab.com/', 'mailto:a@b.c', stranger.address];
    for (const address of links) await inPage(page.open(address));
    expect(await kept('opened')).toEqual(['https://docs.gitlab.com/api/']);
  });

  test('refuses every permission', async () => {
    expect(await inPage(page.notification)).toBe('denied');
    expect(await inPage(page.location)).toBe('denied');
    for (const probe of [page.media, page.screen, page.readClipboard, page.midi]) expect(await inPage(probe)).toBe('refused');
    for (const name of ['camera', 'microphone', 'geolocation', 'notifications', 'clipboard-read']) expect(await inPage(page.permission(name))).toBe('denied');
  });
});

describe('The wire', () => {
  test('answers our page', async () => {
    expect(await inPage(page.call('settings.get', '{}'))).toMatchObject({ ok: true, value: { theme: 'system' } });
  });

  test('strips what the contract does not name and refuses what it does not know', async () => {
    expect(await inPage(page.call('settings.read', '{}'))).toMatchObject({ ok: false, failure: { code: 'not_found', kind: 'method' } });
    expect(await inPage(page.call('settings.get', '{ extra: 1 }'))).toMatchObject({ ok: false, failure: { code: 'invalid_input', field: 'extra', rule: 'unknown_key' } });
    expect(await inPage(page.call(7, '{}'))).toMatchObject({ ok: false, failure: { code: 'invalid_input', field: 'method' } });
  });

  test('refuses more than 1 MiB before it looks at it', async () => {
    expect(await inPage(page.call('settings.get', `{ theme: 'x'.repeat(${MIB}) }`))).toMatchObject({ ok: false, failure: { code: 'invalid_input', rule: 'too_big' } });
  });

  test('refuses a window that is not ours, even on our own pages with our own bridge', async () => {
    const reply = await running.app.evaluate(async ({ app, BrowserWindow }, address) => {
      const [ours] = BrowserWindow.getAllWindows();
      if (ours === undefined) return null;
      const preload = `${app.getAppPath()}/dist/preload/index.cjs`;
      const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true, session: ours.webContents.session } });
      await other.loadURL(address);
      const answer: unknown = await other.webContents.executeJavaScript(`window.maestro.call('settings.get', {})`);
      other.destroy();
      return answer;
    }, START);
    expect(reply).toEqual({ ok: false, failure: { code: 'not_allowed', reason: 'sender' } });
  });
});

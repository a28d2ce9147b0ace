import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { launchApp, type RunningApp, temporaryFolder } from '../fixtures.ts';
import { type Double, startDouble } from '../gitlab/double.ts';
import { callInPage } from '../pages/call-in-page.ts';
import { windowPages } from '../pages/window-pages.ts';
import { startNotificationHost } from '../session-bus/notification-host.ts';
import { type SessionBus, startSessionBus } from '../session-bus/session-bus.ts';

const PASSPHRASE = 'correct horse battery staple';
const DAY_MS = 24 * 3_600_000;
/** What changes is gathered before it is told. */
const PATIENCE_MS = 40_000;

let folder: ReturnType<typeof temporaryFolder>;
let session: SessionBus;
let desktop: Awaited<ReturnType<typeof startNotificationHost>>;
let double: Double;
let running: RunningApp;

beforeEach(async () => {
  folder = temporaryFolder();
  session = await startSessionBus();
  desktop = await startNotificationHost(session);
  double = await startDouble();
  running = await launchApp({ data: path.join(folder.folder, 'data'), env: session.env });
  const { welcome } = windowPages(running.page);
  await welcome.setUpByPassphrase(PASSPHRASE);
  await welcome.at.firstSteps.waitFor();
});

afterEach(async () => {
  await running.close();
  await session.stop();
  await double.close();
  folder.remove();
});

describe('A notice', () => {
  test('of a token that ends soon is shown by the desktop, and a click leads to the expiries, window or not', async () => {
    const server = await double.addServer({ name: 'source' });
    const admin = server.addUser({ username: 'maintainer' });
    const token = server.addToken(admin, { scopes: ['api'], name: 'mirror-maestro', expiresAt: new Date(Date.now() + 10 * DAY_MS).toISOString().slice(0, 10) });
    await callInPage(running.page)('instances.create', { name: 'Source', url: server.url, token: token.value, network: 'loopback' });
    await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await expect.poll(() => desktop.shown, { timeout: PATIENCE_MS }).toEqual([{ id: 1, title: 'A credential ends soon', body: 'mirror-maestro' }]);
    expect(JSON.stringify(desktop.shown)).not.toContain(token.value);
    const opened = running.app.waitForEvent('window');
    desktop.click(1);
    const page = await opened;
    await page.waitForLoadState('load');
    expect(new URL(page.url()).hash).toBe('#/expiries');
  });
});

import path from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { launchApp, type RunningApp, temporaryFolder } from '../fixtures.ts';
import { startDouble } from '../gitlab/double.ts';
import { callInPage } from '../pages/call-in-page.ts';
import { expectShown } from '../pages/expect-shown.ts';
import { windowPages } from '../pages/window-pages.ts';
import { startNotificationHost } from '../session-bus/notification-host.ts';
import { type SessionBus, startSessionBus } from '../session-bus/session-bus.ts';
import { createWorld, PASSPHRASE } from '../world/world.ts';

const DAY_MS = 24 * 3_600_000;
/** What changes is gathered before it is told. */
const PATIENCE_MS = 40_000;

let session: SessionBus;
let desktop: Awaited<ReturnType<typeof startNotificationHost>>;

beforeEach(async () => {
  session = await startSessionBus();
  desktop = await startNotificationHost(session);
});

afterEach(() => session.stop());

const closeWindow = ({ app }: RunningApp): Promise<void> => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

/** Clicks a notice while no window is open, and answers the page that opens. */
const click = async ({ app }: RunningApp, id: number): Promise<Page> => {
  const opened = app.waitForEvent('window');
  desktop.click(id);
  const page = await opened;
  await page.waitForLoadState('load');
  return page;
};

describe('A notice', () => {
  test('of a token that ends soon is shown by the desktop, and a click leads to the expiries, window or not', async () => {
    const { folder, remove } = temporaryFolder();
    const double = await startDouble();
    const running = await launchApp({ data: path.join(folder, 'data'), env: session.env });
    try {
      const { welcome } = windowPages(running.page);
      await welcome.setUpByPassphrase(PASSPHRASE);
      await welcome.at.firstSteps.waitFor();
      const server = await double.addServer({ name: 'source' });
      const admin = server.addUser({ username: 'maintainer' });
      const token = server.addToken(admin, { scopes: ['api'], name: 'mirror-maestro', expiresAt: new Date(Date.now() + 10 * DAY_MS).toISOString().slice(0, 10) });
      await callInPage(running.page)('instances.create', { name: 'Source', url: server.url, token: token.value, network: 'loopback' });
      await closeWindow(running);
      await expect.poll(() => desktop.shown, { timeout: PATIENCE_MS }).toEqual([{ id: 1, title: 'A credential ends soon', body: 'mirror-maestro' }]);
      expect(JSON.stringify(desktop.shown)).not.toContain(token.value);
      expect(new URL((await click(running, 1)).url()).hash).toBe('#/expiries');
    } finally {
      await running.close();
      await double.close();
      remove();
    }
  });

  test('of an overdue backup is shown after the start, and a click leads to where one is made', async () => {
    const world = await createWorld();
    world.clock.setBack(60 * DAY_MS);
    await world.join('push');
    await world.letGo();
    const running = await launchApp({ data: world.data, env: session.env });
    try {
      await windowPages(running.page).shell.unlock(PASSPHRASE);
      await closeWindow(running);
      await expect.poll(() => desktop.shown.filter(({ title }) => title === 'A backup is overdue'), { timeout: PATIENCE_MS }).toHaveLength(1);
      const { id } = desktop.shown.find(({ title }) => title === 'A backup is overdue') ?? { id: 0 };
      const page = await click(running, id);
      await expectShown(page.getByRole('heading', { name: 'Transfer', level: 1 }));
      await expectShown(page.getByRole('main').getByText('A backup is overdue'));
    } finally {
      await running.close();
      await world.close();
    }
  });
});

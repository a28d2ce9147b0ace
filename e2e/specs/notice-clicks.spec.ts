import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright';
import { launchApp, type RunningApp } from '../fixtures.ts';
import { callInPage } from '../pages/call-in-page.ts';
import { expectShown } from '../pages/expect-shown.ts';
import { windowPages } from '../pages/window-pages.ts';
import { startNotificationHost } from '../session-bus/notification-host.ts';
import { type SessionBus, startSessionBus } from '../session-bus/session-bus.ts';
import { startTrayHost } from '../session-bus/tray-host.ts';
import { createWorld, PASSPHRASE, type World } from '../world/world.ts';

const [API, WEB] = ['platform/api', 'platform/web'] as const;
const DAY_MS = 24 * 3_600_000;
/** What changes is gathered before it is told. */
const PATIENCE_MS = 40_000;

let world: World;
let session: SessionBus;
let desktop: Awaited<ReturnType<typeof startNotificationHost>>;
let tray: Awaited<ReturnType<typeof startTrayHost>>;
let running: RunningApp;

/** Forty days of use, so that a backup is overdue, and one mirror more than is needed, which leaves its credential behind. */
beforeAll(async () => {
  world = await createWorld();
  world.clock.setBack(40 * DAY_MS);
  const pair = await world.join('push');
  for (const path of [API, WEB]) {
    await world.project(path);
    await world.call('mirrors.create', { pairId: pair.id, source: path, target: path });
  }
  await world.settle();
  await world.letGo();
  session = await startSessionBus();
  desktop = await startNotificationHost(session);
  tray = await startTrayHost(session);
  running = await launchApp({ data: world.data, env: session.env });
  await tray.appeared;
  await windowPages(running.page).shell.unlock(PASSPHRASE);
  await windowPages(running.page).shell.at.rail.waitFor();
  // What hit the window, and not what a test says that it did.
  await running.page.evaluate("window.presses = 0; addEventListener('pointerdown', (event) => { if (event.isTrusted) window.presses += 1; }, true);");
});

afterAll(async () => {
  await running.close();
  await session.stop();
  await world.close();
});

const call = (): ReturnType<typeof callInPage> => callInPage(running.page);

/** Clicks what the desktop shows as soon as it does; answers when the window has been led somewhere. */
const clickNotice = async (title: string, hash: RegExp): Promise<void> => {
  const shown = () => desktop.shown.find((one) => one.title === title);
  await expect.poll(shown, { timeout: PATIENCE_MS }).toBeDefined();
  desktop.click(shown()?.id ?? 0);
  await expect.poll(() => new URL(running.page.url()).hash, { timeout: PATIENCE_MS }).toMatch(hash);
};

/** How often the mouse was pressed in the window meanwhile. */
const pressesOf = async (work: () => Promise<void>): Promise<number> => {
  const read = (page: Page): Promise<number> => page.evaluate('window.presses');
  const before = await read(running.page);
  await work();
  return (await read(running.page)) - before;
};

/** Where a new token is typed. */
const tokenField = (): Locator => running.page.getByRole('textbox', { name: 'Access token', exact: true });

describe('From a notice, one click away,', () => {
  test('an overdue backup is made where its click leads: the form is open', async () => {
    const presses = await pressesOf(async () => {
      await clickNotice('A backup is overdue', /^#\/transfer/u);
      await expectShown(running.page.getByRole('region', { name: 'Back up now', exact: true }));
    });
    expect(presses).toBe(0);
  });

  test('a mirror with a dead credential is mended by two more: rotate, and yes', async () => {
    for (const { id } of world.target.server.tokens(API)) world.target.server.revokeToken(id);
    await world.source.server.commit(API, { files: { 'y.txt': 'y' } });
    const [mirror] = (await call()('mirrors.list', { text: API })).items;
    await call()('mirrors.trigger', { mirrorId: mirror?.id ?? 0 });
    await world.source.server.runMirrors();
    const presses = await pressesOf(async () => {
      await clickNotice('A mirror fails', new RegExp(`^#/mirrors/${mirror?.id}`, 'u'));
      const { at } = windowPages(running.page).mirrors;
      await at.panel(API).getByRole('button', { name: 'Rotate credential' }).first().click();
      await running.page.getByRole('dialog').getByRole('button', { name: 'Rotate credential' }).click();
      await expect.poll(async () => (await call()('activity.list', {})).items.some(({ action, result }) => action === 'mirror.rotated' && result === 'done'), { timeout: PATIENCE_MS }).toBe(true);
    });
    expect(presses).toBe(2);
  });

  test('a token that ends is replaced after one more: its field', async () => {
    const { admin, server } = world.target;
    const ending = server.addToken(admin, { scopes: ['api'], name: 'ends-soon', expiresAt: new Date(Date.now() + 10 * DAY_MS).toISOString().slice(0, 10) });
    const [target] = (await call()('instances.list', { text: 'Target' })).items;
    await call()('instances.update', { instanceId: target?.id ?? 0, token: ending.value });
    const presses = await pressesOf(async () => {
      await clickNotice('A credential ends soon', /^#\/expiries/u);
      await running.page.getByRole('link', { name: 'Change token' }).first().click();
      await expectShown(tokenField());
    });
    expect(presses).toBe(1);
  });

  test('a refused token is replaced after one more: its field', async () => {
    world.source.server.revokeToken(world.source.token.id);
    const [source] = (await call()('instances.list', { text: 'Source' })).items;
    await expect(call()('instances.probe', { instanceId: source?.id ?? 0 })).rejects.toThrow();
    const presses = await pressesOf(async () => {
      await clickNotice('An instance refuses its token', new RegExp(`^#/instances/${source?.id}`, 'u'));
      await windowPages(running.page).instances.at.panel('Source').getByRole('button', { name: 'Change token' }).click();
      await expectShown(tokenField());
    });
    expect(presses).toBe(1);
  });

  test('what is left on GitLab is tried again by one more, from the tray: it is no news, since it is retried anyway', async () => {
    const admin = world.source.server.addToken(world.source.admin, { scopes: ['api'], name: 'another' });
    const [source] = (await call()('instances.list', { text: 'Source' })).items;
    await call()('instances.update', { instanceId: source?.id ?? 0, token: admin.value });
    world.target.server.faults.add({ method: 'DELETE', path: /access_tokens/, kind: 'status', status: 400, body: { message: '400 Bad request - Not now' }, times: Infinity });
    const [mirror] = (await call()('mirrors.list', { text: WEB })).items;
    await call()('mirrors.remove', { mirrorId: mirror?.id ?? 0 });
    // The state above the lines may say it too, beside what else there is.
    const left = async (): Promise<string | undefined> => (await tray.labels()).findLast((label) => label.includes('left on GitLab'));
    await expect.poll(left, { timeout: PATIENCE_MS }).toBeDefined();
    const tries = () => world.target.server.log.count({ method: 'DELETE', path: /access_tokens/ });
    const before = tries();
    const presses = await pressesOf(async () => {
      await tray.choose((await left()) ?? '');
      await expect.poll(() => new URL(running.page.url()).hash, { timeout: PATIENCE_MS }).toBe('#/jobs?show=left');
      await running.page.getByRole('button', { name: /^Retry /u }).first().click();
      await expect.poll(tries, { timeout: PATIENCE_MS }).toBeGreaterThan(before);
    });
    expect(presses).toBe(1);
  });
});

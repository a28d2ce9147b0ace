import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type RunningApp, launchApp, temporaryFolder } from '../fixtures.ts';
import { callInPage } from '../pages/call-in-page.ts';
import { windowPages } from '../pages/window-pages.ts';
import { type SessionBus, startSessionBus } from '../session-bus/session-bus.ts';
import { startTrayHost } from '../session-bus/tray-host.ts';
import { createWorld, PASSPHRASE } from '../world/world.ts';

const API = 'platform/api';
/** GitLab's run takes its time, and so does a loaded machine. */
const PATIENT = { timeout: 20_000 };

let folder: ReturnType<typeof temporaryFolder>;
let session: SessionBus;
let tray: Awaited<ReturnType<typeof startTrayHost>>;
let running: RunningApp;

const setUp = async (): Promise<void> => {
  const { welcome } = windowPages(running.page);
  await welcome.setUpByPassphrase(PASSPHRASE);
  await welcome.at.firstSteps.waitFor();
};

const exitOf = (child: { once(event: 'exit', listener: (code: number | null) => void): unknown }): Promise<number | null> =>
  new Promise((resolve) => child.once('exit', resolve));

describe('The tray over mirrors', () => {
  test('shows that something runs, and that its end needs somebody', async () => {
    const world = await createWorld();
    const bus = await startSessionBus();
    const host = await startTrayHost(bus);
    try {
      const pair = await world.join('push');
      await world.project(API);
      const { id } = await world.call('mirrors.create', { pairId: pair.id, source: API, target: API });
      await world.settle();
      await world.letGo();
      const window = await launchApp({ data: world.data, env: bus.env });
      try {
        await host.appeared;
        await windowPages(window.page).shell.unlock(PASSPHRASE);
        await expect.poll(host.tooltip, PATIENT).toMatch(/Nothing needs you\n1 mirror/);
        const fine = await host.picture();
        const trigger = () => callInPage(window.page)('mirrors.batch', { action: 'trigger', select: { mirrorIds: [id] } });
        world.source.server.faults.add({ method: 'POST', path: /remote_mirrors\/\d+\/sync/, kind: 'status', status: 403, body: { message: '403 Forbidden' }, delayMs: 4000 });
        await trigger();
        await expect.poll(host.tooltip, PATIENT).toMatch(/1 job running/);
        const working = await host.picture();
        await expect.poll(host.tooltip, PATIENT).not.toMatch(/running/);
        for (const token of world.target.server.tokens(API)) world.target.server.revokeToken(token.id);
        await trigger();
        await expect.poll(host.tooltip, PATIENT).toMatch(/1 mirror fails/);
        const attention = await host.picture();
        expect(await host.labels()).toContain(`${API} fails`);
        expect(new Set([fine, working, attention].map((picture) => Buffer.from(picture?.bytes ?? []).toString('base64'))).size).toBe(3);
      } finally {
        await window.close();
      }
    } finally {
      await bus.stop();
      await world.close();
    }
  });
});

describe('The tray', () => {
  beforeEach(async () => {
    folder = temporaryFolder();
    session = await startSessionBus();
    tray = await startTrayHost(session);
    running = await launchApp({ data: path.join(folder.folder, 'data'), env: session.env });
    await tray.appeared;
  });

  afterEach(async () => {
    await running.close();
    await session.stop();
    folder.remove();
  });

  test('shows the state by its icon and in words, and follows it', async () => {
    await expect.poll(tray.tooltip).toMatch(/Locked/);
    const locked = await tray.picture();
    await setUp();
    await expect.poll(tray.tooltip).toMatch(/Nothing needs you\n0 mirrors/);
    const fine = await tray.picture();
    await callInPage(running.page)('background.pause', { until: null });
    await expect.poll(tray.tooltip).toMatch(/Paused until resumed/);
    const paused = await tray.picture();
    expect(fine?.width).toBeGreaterThanOrEqual(16);
    expect(new Set([locked, fine, paused].map((picture) => Buffer.from(picture?.bytes ?? []).toString('base64'))).size).toBe(3);
  });

  test('has a menu that pauses, resumes and locks', async () => {
    await setUp();
    await expect.poll(tray.labels).toEqual(expect.arrayContaining(['Open Mirror Maestro', 'Nothing needs you', 'Sync now', 'Pause', 'For 1 hour', 'Until tomorrow', 'Until resumed', 'Lock', 'Quit']));
    await tray.choose('For 1 hour');
    await expect.poll(tray.labels).toContain('Resume');
    const { pausedUntil } = await callInPage(running.page)('background.get', {});
    expect(pausedUntil).not.toBeNull();
    await tray.choose('Resume');
    await expect.poll(tray.labels).toContain('Pause');
    await tray.choose('Lock');
    await windowPages(running.page).shell.at.unlockForm.waitFor();
  });

  test('opens the window that was closed, by its icon and by its menu', async () => {
    await setUp();
    for (const open of [tray.activate, () => tray.choose('Open Mirror Maestro')]) {
      await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
      await expect.poll(() => running.app.windows().length).toBe(0);
      await open();
      await expect.poll(() => running.app.windows().length).toBe(1);
    }
  });

  test('ends the program with 0', async () => {
    const ended = exitOf(running.app.process());
    // The answer may be lost with the program that gives it.
    await Promise.race([tray.choose('Quit').catch(() => undefined), ended]);
    expect(await ended).toBe(0);
  });
});

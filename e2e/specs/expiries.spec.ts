import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningApp } from '../fixtures.ts';
import { openWindow } from '../open-window.ts';
import { callInPage } from '../pages/call-in-page.ts';
import { expectCount, expectGone, expectShown } from '../pages/expect-shown.ts';
import { expiriesPage } from '../pages/expiries-page.ts';
import { shellPage } from '../pages/shell-page.ts';
import { createWorld, type World } from '../world/world.ts';

const [API, WEB] = ['platform/api', 'platform/web'] as const;
const titled = (path: string): string => `${path} → ${path}`;

let world: World;
let running: RunningApp;

const living = (path: string): number[] => world.target.server.tokens(path).filter(({ revoked }) => !revoked).map(({ id }) => id);

beforeAll(async () => {
  world = await createWorld();
  const pair = await world.join('push');
  // The shortest life there is, and no rotation by itself: both end within the 90 days.
  await world.call('settings.update', { credentialDays: 61, rotateBeforeDays: 0 });
  for (const path of [API, WEB]) {
    await world.project(path);
    await world.call('mirrors.create', { pairId: pair.id, source: path, target: path });
  }
  await world.settle();
  running = await openWindow(world);
});

afterAll(async () => {
  await running.close();
  await world.close();
});

describe('The calendar of expiries', () => {
  test('shows every credential that ends soon, month by month', async () => {
    await shellPage(running.page).goTo('Expiries');
    const { at } = expiriesPage(running.page);
    await expectShown(at.total('2 ends'));
    await expectCount(at.credentials, 2);
    await expectShown(at.months.first());
    await expectShown(running.page.getByText('Nothing is rotated by itself'));
  });

  test('leads to the rotation of one, which then ends later', async () => {
    await callInPage(running.page)('settings.update', { credentialDays: 365 });
    const before = living(API);
    const expiries = expiriesPage(running.page);
    await expiries.rotate(titled(API));
    await expectGone(expiries.at.dialog);
    await expectShown(expiries.at.total('1 end'));
    await expectGone(expiries.at.rotate(titled(API)));
    await expectShown(expiries.at.rotate(titled(WEB)));
    await expect.poll(() => living(API), { timeout: 30_000 }).not.toEqual(before);
    await expect.poll(() => living(API).length, { timeout: 30_000 }).toBe(1);
    await expiries.within('A year');
    await expectShown(expiries.at.total('2 ends'));
  });
});

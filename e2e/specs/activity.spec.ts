import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningApp } from '../fixtures.ts';
import { openWindow } from '../open-window.ts';
import { expectShown } from '../pages/expect-shown.ts';
import { shellPage } from '../pages/shell-page.ts';
import { createWorld, type World } from '../world/world.ts';

const PROJECT = 'platform/api';

let world: World;
let running: RunningApp;

beforeAll(async () => {
  world = await createWorld();
  const pair = await world.join('push');
  await world.project(PROJECT);
  await world.call('mirrors.create', { pairId: pair.id, source: PROJECT, target: PROJECT });
  await world.settle();
  running = await openWindow(world);
});

afterAll(async () => {
  await running.close();
  await world.close();
});

describe('Activity', () => {
  test('lists what was done, newest first, and opens an entry', async () => {
    const { page } = running;
    const entries = page.getByRole('grid', { name: 'Activity' }).getByRole('rowgroup').getByRole('row');
    await shellPage(page).goTo('Activity');
    await expectShown(page.getByRole('heading', { name: 'Activity', exact: true }));
    await expectShown(entries.filter({ hasText: PROJECT }).first());
    await entries.filter({ hasText: PROJECT }).first().click();
    await expectShown(page.getByRole('complementary'));
    expect(running.complaints).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningApp } from '../fixtures.ts';
import { openWindow } from '../open-window.ts';
import { expectShown } from '../pages/expect-shown.ts';
import { plansPage } from '../pages/plans-page.ts';
import { shellPage } from '../pages/shell-page.ts';
import { CLEAN, createWorld, type World } from '../world/world.ts';

const PATHS = ['platform/api', 'platform/web', 'data/ingest'];

let world: World;
let running: RunningApp;
let shell: ReturnType<typeof shellPage>;
let plans: ReturnType<typeof plansPage>;

/** The ids of the living credentials on the targets. */
const credentials = (): number[] => PATHS.flatMap((path) => world.target.server.tokens(path).filter((token) => !token.revoked).map(({ id }) => id));

beforeAll(async () => {
  world = await createWorld();
  const pair = await world.join('push');
  for (const path of PATHS) {
    await world.project(path);
    await world.call('mirrors.create', { pairId: pair.id, source: path, target: path });
  }
  await world.settle();
  running = await openWindow(world);
  shell = shellPage(running.page);
  plans = plansPage(running.page);
  await shell.goTo('Mirrors');
});

afterAll(async () => {
  await running.close();
  await world.close();
});

describe('Many mirrors', () => {
  test('get new credentials by one reviewed plan', async () => {
    const before = credentials();
    await plans.selectAll();
    await expectShown(plans.at.selected.getByText('All 3 mirrors'));
    await plans.make('Rotate');
    await expectShown(running.page.getByText('3 changes', { exact: false }));
    await plans.apply();
    await expectShown(plans.at.state('Applied'));
    await expect.poll(() => credentials().filter((id) => before.includes(id)), { timeout: 30_000 }).toEqual([]);
    expect(credentials()).toHaveLength(3);
  });

  test('are removed only with the word that says what is lost', async () => {
    await shell.goTo('Mirrors');
    await plans.selectAll();
    await plans.make('Remove');
    await plans.at.apply.click();
    expect(await plans.at.confirm.isEnabled()).toBe(false);
    await plans.at.word.fill('delete');
    await plans.at.confirm.click();
    await expectShown(plans.at.state('Applied'));
    await expect.poll(() => PATHS.map((path) => world.leftovers(path)), { timeout: 30_000 }).toEqual(PATHS.map(() => CLEAN));
  });
});

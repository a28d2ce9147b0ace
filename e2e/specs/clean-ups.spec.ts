import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningApp } from '../fixtures.ts';
import { openWindow } from '../open-window.ts';
import { cleanUpsPage } from '../pages/clean-ups-page.ts';
import { expectGone, expectShown } from '../pages/expect-shown.ts';
import { mirrorsPage } from '../pages/mirrors-page.ts';
import { shellPage } from '../pages/shell-page.ts';
import { CLEAN, createWorld, type World } from '../world/world.ts';

const [API, WEB] = ['platform/api', 'platform/web'] as const;
const titled = (path: string): string => `${path} → ${path}`;

let world: World;
let running: RunningApp;

/** The target takes no token away, as where an administrator has forbidden it. */
const refuseRevoking = (): void => world.target.server.faults.add({ method: 'DELETE', path: /access_tokens/, kind: 'status', status: 400, body: { message: '400 Bad request - Not now' }, times: Infinity });

beforeAll(async () => {
  world = await createWorld();
  const pair = await world.join('push');
  for (const path of [API, WEB]) {
    await world.project(path);
    await world.call('mirrors.create', { pairId: pair.id, source: path, target: path });
  }
  await world.settle();
  refuseRevoking();
  running = await openWindow(world);
  await shellPage(running.page).goTo('Mirrors');
  const mirrors = mirrorsPage(running.page);
  for (const path of [API, WEB]) {
    await mirrors.open(path);
    await mirrors.remove(path);
    await expectGone(mirrors.at.row(path));
  }
});

afterAll(async () => {
  await running.close();
  await world.close();
});

describe('A clean-up that GitLab refused', () => {
  test('is counted in the rail and shown with its reason', async () => {
    const cleanUps = cleanUpsPage(running.page);
    await cleanUps.open(2);
    for (const path of [API, WEB]) {
      await expectShown(cleanUps.at.row(titled(path)).getByText('Access token'));
      await expectShown(cleanUps.at.row(titled(path)).getByText('GitLab refused'));
    }
  });

  test('stays when it is tried again too soon, and goes when GitLab lets it', async () => {
    const cleanUps = cleanUpsPage(running.page);
    const tries = () => world.target.server.log.count({ method: 'DELETE', path: /access_tokens/ });
    const before = tries();
    await cleanUps.retry(titled(API));
    await expect.poll(tries, { timeout: 20_000 }).toBeGreaterThan(before);
    await expectShown(cleanUps.at.row(titled(API)));
    world.target.server.faults.clear();
    world.target.server.faults.add({ method: 'DELETE', path: new RegExp(`/projects/${world.target.server.project(WEB).id}/access_tokens`), kind: 'status', status: 400, body: { message: '400 Bad request - Not now' }, times: Infinity });
    await cleanUps.retry(titled(API));
    await expectGone(cleanUps.at.row(titled(API)));
    expect(world.leftovers(API)).toEqual(CLEAN);
    await expectShown(cleanUps.at.row(titled(WEB)));
  });

  test('is given up only with the word, and then GitLab is left as it is', async () => {
    const cleanUps = cleanUpsPage(running.page);
    await cleanUps.at.giveUp(titled(WEB)).press('Enter');
    await cleanUps.at.word.fill('give');
    expect(await cleanUps.at.confirm.isEnabled()).toBe(false);
    await running.page.keyboard.press('Escape');
    await cleanUps.giveUp(titled(WEB), 'give up');
    await expectShown(cleanUps.at.nothing);
    expect(world.leftovers(WEB)).toEqual({ ...CLEAN, tokens: 1 });
  });
});

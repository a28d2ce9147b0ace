import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { RunningApp } from '../fixtures.ts';
import { openWindow } from '../open-window.ts';
import { type Place, shellPage } from '../pages/shell-page.ts';
import { createWorld, type World } from '../world/world.ts';

const PROJECT = 'platform/api';
const PLACES: Place[] = ['Overview', 'Mirrors', 'Issues', 'Topology', 'Pairs', 'Instances', 'Expiries', 'Jobs', 'Activity', 'Settings'];

/** What axe says is wrong, with the elements. */
const Findings = z.array(z.object({ id: z.string(), impact: z.string().nullable(), targets: z.array(z.string()) }));
const LOOK = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map(({ id, impact, nodes }) => ({ id, impact: impact ?? null, targets: nodes.map(({ target }) => String(target)) })))`;

let world: World;
let running: RunningApp;

beforeAll(async () => {
  world = await createWorld();
  const pair = await world.join('push');
  await world.project(PROJECT);
  await world.call('mirrors.create', { pairId: pair.id, source: PROJECT, target: PROJECT });
  await world.settle();
  running = await openWindow(world);
  // By the debugger, which the page's policy does not bind.
  await running.page.evaluate(axe.source);
});

afterAll(async () => {
  await running.close();
  await world.close();
});

const serious = async () => Findings.parse(await running.page.evaluate(LOOK)).filter(({ impact }) => impact === 'serious' || impact === 'critical');

describe('For people who use a keyboard or a screen reader', () => {
  test.each(PLACES)('%s has no serious fault, light or dark', async (place) => {
    await shellPage(running.page).goTo(place);
    await running.page.getByRole('main').getByRole('heading').first().waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await running.page.emulateMedia({ colorScheme });
      expect(await serious()).toEqual([]);
    }
  });
});

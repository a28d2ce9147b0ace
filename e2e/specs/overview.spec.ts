import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningApp } from '../fixtures.ts';
import { openWindow } from '../open-window.ts';
import { expectGone, expectShown } from '../pages/expect-shown.ts';
import { mirrorsPage } from '../pages/mirrors-page.ts';
import { overviewPage } from '../pages/overview-page.ts';
import { shellPage } from '../pages/shell-page.ts';
import { chooseInDialog } from '../world/choose-in-dialog.ts';
import { createWorld, type World } from '../world/world.ts';

const [API, WEB] = ['platform/api', 'platform/web'] as const;

let world: World;
let running: RunningApp;

beforeAll(async () => {
  world = await createWorld();
  const pair = await world.join('push');
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

describe('The overview', () => {
  test('is the first screen where mirrors exist, and says how many are proved equal', async () => {
    const { at } = overviewPage(running.page);
    await expectShown(at.attention);
    await expectShown(at.health.getByText('2 mirrors in 1 pair between 2 instances'));
    await expectShown(at.health.getByRole('button', { name: /% verified equal/ }));
  });

  test('is searched from everywhere by the keyboard alone, and what is found is selected', async () => {
    const overview = overviewPage(running.page);
    await overview.find('platform/web');
    await expectShown(overview.at.chosen.filter({ hasText: WEB }));
    await overview.open();
    await expectGone(overview.at.palette);
    await expectShown(mirrorsPage(running.page).at.panel(WEB));
  });

  test('finds screens as well, and shows the keys on demand', async () => {
    const overview = overviewPage(running.page);
    await overview.find('health');
    await expectShown(overview.at.chosen.filter({ hasText: 'Health of the application' }));
    await overview.open();
    await expectShown(overview.at.findings.getByText('The vault is open'));
    await running.page.keyboard.press('Escape');
    await running.page.keyboard.press('?');
    await expectShown(overview.at.keys);
    await running.page.keyboard.press('Escape');
    await expectGone(overview.at.keys);
  });

  test('tells the topology as a table too, down to a mirror', async () => {
    const { page } = running;
    await shellPage(page).goTo('Topology');
    await expectShown(page.getByRole('region', { name: 'Picture of the instances' }));
    await page.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Table' }).click();
    await page.getByRole('table', { name: 'Links' }).getByRole('button', { name: /Push$/ }).click();
    await page.getByRole('grid', { name: 'Mirrors of the link' }).getByRole('row').filter({ hasText: API }).click();
    await expectShown(mirrorsPage(page).at.panel(API));
  });

  test.each([['SVG', /^<svg xmlns.*push 2.*A wider line has more mirrors/su], ['PNG', /^\x89PNG/u]])('writes the topology as %s to the file that was chosen', async (format, drawn) => {
    const { page, app, data } = running;
    const file = path.join(data, `topology.${format.toLowerCase()}`);
    await chooseInDialog(app, file);
    await shellPage(page).goTo('Topology');
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: `As ${format}` }).click();
    await expectShown(page.getByText(`topology.${format.toLowerCase()}`));
    expect(readFileSync(file, 'latin1')).toMatch(drawn);
  });

  test('has no complaint of the page’s own policy', async () => {
    await shellPage(running.page).goTo('Overview');
    await expectShown(overviewPage(running.page).at.attention);
    expect(running.complaints).toEqual([]);
  });
});

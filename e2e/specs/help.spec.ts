import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { RunningApp } from '../fixtures.ts';
import { openWindow } from '../open-window.ts';
import { callInPage } from '../pages/call-in-page.ts';
import { expectCount, expectShown } from '../pages/expect-shown.ts';
import { helpPage } from '../pages/help-page.ts';
import { mirrorsPage } from '../pages/mirrors-page.ts';
import { overviewPage } from '../pages/overview-page.ts';
import { shellPage } from '../pages/shell-page.ts';
import { createWorld, type World } from '../world/world.ts';

const API = 'platform/api';
const MAIN = path.resolve(import.meta.dirname, '..', '..', 'dist', 'main');

let world: World;
let running: RunningApp;

beforeAll(async () => {
  world = await createWorld();
  const pair = await world.join('push');
  await world.project(API);
  const { id } = await world.call('mirrors.create', { pairId: pair.id, source: API, target: API });
  await world.settle();
  for (const token of world.target.server.tokens(API)) world.target.server.revokeToken(token.id);
  await world.source.server.commit(API, { branch: 'main', files: { 'a.txt': 'a\n' }, message: 'Add a' });
  await world.call('mirrors.trigger', { mirrorId: id });
  await world.settle();
  running = await openWindow(world);
});

afterAll(async () => {
  await running.close();
  await world.close();
});

/** The packages that the source maps of the main process name. */
const bundledInMain = (): string[] => {
  const maps = readdirSync(MAIN, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js.map'));
  const sources = maps.flatMap((file) => z.object({ sources: z.array(z.string()) }).parse(JSON.parse(readFileSync(path.join(MAIN, file), 'utf8'))).sources);
  return [...new Set(sources.flatMap((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//u.exec(source)?.[1] ?? []))];
};

describe('The help', () => {
  test('is asked for by its key, says what belongs to the screen, and leads back by the same key', async () => {
    const { page } = running;
    const help = helpPage(page);
    await shellPage(page).goTo('Expiries');
    await help.ask();
    await expectShown(help.at.heading('Credentials and expiries'));
    await help.goTo('What green means');
    await expectShown(help.at.heading('The status words'));
    await help.ask();
    await expectShown(page.getByRole('heading', { name: 'Expiries', exact: true }));
  });

  test('leads back to where one was before, also when the rail opened it', async () => {
    const { page } = running;
    await shellPage(page).goTo('Jobs');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Help' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await helpPage(page).ask();
    await expectShown(page.getByRole('heading', { name: 'Jobs', exact: true }));
  });

  test('is found from everywhere, and searched by the keyboard', async () => {
    const { page } = running;
    const help = helpPage(page);
    const overview = overviewPage(page);
    await overview.find('green');
    await overview.open();
    await expectShown(help.at.heading('What green means'));
    await page.keyboard.press('/');
    await page.keyboard.type('host key');
    await expectShown(help.at.found.first());
    await help.at.found.first().press('Enter');
    await expectShown(help.at.heading('The SSH host key is not known'));
  });

  test('leads from a broken mirror to its cause', async () => {
    const { page } = running;
    await shellPage(page).goTo('Mirrors');
    await mirrorsPage(page).open(API);
    await mirrorsPage(page).at.panel(API).getByRole('link', { name: 'Help: Why a mirror fails, cause by cause' }).click();
    await expectShown(helpPage(page).at.heading('The credential is refused'));
  });

  test('names the versions that run, and the data folder, which the main process opens', async () => {
    const { page, app } = running;
    const help = helpPage(page);
    await app.evaluate(({ shell }) => {
      shell.openPath = async (folder) => {
        process.env['SHOWN_FOLDER'] = folder;
        return '';
      };
    });
    await help.goTo('About Mirror Maestro');
    const electron = await app.evaluate(() => process.versions.electron ?? '');
    await expectShown(help.at.versions.getByText(electron, { exact: true }));
    await help.at.folder.getByRole('button', { name: 'Open the folder' }).click();
    await expect.poll(() => app.evaluate(() => process.env['SHOWN_FOLDER'])).toBe(world.data);
  });

  test('has the licence of every package that is in the program', async () => {
    const { items } = await callInPage(running.page)('about.licences', {});
    const names = items.map(({ name }) => name);
    expect(bundledInMain().filter((name) => !names.includes(name))).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(['@mantine/core', '@tabler/icons-react', '@xyflow/react', 'better-sqlite3', 'electron', 'react', 'react-dom', 'zod']));
    expect(items.filter(({ text }) => text.length < 20)).toEqual([]);
    await expectCount(helpPage(running.page).at.licences, items.length);
  });

  test('has no complaint of the page’s own policy', () => {
    expect(running.complaints).toEqual([]);
  });
});

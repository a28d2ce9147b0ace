import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ActivityEntry } from '../../src-preload/contract/models/activity.ts';
import { type RunningApp, temporaryFolder } from '../fixtures.ts';
import { openWindow } from '../open-window.ts';
import { callInPage } from '../pages/call-in-page.ts';
import { expectGone, expectShown } from '../pages/expect-shown.ts';
import { shellPage } from '../pages/shell-page.ts';
import { chooseInDialog } from '../world/choose-in-dialog.ts';
import { createWorld, type World } from '../world/world.ts';

const PROJECT = 'platform/api';
/** What a spreadsheet would calculate, and what HTML would show as a picture. */
const HOSTILE = '=HYPERLINK("http://x.test","ok") <img src=x>';

const { folder, remove } = temporaryFolder();
let world: World;
let running: RunningApp;

beforeAll(async () => {
  world = await createWorld();
  const pair = await world.join('push', { name: HOSTILE });
  await world.project(PROJECT);
  await world.call('mirrors.create', { pairId: pair.id, source: PROJECT, target: PROJECT });
  await world.settle();
  running = await openWindow(world);
});

afterAll(async () => {
  await running.close();
  await world.close();
  remove();
});

/** Exports what the screen shows into a file, and reads it back. */
const exportAs = async (format: 'CSV' | 'JSON', name: string): Promise<string> => {
  const file = path.join(folder, name);
  await chooseInDialog(running.app, file);
  await running.page.getByRole('button', { name: 'Export' }).click();
  await running.page.getByRole('menuitem', { name: `As ${format}` }).click();
  await expectShown(running.page.getByRole('alert').filter({ hasText: /\d entr(?:y|ies) written/u }).filter({ hasText: name }));
  return readFileSync(file, 'utf8');
};

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

  test('writes every entry into a file that a spreadsheet reads and does not calculate', async () => {
    const csv = await exportAs('CSV', 'trail.csv');
    const { total } = await callInPage(running.page)('activity.list', { limit: 1 });
    expect(csv.split('\r\n').length - 2).toBe(total);
    expect(csv).toContain(`"'=HYPERLINK(""http://x.test"",""ok"") <img src=x>"`);
    expect(csv.split('\r\n').filter((line) => /(?:^|,)"?=/u.test(line))).toEqual([]);
    expect(statSync(path.join(folder, 'trail.csv')).mode & 0o077).toBe(0);
  });

  test('writes what the filters leave, as JSON', async () => {
    const { page } = running;
    await page.getByRole('searchbox', { name: 'Search activity' }).fill(PROJECT);
    await expectGone(page.getByRole('grid', { name: 'Activity' }).getByRole('row').filter({ hasText: HOSTILE }));
    const entries = z.array(ActivityEntry).parse(JSON.parse(await exportAs('JSON', 'trail.json')));
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.filter(({ subject }) => !subject.includes(PROJECT))).toEqual([]);
  });

  test('writes nothing where nothing was chosen, and says why a file could not be written', async () => {
    const { page } = running;
    const before = readdirSync(folder);
    const [button, refusal] = [page.getByRole('button', { name: 'Export' }), page.getByRole('alert').filter({ hasText: 'The file was not written' })];
    await chooseInDialog(running.app, null);
    await button.click();
    await page.getByRole('menuitem', { name: 'As CSV' }).click();
    await expect.poll(() => button.isEnabled()).toBe(true);
    expect(await refusal.count()).toBe(0);
    await chooseInDialog(running.app, path.join(folder, 'not-there', 'trail.csv'));
    await button.click();
    await page.getByRole('menuitem', { name: 'As CSV' }).click();
    await expectShown(refusal);
    expect(readdirSync(folder)).toEqual(before);
  });
});

describe('A report', () => {
  const write = async (format: 'CSV' | 'HTML', name: string): Promise<string> => {
    const { page } = running;
    const file = path.join(folder, name);
    await chooseInDialog(running.app, file);
    await shellPage(page).goTo('Overview');
    await page.getByRole('button', { name: 'Write report' }).click();
    const dialog = page.getByRole('dialog', { name: 'Write a report' });
    await dialog.getByRole('radio', { name: format }).check();
    await dialog.getByRole('button', { name: 'Choose file' }).click();
    await expectShown(page.getByRole('alert').filter({ hasText: '1 mirror written' }).filter({ hasText: name }));
    return readFileSync(file, 'utf8');
  };

  test('of all mirrors is a spreadsheet that calculates nothing', async () => {
    const lines = (await write('CSV', 'mirrors.csv')).split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain(`${PROJECT},`);
    expect(lines[1]).toContain(`"'=HYPERLINK(`);
  });

  test('to print is a page that holds every name as text, loads nothing and runs nothing', async () => {
    const html = await write('HTML', 'mirrors.html');
    expect(html).toContain('&lt;img src=x&gt;');
    expect(html).not.toMatch(/<(?:img|script|link|iframe)/u);
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('<b>1</b>✓ Verified equal');
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningApp } from '../fixtures.ts';
import { openWindow } from '../open-window.ts';
import { callInPage } from '../pages/call-in-page.ts';
import { expectShown } from '../pages/expect-shown.ts';
import { transferPage } from '../pages/transfer-page.ts';
import { windowPages } from '../pages/window-pages.ts';
import { createWorld, type World } from '../world/world.ts';

/** Two machines with one configuration: which of them writes is said by a label, and passes with a word. */
const API = 'platform/api';

const onWindow = (running: RunningApp) => ({ ...running, pages: windowPages(running.page), transfer: transferPage(running.page), call: callInPage(running.page) });

let world: World;
let ada: ReturnType<typeof onWindow>;

beforeAll(async () => {
  world = await createWorld();
  const pair = await world.join('push');
  await world.project(API);
  await world.call('mirrors.create', { pairId: pair.id, source: API, target: API });
  await world.settle();
  ada = onWindow(await openWindow(world));
});

afterAll(async () => {
  await ada.close();
  await world.close();
});

describe('The claim', () => {
  test('is shown before it is written, and kept in a label', async () => {
    const { page, pages, transfer: { at } } = ada;
    await pages.shell.goTo('Transfer');
    await page.getByRole('textbox', { name: 'Name of this installation' }).fill('Ada');
    await page.getByRole('button', { name: 'Save name' }).click();
    await page.getByRole('button', { name: 'Keep a claim on GitLab' }).click();
    await at.dialog.getByRole('combobox', { name: 'Instance' }).click();
    await page.getByRole('option', { name: 'Source' }).click();
    await at.dialog.getByRole('combobox', { name: 'Project' }).fill(API);
    await page.getByRole('option').filter({ hasText: API }).click();
    await expectShown(at.dialog.getByText('requests an hour', { exact: false }));
    await at.confirm('Switch claim on').click();
    await expectShown(at.section('Who writes').getByText(`a label of ${API}`, { exact: false }));
  });

  test('is given up with a word, and taken again', async () => {
    const { page, transfer: { at } } = ada;
    const who = at.section('Who writes');
    await page.getByRole('button', { name: 'Give up claim' }).click();
    await at.confirm('Give up claim').click();
    await expectShown(who.getByText('This machine gave the claim up', { exact: true }));
    expect(await ada.call('claim.get', {})).toMatchObject({ writes: false, state: 'released' });
    await at.takeOver.click();
    await at.confirm('Take over').click();
    await expectShown(who.getByText('This machine writes', { exact: true }));
    expect(ada.complaints).toEqual([]);
  });
});

import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type RunningApp, temporaryFolder } from '../fixtures.ts';
import { openWindow } from '../open-window.ts';
import { callInPage } from '../pages/call-in-page.ts';
import { expectShown } from '../pages/expect-shown.ts';
import { transferPage } from '../pages/transfer-page.ts';
import { windowPages } from '../pages/window-pages.ts';
import { chooseInDialog } from '../world/choose-in-dialog.ts';
import { createWorld, PASSPHRASE, type World } from '../world/world.ts';

/** Two machines with one configuration: which of them writes is said by a label, and passes with a word. */
const API = 'platform/api';
const OF_FILE = 'six words that nobody would guess';
const { folder: files, remove: removeFiles } = temporaryFolder();

const onWindow = (running: RunningApp) => ({ ...running, pages: windowPages(running.page), transfer: transferPage(running.page), call: callInPage(running.page) });

let world: World;
let ada: ReturnType<typeof onWindow>;
let bob: ReturnType<typeof onWindow>;

beforeAll(async () => {
  world = await createWorld();
  const pair = await world.join('push');
  await world.project(API);
  await world.call('mirrors.create', { pairId: pair.id, source: API, target: API });
  await world.settle();
  ada = onWindow(await openWindow(world));
  bob = onWindow(await launchApp());
});

afterAll(async () => {
  for (const machine of [ada, bob]) await machine.close();
  await world.close();
  removeFiles();
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

  test('passes to a machine that was restored from a backup by the name of the one that writes, and that one is told', async () => {
    const file = path.join(files, 'ada.age');
    await ada.transfer.at.backUp.click();
    await ada.transfer.at.passphrase.fill(OF_FILE);
    await ada.transfer.at.repeated.fill(OF_FILE);
    await chooseInDialog(ada.app, file);
    await ada.transfer.at.write.click();
    await expectShown(ada.transfer.at.made);

    const { page, pages, transfer } = bob;
    await pages.welcome.at.title.waitFor();
    await page.getByRole('radio', { name: 'Open a backup' }).check();
    await pages.welcome.setUpByPassphrase(PASSPHRASE);
    await chooseInDialog(bob.app, file);
    await transfer.at.choose.click();
    await transfer.at.key.fill(OF_FILE);
    await transfer.at.openFile.click();
    await transfer.at.verb('Merge').waitFor();
    await transfer.confirmOrigins();
    await transfer.carryOut('Merge');
    await expectShown(page.getByText('Which machine writes is not decided', { exact: true }));
    await transfer.at.takeOver.click();
    expect(await transfer.at.confirm('Take over').isEnabled()).toBe(false);
    await transfer.at.dialog.getByRole('textbox').fill('Ada');
    await transfer.at.confirm('Take over').click();
    await expectShown(page.getByText('This machine waits for the other one', { exact: true }));

    await ada.page.getByRole('button', { name: 'Ask GitLab again' }).click();
    await expectShown(ada.transfer.at.section('Who writes').getByText('Another machine writes', { exact: true }));
    expect(await ada.call('claim.get', {})).toMatchObject({ writes: false, state: 'elsewhere' });
    for (const machine of [ada, bob]) expect(machine.complaints).toEqual([]);
  });
});

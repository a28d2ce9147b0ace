import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealedForWeb, webArchive } from '../world/web-archive.ts';
import { launchApp, type RunningApp, temporaryFolder } from '../fixtures.ts';
import { openWindow } from '../open-window.ts';
import { callInPage } from '../pages/call-in-page.ts';
import { expectCount, expectGone, expectShown } from '../pages/expect-shown.ts';
import { plansPage } from '../pages/plans-page.ts';
import { transferPage } from '../pages/transfer-page.ts';
import { windowPages } from '../pages/window-pages.ts';
import { chooseInDialog } from '../world/choose-in-dialog.ts';
import { createWorld, PASSPHRASE, type World } from '../world/world.ts';

/** A colleague's backup on another computer; each part goes on where the one before it ended. */
const API = 'platform/api';
const WEB = 'platform/web';
const OF_FILE = 'six words that nobody would guess';
const { folder: files, remove: removeFiles } = temporaryFolder();
const fileOf = (name: string): string => path.join(files, name);
const digestOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

const onWindow = (running: RunningApp) => ({ ...running, pages: windowPages(running.page), transfer: transferPage(running.page), plans: plansPage(running.page), call: callInPage(running.page) });
type Machine = ReturnType<typeof onWindow>;

let world: World;
let ada: Machine;
let bob: Machine;
let carol: Machine;
let bobsKey = '';

beforeAll(async () => {
  world = await createWorld();
  const pair = await world.join('push');
  for (const one of [API, WEB]) await world.project(one);
  await world.call('mirrors.create', { pairId: pair.id, source: API, target: API });
  await world.settle();
  ada = onWindow(await openWindow(world));
  bob = onWindow(await launchApp());
  carol = onWindow(await launchApp());
});

afterAll(async () => {
  for (const machine of [ada, bob, carol]) await machine.close();
  await world.close();
  removeFiles();
});

describe('A backup', () => {
  const file = fileOf('ada.age');

  test('is made with a passphrase whose strength is told, read back, and named by its digest', async () => {
    const { transfer: { at }, pages } = ada;
    await pages.shell.goTo('Transfer');
    await at.backUp.click();
    await at.passphrase.fill('password');
    await expectShown(at.strength.getByText('Weak', { exact: true }));
    await at.passphrase.fill(OF_FILE);
    await expectShown(at.strength.getByText('Strong', { exact: true }));
    await at.repeated.fill('something else');
    await chooseInDialog(ada.app, file);
    await at.write.click();
    await expectShown(ada.page.getByText('Both must be the same.'));
    await at.repeated.fill(OF_FILE);
    await at.write.click();
    await expectShown(at.made);
    await expectShown(at.made.getByText(digestOf(file)));
  });

  test('is offered on the first start of another computer, and a wrong passphrase changes nothing', async () => {
    const { transfer: { at }, page, pages } = bob;
    await pages.welcome.at.title.waitFor();
    await page.getByRole('radio', { name: 'Open a backup' }).check();
    await pages.welcome.setUpByPassphrase(PASSPHRASE);
    await chooseInDialog(bob.app, file);
    await at.choose.click();
    await at.key.fill('another passphrase');
    await at.openFile.click();
    await expectShown(at.opening.getByText('The file does not open', { exact: false }));
    expect((await bob.call('instances.list', {})).total).toBe(0);
    // The file need not be chosen again.
    await at.key.fill(OF_FILE);
    await page.keyboard.press('Enter');
    await expect.poll(() => at.counted('Mirrors').allTextContents(), { timeout: 20_000 }).toEqual(['1', '0', '0', '0']);
    await expectShown(at.objects.filter({ hasText: `${API} → ${API}` }).getByText('is added'));
  });

  test('is merged only when each address was confirmed, and then this machine is asked whether it writes', async () => {
    const { transfer, page, pages } = bob;
    await transfer.at.verb('Merge').waitFor();
    expect(await transfer.at.verb('Merge').isEnabled()).toBe(false);
    await transfer.confirmOrigins();
    await transfer.carryOut('Merge');
    await expectShown(transfer.at.section('The backup is restored'));
    await expectShown(pages.shell.at.status.getByText('Background work is paused', { exact: false }));
    await transfer.at.takeOver.click();
    await expectShown(page.getByText('This machine writes', { exact: true }));
    expect(await bob.call('background.get', {})).toMatchObject({ heldBy: null });
  });

  test('brings a mirror that is compared here, and is equal', async () => {
    const { pages } = bob;
    await pages.shell.goTo('Mirrors');
    await pages.mirrors.open(API);
    await pages.mirrors.run(API, 'Compare both sides');
    await expectShown(pages.mirrors.at.state(API).getByText('Equal'));
  });

  test('is undone, and everything is as it was before', async () => {
    const { transfer, pages } = bob;
    await pages.shell.goTo('Transfer');
    await transfer.undoRestore();
    await expectGone(transfer.at.section('Last restore'));
    expect((await bob.call('mirrors.list', {})).total).toBe(0);
    expect((await bob.call('instances.list', {})).total).toBe(0);
  });

  test('is locked for a colleague’s public key, and opens with no passphrase', async () => {
    const { transfer } = ada;
    bobsKey = await bob.transfer.at.ownKey.innerText();
    await ada.page.getByRole('button', { name: 'Done', exact: true }).click();
    await transfer.at.backUp.click();
    await transfer.at.forKeys.check();
    await transfer.at.keys.fill(`${bobsKey.slice(0, -1)}${bobsKey.endsWith('q') ? 'p' : 'q'}`);
    await expectShown(transfer.at.keyLines.getByText('mistyped', { exact: false }));
    await transfer.at.keys.fill(`${bobsKey} Bob’s laptop`);
    await expectShown(transfer.at.keyLines.getByText('Bob’s laptop', { exact: false }));
    await chooseInDialog(ada.app, fileOf('for-bob.age'));
    await transfer.at.write.click();
    await expectShown(transfer.at.made);

    await bob.transfer.at.open.click();
    await chooseInDialog(bob.app, fileOf('for-bob.age'));
    await bob.transfer.at.choose.click();
    await bob.transfer.at.byOwnKey.check();
    await bob.transfer.at.openFile.click();
    await bob.transfer.confirmOrigins();
    await bob.transfer.at.way('Replace').click();
    await bob.transfer.at.verb('Replace').click();
    expect(await bob.transfer.at.confirm('Replace').isEnabled()).toBe(false);
    await bob.transfer.at.dialog.getByRole('textbox').fill('replace');
    await bob.transfer.at.confirm('Replace').click();
    await expectShown(bob.transfer.at.section('The backup is restored'));
    await bob.transfer.at.takeOver.click();
    expect((await bob.call('mirrors.list', {})).total).toBe(1);
  });
});

describe('A pair', () => {
  const file = fileOf('pair.json');

  test('is exported from its panel, and imported by a plan that makes only what is missing', async () => {
    const { page, pages, plans } = bob;
    await pages.shell.goTo('Pairs');
    await pages.pairs.at.rows.first().click();
    await chooseInDialog(bob.app, file);
    await page.getByRole('button', { name: 'Export as JSON' }).click();
    await expectShown(page.getByText('1 mirror written to', { exact: false }));
    const exported: { mirrors: object[] } = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...exported, mirrors: [...exported.mirrors, { source_project_path: WEB, target_project_path: WEB }] }));
    await page.getByRole('button', { name: 'Import a file' }).click();
    await expectShown(page.getByText('1 change', { exact: false }));
    await expectShown(plans.at.step(API, 'skip'));
    await plans.apply();
    await expectShown(plans.at.state('Applied'));
    expect((await bob.call('mirrors.list', {})).total).toBe(2);
  });

  test('that is not what the file says is refused with the place', async () => {
    const { page, pages } = bob;
    writeFileSync(file, '{"mirrors": [{"source_project_path": ""}]}');
    await pages.shell.goTo('Pairs');
    await pages.pairs.at.rows.first().click();
    await page.getByRole('button', { name: 'Import a file' }).click();
    await expectShown(page.getByRole('alert').getByText('mirrors.0.source_project_path', { exact: false }));
  });
});

describe('The web application’s backup', () => {
  const row = (id: number, name: string, url: string, token: string) => ({ id, name, url, encrypted_token: sealedForWeb(token), description: null });

  test('is brought over on a first start, and twice brings nothing more', async () => {
    const { source, target } = world;
    const [onGitLab] = source.server.pushMirrors(API);
    const file = fileOf('web.tar.gz');
    writeFileSync(file, webArchive({
      gitlab_instances: [row(1, 'Company', source.server.url, source.token.value), row(2, 'Cloud', target.server.url, target.token.value)],
      instance_pairs: [{ id: 1, name: 'Web', source_instance_id: 1, target_instance_id: 2, mirror_direction: 'push', mirror_overwrite_diverged: false, mirror_trigger_builds: false, only_mirror_protected_branches: false, mirror_branch_regex: null, issue_sync_enabled: false, description: '' }],
      mirrors: [{ id: 1, instance_pair_id: 1, source_project_id: source.server.project(API).id, source_project_path: API, target_project_id: target.server.project(API).id, target_project_path: API, issue_sync_enabled: false, mirror_id: onGitLab?.id, enabled: true }],
      mirror_issue_configs: [], issue_mappings: [], comment_mappings: [],
    }));
    const { page, pages, transfer } = carol;
    await pages.welcome.at.title.waitFor();
    await page.getByRole('radio', { name: 'From the web application' }).check();
    await pages.welcome.setUpByPassphrase(PASSPHRASE);
    await chooseInDialog(carol.app, file);
    await page.getByRole('button', { name: 'Choose file', exact: true }).click();
    await expectCount(transfer.at.objects, 4);
    await transfer.confirmOrigins();
    for (const name of ['Company', 'Cloud']) {
      await page.getByRole('combobox', { name: `Network of ${name}` }).click();
      await page.getByRole('option', { name: 'This computer' }).filter({ visible: true }).click();
    }
    await transfer.carryOut('Bring it over');
    await expectShown(transfer.at.section('It came over'));
    expect((await carol.call('mirrors.list', {})).items).toMatchObject([{ source: { path: API }, target: { path: API } }]);
    await page.getByRole('button', { name: 'Back to Transfer' }).click();
    await page.getByRole('button', { name: 'From the web application' }).click();
    await page.getByRole('button', { name: 'Choose file', exact: true }).click();
    await expectCount(transfer.at.objects.filter({ hasText: 'Comes over' }), 0);
    expect(await transfer.at.verb('Bring it over').isEnabled()).toBe(false);
  });

  test('that is none is refused, and no complaint of the page’s own policy is left', async () => {
    const { page } = carol;
    writeFileSync(fileOf('web.tar.gz'), 'no archive');
    await page.getByRole('button', { name: 'Choose another file' }).click();
    await page.getByRole('button', { name: 'Choose file', exact: true }).click();
    await expectShown(page.getByRole('alert'));
    for (const machine of [ada, bob, carol]) expect(machine.complaints).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type RunningApp } from '../fixtures.ts';
import { expectGone, expectShown } from '../pages/expect-shown.ts';
import { type OperatorEntry, operatorsPage } from '../pages/operators-page.ts';
import { windowPages } from '../pages/window-pages.ts';

const SHARED = 'a passphrase that everybody knew';
const ADA = { name: 'Ada', passphrase: 'ada keeps this one' } as const satisfies OperatorEntry;
const VIC = { name: 'Vic', role: 'Viewer', passphrase: 'vic keeps another one' } as const satisfies OperatorEntry;

let running: RunningApp;
let code = '';
const pages = () => ({ ...windowPages(running.page), operators: operatorsPage(running.page) });

/** One call over the window's own bridge, as a page that was taken over would make it. */
const overBridge = (method: string, input: object): Promise<unknown> => running.page.evaluate(`window.maestro.call(${JSON.stringify(method)}, ${JSON.stringify(input)})`);

beforeAll(async () => {
  running = await launchApp();
  const { welcome } = pages();
  await welcome.setUpByPassphrase(SHARED);
  await expectShown(welcome.at.firstSteps);
});
afterAll(() => running.close());

describe('Operators', () => {
  test('begin with an administrator, who is signed in at once', async () => {
    const { shell, operators } = pages();
    await shell.goTo('Settings');
    await operators.add(ADA);
    await expectShown(shell.at.status.getByText('Ada, Administrator'));
    await expectShown(operators.at.list.getByText('Ada'));
  });

  test('are added with a role, and a recovery code is shown once', async () => {
    const { operators } = pages();
    await operators.add(VIC);
    code = await operators.makeRecoveryCode();
    expect(code).toMatch(/^([0-9A-Z]{5}-){4}[0-9A-Z]{5}$/);
    await expectGone(operators.at.code);
    expect(await running.page.content()).not.toContain(code);
  });

  test('sign in by name: the passphrase that was shared opens nothing, and says nothing about names', async () => {
    const { shell, operators } = pages();
    await shell.lock();
    const refusal = operators.at.signIn.getByText(/^Name and passphrase do not open the vault/);
    for (const name of ['Ada', 'Nobody']) {
      await operators.signIn({ name, passphrase: SHARED });
      await expectShown(refusal);
      await expect.poll(() => operators.at.signIn.getByRole('status').innerText()).toBe('');
    }
    await operators.signIn(ADA);
    await expectShown(shell.at.status.getByText('Ada, Administrator'));
  });
});

describe('A viewer', () => {
  beforeAll(async () => {
    const { shell, operators } = pages();
    await shell.lock();
    await operators.signIn(VIC);
    await expectShown(shell.at.status.getByText('Vic, Viewer'));
  });

  test('cannot add an instance on the screen, and reads why', async () => {
    const { shell, instances } = pages();
    await shell.goTo('Instances');
    await expectShown(instances.at.add);
    expect(await instances.at.add.isDisabled()).toBe(true);
    expect(await instances.at.add.getAttribute('aria-description')).toContain('The role Viewer does not permit this');
    await instances.at.add.click({ force: true });
    expect(await instances.at.form.isVisible()).toBe(false);
  });

  test('nor over the bridge, and the trail has it', async () => {
    const instance = { name: 'Mine', url: 'https://gitlab.example.com', token: 'glpat-of-nobody' };
    expect(await overBridge('instances.create', instance)).toEqual({ ok: false, failure: { code: 'not_allowed', reason: 'role' } });
    expect(await overBridge('activity.list', { action: 'call.refused' })).toMatchObject({ ok: true, value: { items: [{ operator: 'Vic', subject: 'instances.create' }] } });
  });

  test('reads settings but changes none, and sees no operators', async () => {
    const { shell, operators } = pages();
    await shell.goTo('Settings');
    await expectShown(running.page.getByText('Settings are read-only for you'));
    expect(await running.page.getByRole('switch', { name: 'Lock on sleep' }).isDisabled()).toBe(true);
    expect(await operators.at.list.isVisible()).toBe(false);
  });
});

describe('The recovery code', () => {
  test('opens as administrator, who gives a new passphrase to whoever forgot theirs', async () => {
    const { shell, operators } = pages();
    await shell.lock();
    await operators.recover(code.toLowerCase().replaceAll('-', ' '));
    await expectShown(shell.at.status.getByText('Signed in by the recovery code'));
    await shell.goTo('Settings');
    await running.page.getByRole('button', { name: 'Change Ada' }).click();
    for (const label of ['New passphrase', 'Repeat passphrase']) await operators.at.form.getByLabel(label, { exact: true }).fill('ada keeps a new one');
    await operators.at.form.getByRole('button', { name: 'Save operator' }).click();
    await expectGone(operators.at.form);
    await shell.lock();
    await operators.signIn({ ...ADA, passphrase: 'ada keeps a new one' });
    await expectShown(shell.at.status.getByText('Ada, Administrator'));
  });
});

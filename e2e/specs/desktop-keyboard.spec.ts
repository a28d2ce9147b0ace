import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src-preload/contract/models/settings.ts';
import type { RunningApp } from '../fixtures.ts';
import { openWindow } from '../open-window.ts';
import { callInPage } from '../pages/call-in-page.ts';
import { expectGone, expectShown } from '../pages/expect-shown.ts';
import { keyboard } from '../pages/keyboard.ts';
import { shellPage } from '../pages/shell-page.ts';
import { showHash } from '../pages/show-hash.ts';
import { createWorld, PASSPHRASE, type World } from '../world/world.ts';

/** More than a job works on at once. */
const PATHS = ['api', 'billing', 'docs', 'search', 'tools', 'web'].map((name) => `platform/${name}`);
const MOST_ROWS = 40;
const WRONG = 2;
const NARROW = { width: 900, height: 700 };

let world: World;
let running: RunningApp;
let keys: ReturnType<typeof keyboard>;
let call: ReturnType<typeof callInPage>;
let recoveryCode: string;

/** Nothing can be triggered; `delayMs` lets whoever asks wait for that answer. */
const refuseTriggers = (delayMs = 0): void => world.source.server.faults.add({ method: 'POST', path: /remote_mirrors\/\d+\/sync/, kind: 'status', status: 403, body: { message: '403 Forbidden' }, times: Infinity, delayMs });

beforeAll(async () => {
  world = await createWorld();
  const pair = await world.join('push');
  const mirrorIds: number[] = [];
  for (const path of PATHS) {
    await world.project(path);
    mirrorIds.push((await world.call('mirrors.create', { pairId: pair.id, source: path, target: path })).id);
  }
  await world.settle();
  refuseTriggers();
  await world.call('mirrors.batch', { action: 'trigger', select: { mirrorIds } });
  await world.settle();
  recoveryCode = (await world.call('vault.makeRecoveryCode', {})).code;
  running = await openWindow(world);
  keys = keyboard(running.page);
  call = callInPage(running.page);
  await expectShown(shellPage(running.page).at.rail);
});

afterAll(async () => {
  await running.close();
  await world.close();
});

/** Goes down a list until the row that has such words has the focus. */
const downTo = async (name: RegExp): Promise<void> => {
  await keys.press('Home');
  for (let rows = 0; rows < MOST_ROWS && !name.test(await keys.focused()); rows += 1) await keys.press('ArrowDown');
  await keys.expectFocus(name);
};

/** Out of a dialog with something in it, which is asked about first. */
const leaveUnsaved = async (): Promise<void> => {
  await keys.press('Escape');
  await keys.expectFocus(/^Stay$/);
  await keys.tabTo(/^Leave without saving$/);
  await keys.press('Enter');
};

const dialog = () => running.page.getByRole('dialog');
const settings = () => call('settings.get', {});

describe('The jobs, with the keyboard alone', () => {
  const panel = () => running.page.getByRole('complementary');

  test('a job is opened from the list and closed, and the list has the focus again', async () => {
    await showHash(running.page, '#/jobs');
    await keys.tabTo(/ago|just now/);
    await downTo(/^FailedTrigger mirrors/);
    await keys.press('Enter');
    await expectShown(panel().getByRole('button', { name: 'Retry 6 failed' }));
    await keys.tabTo(/^Close panel$/);
    await keys.press('Escape');
    await expectGone(panel());
    await keys.expectFocus(/^FailedTrigger mirrors/);
  });

  test('a job is retried, and its next controls have the focus', async () => {
    world.source.server.faults.clear();
    refuseTriggers(4000);
    await keys.press('Enter');
    await keys.tabTo(/^Retry 6 failed$/);
    await keys.press('Enter');
    await expectShown(panel().getByRole('button', { name: 'Cancel job' }));
    await keys.expectFocus(/^Pause$/);
  });

  test('a job is paused, resumed and cancelled, once that was asked', async () => {
    await keys.press('Enter');
    await keys.expectFocus(/^Resume$/);
    await keys.press('Enter');
    await keys.expectFocus(/^Pause$/);
    await keys.tabTo(/^Cancel job$/);
    await keys.press('Enter');
    await keys.expectFocus(/^Cancel$/);
    await keys.press('Escape');
    await keys.expectFocus(/^Cancel job$/);
    await keys.press('Enter');
    await keys.expectFocus(/^Cancel$/);
    await keys.press('Tab', 'Enter');
    await keys.expectFocus(/^(Go on with|Retry) \d/);
    await keys.press('Escape');
    await expectGone(panel());
    await keys.expectFocus(/Trigger mirrors/);
  });

  test('an instance is paused for a time and resumed, on the same place', async () => {
    const choose = async (): Promise<void> => {
      await keys.press('Enter');
      await expectShown(running.page.getByRole('menuitem', { name: 'For 1 hour' }));
      await keys.press('ArrowDown');
      await keys.expectFocus(/^For 1 hour$/);
    };
    await keys.tabTo(/^Pauses$/, 'Shift+Tab');
    await keys.press('Enter');
    await keys.tabTo(/^Pause Source$/);
    await choose();
    await keys.press('ArrowUp', 'Enter');
    await keys.expectFocus(/^Resume Source$/);
    expect((await call('background.rests', {})).items.find(({ name }) => name === 'Source')?.pause).toEqual({ until: null });
    await keys.press('Enter');
    await keys.expectFocus(/^Pause Source$/);
    await choose();
    await keys.press('Escape');
    await keys.expectFocus(/^Pause Source$/);
  });

  test('maintenance is set by days and hours, and Escape leaves it as it was', async () => {
    const maintenance = async () => (await call('background.rests', {})).items.find(({ name }) => name === 'Source')?.maintenance;
    await keys.tabTo(/^Maintenance of Source$/);
    await keys.press('Enter');
    await keys.expectFocus(/^Mon$/);
    await keys.press('Space');
    await leaveUnsaved();
    await keys.expectFocus(/^Maintenance of Source$/);
    expect(await maintenance()).toBeNull();
    await keys.press('Enter');
    await keys.expectFocus(/^Mon$/);
    await keys.press('Space');
    await keys.tabTo(/^From$/);
    await keys.type('0915PM');
    await keys.press('Enter');
    await keys.expectFocus(/^Maintenance of Source$/);
    expect(await maintenance()).toMatchObject({ days: [1], from: 21 * 60 + 15 });
    await keys.press('Escape');
    await expectGone(panel());
    await keys.expectFocus(/Trigger mirrors/);
  });

  test('every job is called by its whole name in a narrow window', async () => {
    await running.app.evaluate(({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height), NARROW);
    await expect.poll(() => running.page.evaluate('window.innerWidth')).toBe(NARROW.width);
    const cut = () => running.page.getByRole('grid', { name: 'Jobs' }).getByRole('row').getByText('Follow a mirror and compare').evaluateAll((cells) => cells.map((cell) => cell.scrollWidth > cell.clientWidth));
    await expect.poll(cut).toEqual(PATHS.map(() => false));
  });
});

describe('The settings, with the keyboard alone', () => {
  test('what is chosen takes effect and keeps the focus', async () => {
    await showHash(running.page, '#/settings');
    await keys.tabTo(/^Dark$/);
    await keys.press('Enter');
    await expect.poll(settings).toMatchObject({ theme: 'dark' });
    await keys.expectFocus(/^Dark$/);
    await keys.tabTo(/^Lock on sleep$/);
    const { lockOnSuspend } = await settings();
    await keys.press('Space');
    await expect.poll(settings).toMatchObject({ lockOnSuspend: !lockOnSuspend });
    await keys.expectFocus(/^Lock on sleep$/);
    await keys.press('Tab');
    const { whileLocked } = await settings();
    await keys.press('ArrowDown');
    await expect.poll(async () => (await settings()).whileLocked).not.toBe(whileLocked);
  });

  test('a list is opened with an arrow, left with Escape, and chosen from with Enter', async () => {
    await keys.tabTo(/^Lock when nobody is there$/, 'Shift+Tab');
    const { lockAfterMinutes } = await settings();
    await keys.press('ArrowDown', 'ArrowDown');
    await expectShown(running.page.getByRole('option').first());
    await keys.press('Escape');
    await expectGone(running.page.getByRole('option').first());
    await keys.expectFocus(/^Lock when nobody is there$/);
    expect((await settings()).lockAfterMinutes).toBe(lockAfterMinutes);
    await keys.press('ArrowDown');
    await expectShown(running.page.getByRole('option').first());
    await keys.press('ArrowDown', 'Enter');
    await expect.poll(async () => (await settings()).lockAfterMinutes).not.toBe(lockAfterMinutes);
    await keys.expectFocus(/^Lock when nobody is there$/);
  });

  test('quiet hours are typed as a time, which is saved when it is whole', async () => {
    await keys.tabTo(/^Quiet hours$/);
    await keys.press('Space');
    await expectShown(running.page.getByLabel('Quiet from'));
    await keys.expectFocus(/^Quiet hours$/);
    await keys.tabTo(/^Quiet from$/);
    await keys.type('0930PM');
    await keys.press('Enter');
    await expect.poll(settings).toMatchObject({ quietHours: { from: 21 * 60 + 30, until: 7 * 60 } });
    await keys.tabTo(/^Quiet until$/);
    await keys.type('0645AM');
    await keys.press('Escape');
    expect(await running.page.getByLabel('Quiet until').inputValue()).toBe('07:00');
    await keys.press('ArrowLeft', 'ArrowLeft');
    await keys.type('0615AM');
    await keys.tabTo(/^Life of a mirror credential$/);
    await expect.poll(settings).toMatchObject({ quietHours: { from: 21 * 60 + 30, until: 6 * 60 + 15 } });
  });

  test('a figure outside of its bounds is refused at its field, and the corrected one is saved with Enter', async () => {
    const [field, usual] = [/^Requests per minute$/, DEFAULT_SETTINGS.requestsPerMinute];
    await keys.tabTo(field);
    await keys.press('Control+a');
    await keys.type('1');
    await keys.press('Enter');
    await expectShown(running.page.getByText(/^At least 10/));
    await keys.expectFocus(field);
    expect((await settings()).requestsPerMinute).toBe(usual);
    await keys.press('Control+a');
    await keys.type('700');
    await keys.press('ArrowUp', 'Enter');
    await expect.poll(settings).toMatchObject({ requestsPerMinute: 701 });
    await expectShown(running.page.getByText('Saved.'));
    await keys.tabTo(/^Reset Requests per minute to/);
    await keys.press('Enter');
    await keys.expectFocus(field);
    await keys.press('Enter');
    await expect.poll(settings).toMatchObject({ requestsPerMinute: usual });
  });

  test('a passphrase dialog is left with Escape, and its button has the focus again', async () => {
    await keys.tabTo(/^Change passphrase$/, 'Shift+Tab');
    await keys.press('Enter');
    await keys.expectFocus(/^Present passphrase$/);
    await keys.type('wrong');
    await keys.press('Enter');
    await expectShown(dialog());
    await leaveUnsaved();
    await keys.expectFocus(/^Change passphrase$/);
  });
});

describe('The log, with the keyboard alone', () => {
  test('is searched, read line by line, and left where one was', async () => {
    const lines = running.page.getByRole('grid', { name: 'Log' }).getByRole('row');
    const entry = running.page.getByRole('region', { name: 'Log entry' });
    await showHash(running.page, '#/log');
    await expectShown(lines.nth(1));
    await keys.press('/');
    await keys.expectFocus(/^Search the log$/);
    await keys.type('gitlab.request');
    await expect.poll(async () => (await lines.allTextContents()).slice(1).every((line) => line.includes('gitlab.request'))).toBe(true);
    await keys.tabTo(/gitlab\.request/);
    await keys.press('Enter');
    await expectShown(entry);
    await keys.tabTo(/^Close panel$/);
    await keys.press('Enter');
    await expectGone(entry);
    await keys.expectFocus(/gitlab\.request/);
  });

  test('asks before it is exported, and Escape says no', async () => {
    await keys.tabTo(/^Export support bundle$/, 'Shift+Tab');
    await keys.press('Enter');
    await expectShown(dialog());
    await keys.expectFocus(/^Cancel$/);
    await keys.press('Escape');
    await keys.expectFocus(/^Export support bundle$/);
  });
});

describe('The lock, with the keyboard alone', () => {
  const lock = async (): Promise<void> => {
    await keys.tabTo(/^Lock$/);
    await keys.press('Enter');
    await keys.expectFocus(/^Passphrase$/);
  };

  test('opens with the passphrase, at the screen that was left', async () => {
    await showHash(running.page, '#/jobs');
    await lock();
    await keys.type(PASSPHRASE);
    await keys.press('Enter');
    await expectShown(running.page.getByRole('grid', { name: 'Jobs' }));
  });

  test('keeps the focus in its field after wrong passphrases, tells how long to wait, and opens afterwards', async () => {
    await lock();
    const wait = running.page.getByText(/^Next attempt in/);
    const field = running.page.getByLabel('Passphrase', { exact: true });
    // Each is refused, also while the wait after the one before is over already; the wait grows until it can be seen.
    for (let wrong = 0; wrong < WRONG; wrong += 1) {
      await expectGone(wait);
      await keys.type('wrong');
      await keys.press('Enter');
      await expectShown(running.page.getByText(/^The passphrase does not open the vault/));
      await expect.poll(() => field.inputValue()).toBe('');
      await keys.expectFocus(/^Passphrase$/);
    }
    await expectShown(wait);
    await keys.type(PASSPHRASE);
    await keys.press('Enter');
    await expectShown(shellPage(running.page).at.unlockForm);
    await expectGone(wait);
    await keys.expectFocus(/^Passphrase$/);
    await keys.press('Enter');
    await expectShown(shellPage(running.page).at.rail);
  });

  test('opens with the recovery code, with a way back to the passphrase', async () => {
    await lock();
    await keys.tabTo(/^Use the recovery code$/);
    await keys.press('Enter');
    await keys.expectFocus(/^Recovery code$/);
    await keys.tabTo(/^Back$/);
    await keys.press('Enter');
    await keys.expectFocus(/^Passphrase$/);
    await keys.tabTo(/^Use the recovery code$/);
    await keys.press('Enter');
    await keys.expectFocus(/^Recovery code$/);
    await keys.type(recoveryCode);
    await keys.press('Enter');
    await expectShown(shellPage(running.page).at.rail);
  });
});

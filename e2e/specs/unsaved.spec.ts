import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RunningApp } from '../fixtures.ts';
import { openWindow } from '../open-window.ts';
import { expectGone, expectShown } from '../pages/expect-shown.ts';
import { keyboard } from '../pages/keyboard.ts';
import { windowPages } from '../pages/window-pages.ts';
import { createWorld, PASSPHRASE, type World } from '../world/world.ts';

const TYPED = 'Half of a pair';

let world: World;
let running: RunningApp;

beforeAll(async () => {
  world = await createWorld();
  await world.join('push');
  running = await openWindow(world);
  await windowPages(running.page).shell.at.rail.waitFor();
});

afterAll(async () => {
  await running.close();
  await world.close();
});

const pages = () => windowPages(running.page);
const question = () => running.page.getByRole('dialog', { name: 'Leave without saving?', exact: true });
const hash = (): string => new URL(running.page.url()).hash;
const expectHash = (wanted: string): Promise<void> => expect.poll(hash).toBe(wanted);
const answer = (word: 'Stay' | 'Leave without saving'): Promise<void> => question().getByRole('button', { name: word, exact: true }).click();

/** Comes from the instances, so that there is a way back. */
const typeIntoForm = async (): Promise<void> => {
  await pages().shell.goTo('Instances');
  await expectHash('#/instances');
  await pages().shell.goTo('Pairs');
  await pages().pairs.openForm();
  await pages().pairs.at.name().fill(TYPED);
  await expectHash('#/pairs/new');
};

/** Asks; who stays has text, address and focus as before, and who leaves gets where they were going. */
const expectQuestionBefore = async (go: () => Promise<unknown>, leadsTo: string): Promise<void> => {
  await typeIntoForm();
  await go();
  await expectShown(question().getByText('“New pair”'));
  await expectHash('#/pairs/new');
  await answer('Stay');
  await expectGone(question());
  expect(await pages().pairs.at.name().inputValue()).toBe(TYPED);
  expect(hash()).toBe('#/pairs/new');
  await go();
  await expectShown(question());
  await answer('Leave without saving');
  await expectHash(leadsTo);
  await expectGone(pages().pairs.at.form);
};

/** A window that was closed in the test before is opened again. */
beforeEach(async () => {
  if (running.app.windows().length > 0) return;
  const [page] = await Promise.all([running.app.waitForEvent('window'), running.app.evaluate(({ app }) => void app.emit('activate'))]);
  await page.waitForLoadState('load');
  running.page = page;
  await pages().shell.at.rail.waitFor();
});

describe('What was entered and not saved', () => {
  test('is asked about before a link of the rail', async () => {
    await expectQuestionBefore(() => pages().shell.goTo('Mirrors'), '#/mirrors');
  });

  test('is asked about before the keys to a screen', async () => {
    await expectQuestionBefore(() => running.page.keyboard.press('Control+2'), '#/mirrors');
  });

  test('is asked about before what is chosen in the search everywhere', async () => {
    await expectQuestionBefore(async () => {
      await running.page.keyboard.press('Control+k');
      await running.page.getByRole('combobox', { name: 'Search everywhere' }).fill('Topology');
      await running.page.getByRole('option', { name: /^Topology/u }).first().click();
    }, '#/topology');
  });

  test('is asked about before the way back, which leads on from there as if nothing had been', async () => {
    await expectQuestionBefore(() => running.page.evaluate('history.back()'), '#/pairs');
    await running.page.evaluate('history.back()');
    await expectHash('#/instances');
    await running.page.evaluate('history.go(2)');
    await expectHash('#/pairs/new');
  });

  test('is asked about before a place that the program leads to from outside of the page', async () => {
    await expectQuestionBefore(() => running.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('help-broken')?.click()), '#/help?page=broken-mirror');
    await running.page.evaluate('history.back()');
    await expectHash('#/pairs/new');
  });

  test('is asked about before the form is closed by its cross or by Escape, and not by Cancel', async () => {
    await expectQuestionBefore(() => pages().pairs.at.form.getByRole('button', { name: 'Close panel' }).click(), '#/pairs');
    await expectQuestionBefore(() => running.page.keyboard.press('Escape'), '#/pairs');
    await typeIntoForm();
    await pages().pairs.at.form.getByRole('button', { name: 'Cancel' }).click();
    await expectHash('#/pairs');
    expect(await question().count()).toBe(0);
  });

  test('stays under the help that its key opens', async () => {
    await typeIntoForm();
    await running.page.keyboard.press('F1');
    const help = running.page.getByRole('dialog', { name: 'Help', exact: true });
    await expectShown(help.getByRole('heading', { name: 'The first mirror' }));
    await running.page.keyboard.press('F1');
    await expectGone(help);
    expect(await pages().pairs.at.name().inputValue()).toBe(TYPED);
    await running.page.keyboard.press('F1');
    await help.getByRole('link').first().click();
    await expectShown(question());
    await running.page.keyboard.press('Escape');
    await expectGone(question());
    await expectShown(help);
    await running.page.keyboard.press('Escape');
    await expectGone(help);
    expect(await pages().pairs.at.name().inputValue()).toBe(TYPED);
    await pages().pairs.at.form.getByRole('button', { name: 'Cancel' }).click();
  });

  test('is kept or given up with the keyboard alone', async () => {
    const keys = keyboard(running.page);
    await typeIntoForm();
    await keys.press('Control+2');
    await keys.expectFocus(/^Stay$/u);
    await keys.press('Enter');
    await expectGone(question());
    await keys.expectFocus(/^Name$/u);
    await keys.press('Control+2');
    await keys.expectFocus(/^Stay$/u);
    await keys.press('Escape');
    await expectGone(question());
    await keys.expectFocus(/^Name$/u);
    await keys.press('Control+k');
    await keys.expectFocus(/^Search everywhere$/u);
    await keys.type('Topology');
    await expectShown(running.page.getByRole('option', { name: /^Topology/u }).first());
    await keys.press('Enter');
    await keys.expectFocus(/^Stay$/u);
    await keys.press('Enter');
    await keys.expectFocus(/^Name$/u);
    await keys.press('Control+2');
    await keys.expectFocus(/^Stay$/u);
    await keys.press('Tab', 'Enter');
    await expectHash('#/mirrors');
  });

  test('is no question where it was saved', async () => {
    await pages().shell.goTo('Pairs');
    await pages().pairs.openForm();
    await pages().pairs.enter({ name: 'Back', source: 'Target', target: 'Source', direction: 'Push' });
    await pages().pairs.save();
    await expectShown(pages().pairs.at.panel('Back'));
    expect(await question().count()).toBe(0);
  });

  test('holds the window until it is given up', async () => {
    const close = () => running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await typeIntoForm();
    await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    await close();
    await expectShown(question());
    await expect.poll(() => running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(true);
    await answer('Stay');
    expect(await pages().pairs.at.name().inputValue()).toBe(TYPED);
    await close();
    await answer('Leave without saving');
    await expect.poll(() => running.app.windows().length).toBe(0);
    expect(running.app.process().exitCode).toBeNull();
  });

  test('goes with the lock, which asks nobody', async () => {
    await typeIntoForm();
    await pages().shell.lock();
    await pages().shell.unlock(PASSPHRASE);
    await expectShown(pages().pairs.at.form);
    expect(await pages().pairs.at.name().inputValue()).toBe('');
    expect(await question().count()).toBe(0);
  });

  test('does not hold up the end of the program, not even while it is asked about', async () => {
    await typeIntoForm();
    await pages().shell.goTo('Mirrors');
    await expectShown(question());
    const ended = new Promise<number | null>((resolve) => running.app.process().once('exit', resolve));
    await running.app.evaluate(({ app }) => app.quit());
    expect(await ended).toBe(0);
  });
});

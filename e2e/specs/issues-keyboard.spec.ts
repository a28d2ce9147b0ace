import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningApp } from '../fixtures.ts';
import { openWindow } from '../open-window.ts';
import { expectShown } from '../pages/expect-shown.ts';
import { issuesPage } from '../pages/issues-page.ts';
import { keyboard } from '../pages/keyboard.ts';
import { showHash } from '../pages/show-hash.ts';
import { createIssueWorld, type IssueWorld } from '../world/issue-world.ts';

let world: IssueWorld;
let running: RunningApp;
let keys: ReturnType<typeof keyboard>;
let issues: ReturnType<typeof issuesPage>;

beforeAll(async () => {
  world = await createIssueWorld();
  await world.settle();
  const me = world.source.server.actAs();
  for (let nth = 1; nth <= 4; nth += 1) me.createIssue(world.path, { title: `Issue ${nth}` });
  await world.sync({ existing: 'all' });
  world.target.server.actAs().editIssue(world.path, 4, { title: 'Our words' });
  world.target.server.faults.add({ method: 'PUT', path: /\/issues\/[123]$/, kind: 'status', status: 422, body: { message: { title: ['is refused'] } }, times: Infinity });
  for (let nth = 1; nth <= 4; nth += 1) me.editIssue(world.path, nth, { title: `Changed ${nth}` });
  await world.run();
  running = await openWindow(world);
  keys = keyboard(running.page);
  issues = issuesPage(running.page);
  await showHash(running.page, '#/issues');
  await expectShown(running.page.getByRole('grid', { name: 'Issue syncs' }).getByText(world.path).first());
});

afterAll(async () => {
  await running.close();
  await world.close();
});

describe('With the keyboard alone', () => {
  test('a mirror is chosen for its issue sync, and Escape leads back to the button', async () => {
    await keys.tabTo(/^Switch on for a mirror$/);
    await keys.press('Enter');
    await keys.expectFocus(/^Mirror$/);
    await expectShown(running.page.getByRole('option').first());
    await keys.press('Escape', 'Escape');
    await keys.expectFocus(/^Switch on for a mirror$/);
  });

  test('a sync is opened from the list', async () => {
    await keys.tabTo(/^platform\/api/);
    await keys.press('Enter');
    await expectShown(issues.at.runs.nth(1));
  });

  test('a run is opened, read and closed, and the list has the focus again', async () => {
    await keys.tabTo(/^(just now|.* ago|in .*)/);
    await keys.press('ArrowDown', 'Home', 'Enter');
    await expectShown(issues.at.ranPanel);
    const row = await keys.focused();
    await keys.tabTo(/^Close panel$/);
    await keys.press('Escape');
    await expectShown(issues.at.runs.nth(1));
    expect(await keys.focused()).toBe(row);
  });

  test('what a run replaced is put back, with the answer in sight', async () => {
    await keys.press('Enter');
    await keys.tabTo(/^Put back on issue 4$/);
    await keys.press('Enter');
    await keys.expectFocus(/^Cancel$/);
    await keys.press('Escape');
    await keys.expectFocus(/^Put back on issue 4$/);
    await keys.press('Enter');
    await keys.tabTo(/^Put back$/);
    await keys.press('Enter');
    await keys.expectFocus(/^Put back\.$/);
    expect(world.copies().map(({ title }) => title)).toContain('Our words');
    await keys.press('Escape');
  });

  test('only the controls of one row lie on the way through the problems, and what is settled leaves the focus in the list', async () => {
    await keys.tabTo(/^Problems 3$/, 'Shift+Tab');
    await keys.press('Enter');
    await expectShown(issues.at.problem(1));
    await keys.tabTo(/^Not copied/);
    const passed: string[] = [];
    for (let tabs = 0; tabs < 4; tabs += 1) {
      await keys.press('Tab');
      passed.push(await keys.focused());
    }
    expect(passed.filter((name) => name.startsWith('Retry issue'))).toHaveLength(1);
    await keys.tabTo(/^Not copied/, 'Shift+Tab');
    await keys.press('End', 'Enter');
    await expectShown(running.page.getByText('What to do'));
    await keys.tabTo(/^Dismiss$/);
    await keys.press('Enter');
    await expectShown(running.page.getByText('2 problems'));
    await keys.expectFocus(/^Not copied/);
  });

  test('rules are added, refused, corrected and dropped where they stand', async () => {
    await keys.tabTo(/^Label rules$/, 'Shift+Tab');
    await keys.press('Enter');
    await keys.tabTo(/^Add rule$/);
    await keys.press('Enter');
    await keys.expectFocus(/^Label on the source, rule 1$/);
    await keys.type('bug');
    await keys.tabTo(/^Save rules$/);
    await keys.press('Enter');
    await keys.expectFocus(/^Label on the target, rule 1$/);
    await keys.type('Defect');
    await keys.press('Enter');
    await expectShown(issues.at.saved);
    await keys.tabTo(/^Remove rule 1$/);
    await keys.press('Space');
    await keys.expectFocus(/^Add rule$/);
    await keys.tabTo(/^Save rules$/);
    await keys.press('Enter');
    await expectShown(issues.at.saved);
  });

  test('the first run is chosen, the interval typed, and both are saved', async () => {
    await keys.tabTo(/^Options$/, 'Shift+Tab');
    await keys.press('Enter');
    await keys.tabTo(/^Everything$/);
    await keys.press('ArrowUp');
    await keys.expectFocus(/^Open issues$/);
    await keys.tabTo(/^Interval$/);
    await keys.press('Control+a');
    await keys.type('30');
    await keys.tabTo(/^Save options$/);
    await keys.press('Enter');
    await expectShown(issues.at.saved);
  });

  test('a sync is removed once that was asked, and Escape says no', async () => {
    await keys.tabTo(/^Remove sync$/, 'Shift+Tab');
    await keys.press('Enter');
    await keys.expectFocus(/^Cancel$/);
    await keys.press('Escape');
    await keys.expectFocus(/^Remove sync$/);
    await keys.press('Enter');
    await keys.expectFocus(/^Cancel$/);
    await keys.press('Tab', 'Enter');
    await expectShown(running.page.getByText('The issue sync is removed'));
    await keys.expectFocus(/^(Issue syncs|platform\/api)/);
  });
});

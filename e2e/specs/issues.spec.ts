import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningApp } from '../fixtures.ts';
import { openWindow } from '../open-window.ts';
import { expectShown } from '../pages/expect-shown.ts';
import { issuesPage } from '../pages/issues-page.ts';
import { mirrorsPage } from '../pages/mirrors-page.ts';
import { shellPage } from '../pages/shell-page.ts';
import { createIssueWorld, type IssueWorld } from '../world/issue-world.ts';

let world: IssueWorld;
let running: RunningApp;
let issues: ReturnType<typeof issuesPage>;

const copies = (): string[] => world.target.server.listIssues(world.path).map(({ title }) => title);

beforeAll(async () => {
  world = await createIssueWorld();
  await world.settle();
  world.source.server.addIssue(world.path, { title: 'Invoices lack the tax number', description: 'First', createdAt: Date.UTC(2024, 1, 2), author: world.source.admin });
  world.source.server.addIssue(world.path, { title: 'Pin the runner image', labels: ['bug'] });
  running = await openWindow(world);
  issues = issuesPage(running.page);
  await shellPage(running.page).goTo('Mirrors');
  await mirrorsPage(running.page).open(world.path);
  await issues.at.open.click();
});

afterAll(async () => {
  await running.close();
  await world.close();
});

describe('The issues of a mirror', () => {
  test('are shown before anything is written', async () => {
    await issues.choose('Everything');
    await expectShown(issues.at.saved);
    await issues.show('Runs');
    await issues.at.dryRun.click();
    await expectShown(issues.at.result.getByText('A run now would create 2 issues', { exact: false }));
    expect(copies()).toEqual([]);
  });

  test('get their labels by rule', async () => {
    await issues.addLabelRule('bug', 'Defect');
    await expectShown(issues.at.saved);
  });

  test('are copied once the sync is switched on and run', async () => {
    await issues.at.switchTo('Yes').click();
    await issues.at.run.click();
    await expect.poll(copies, { timeout: 30_000 }).toEqual(['Invoices lack the tax number', 'Pin the runner image']);
    expect(world.target.server.snapshot(world.path)[1]?.labels).toContain('Defect');
  });

  test('stand in the history, with what the target could not keep', async () => {
    await issues.openLatest();
    await expectShown(issues.at.ranPanel.getByText('Created 2 issues', { exact: false }));
    await expectShown(issues.at.ranPanel.getByText(/Not kept: creation date of \d issue/));
    await expectShown(issues.at.issue(1).getByText('created', { exact: true }));
  });

  test('follow a change, show what the target refuses, and are copied when that is retried', async () => {
    world.target.server.faults.add({ method: 'PUT', path: /\/issues\/1$/, kind: 'status', status: 422, body: { message: { title: ['is refused'] } } });
    world.source.server.actAs().editIssue(world.path, 1, { title: 'Invoices lack the VAT number' });
    await issues.at.run.click();
    await issues.show('Problems');
    await expectShown(issues.at.problem(1));
    await issues.at.retry(1).click();
    await expectShown(issues.at.nothingWrong);
    await expect.poll(copies, { timeout: 30_000 }).toEqual(['Invoices lack the VAT number', 'Pin the runner image']);
  });

  test('win over what people wrote on a copy, which can be put back from the history', async () => {
    world.target.server.actAs().editIssue(world.path, 2, { title: 'Our words' });
    world.source.server.actAs().editIssue(world.path, 2, { title: 'Pin every image' });
    await issues.at.run.click();
    await expect.poll(copies, { timeout: 30_000 }).toEqual(['Invoices lack the VAT number', 'Pin every image']);
    await issues.openLatest();
    await expectShown(issues.at.issue(2).getByText('Our words', { exact: true }));
    await issues.at.putBack(2).click();
    await issues.at.confirm('Put back').click();
    await expectShown(issues.at.issue(2).getByText('Put back.', { exact: true }));
    expect(copies()).toEqual(['Invoices lack the VAT number', 'Our words']);
  });
});

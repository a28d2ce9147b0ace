import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ActivityAction } from '../../src-preload/contract/models/activity.ts';
import { createIssueWorld, type IssueWorld, PATH } from '../../e2e/world/issue-world.ts';

let world: IssueWorld;
beforeEach(async () => void (world = await createIssueWorld()));
afterEach(() => world.close());

const DAY_MS = 24 * 3_600_000;

const OWNER = 50;
/** GitLab lets only owners delete issues. */
const makeOwner = (): void => world.target.server.addMember(world.target.server.project(PATH), world.target.admin, OWNER);

const people = () => world.source.server.actAs();
const titles = () => world.copies().map(({ title }) => title);
const trail = async (action: ActivityAction) => (await world.call('activity.list', { action, mirrorId: world.mirrorId })).items.map(({ actor, subject, result }) => `${actor} ${result}: ${subject}`);
const problem = async () => (await world.problems())[0]?.id ?? 0;

/** A copy whose title people changed and the source replaced: the line of history that tells it. */
const replaced = async () => {
  people().createIssue(PATH, { title: 'One', description: 'text' });
  await world.sync({ existing: 'all' });
  world.target.server.actAs().editIssue(PATH, 1, { title: 'Mine', description: 'their words' });
  people().editIssue(PATH, 1, { title: 'Yours', description: 'other words' });
  await world.run();
  const { id: runId, items } = await world.lastRun();
  return { runId, index: items[0]?.index ?? -1 };
};

describe('what is put back on a copy', () => {
  it('is a line of the trail, with the copy’s number', async () => {
    await world.call('issueSync.putBack', await replaced());
    expect(world.copies()).toMatchObject([{ title: 'Mine', description: 'their words' }]);
    expect(await trail('issue_sync.put_back')).toEqual([`operator done: ${PATH} → ${PATH} #1`]);
  });

  it('is found where the reply was lost', async () => {
    const line = await replaced();
    world.target.server.faults.add({ method: 'PUT', path: /\/issues\/1$/, kind: 'reset_after_commit', times: 5 });
    await world.passing(world.call('issueSync.putBack', line));
    expect(titles()).toEqual(['Mine']);
    expect(await trail('issue_sync.put_back')).toEqual([`operator done: ${PATH} → ${PATH} #1`]);
    expect(await world.refusal('issueSync.putBack', line)).toMatchObject({ code: 'conflict', reason: 'nothing_to_put_back' });
  });

  it('is found after a stop between the request and its end, and told as found', async () => {
    const line = await replaced();
    const stopped = new Promise<void>((resolve) => {
      world.target.server.faults.add({ method: 'PUT', path: /\/issues\/1$/, kind: 'reset_after_commit', onStrike: () => world.letGo().then(resolve) });
    });
    void world.app().call('issueSync.putBack', line);
    await world.passing(stopped);
    await world.reopen();
    await world.settle();
    await world.run();
    expect(titles()).toEqual(['Mine']);
    expect(await trail('issue_sync.put_back')).toEqual([`recovery done: ${PATH} → ${PATH} #1`]);
    expect(await world.refusal('issueSync.putBack', line)).toMatchObject({ code: 'conflict', reason: 'nothing_to_put_back' });
  });

  it('stays to be put back where the target refuses, and the trail says so', async () => {
    const line = await replaced();
    world.target.server.faults.add({ method: 'PUT', path: /\/issues\/1$/, kind: 'status', status: 403, body: { message: '403 Forbidden' } });
    expect(await world.refusal('issueSync.putBack', line)).toMatchObject({ code: expect.stringMatching(/missing_role|refused_by_gitlab|missing_scope/) });
    expect(await trail('issue_sync.put_back')).toEqual([`operator failed: ${PATH} → ${PATH} #1`]);
    await world.call('issueSync.putBack', line);
    expect(titles()).toEqual(['Mine']);
  });
});

describe('the copy of an issue that was deleted on the source', () => {
  beforeEach(async () => {
    makeOwner();
    people().createIssue(PATH, { title: 'One' });
    await world.sync({ existing: 'all' });
    people().deleteIssue(PATH, 1);
    world.clock.advance(25 * 3_600_000);
    await world.run();
  });

  it('is deleted by a person’s word, and the trail has it', async () => {
    await world.call('issueSync.settleProblem', { problemId: await problem(), as: 'delete_copy' });
    expect(world.copies()).toEqual([]);
    expect(await world.problems()).toEqual([]);
    expect(await trail('issue_sync.copy_deleted')).toEqual([`operator done: ${PATH} → ${PATH} #1`]);
  });

  it('is known to be gone where the reply was lost', async () => {
    world.target.server.faults.add({ method: 'DELETE', path: /\/issues\/1$/, kind: 'reset_after_commit', times: 5 });
    await world.passing(world.call('issueSync.settleProblem', { problemId: await problem(), as: 'delete_copy' }));
    expect(world.copies()).toEqual([]);
    expect(await world.problems()).toEqual([]);
  });

  it('is let go, and the trail has it', async () => {
    await world.call('issueSync.settleProblem', { problemId: await problem(), as: 'release' });
    expect(await trail('issue_sync.copy_released')).toEqual([`operator done: ${PATH} #1`]);
    expect(titles()).toEqual(['One']);
  });

  it('may have its problem hidden, and the trail has it', async () => {
    await world.call('issueSync.settleProblem', { problemId: await problem(), as: 'dismiss' });
    expect(await trail('issue_sync.problem_dismissed')).toEqual([`operator done: ${PATH} #1`]);
    expect(await world.problems()).toEqual([]);
  });
});

it('names in the history the copies that a run deleted, where that is wanted', async () => {
  makeOwner();
  people().createIssue(PATH, { title: 'Short of life' });
  await world.sync({ existing: 'all', deletions: 'apply' });
  people().deleteIssue(PATH, 1);
  world.clock.advance(DAY_MS + 3_600_000);
  await world.run();
  expect(world.copies()).toEqual([]);
  expect(await world.lastRun()).toMatchObject({ deleted: 1, items: [{ action: 'delete', sourceIid: 1, targetIid: 1, title: 'Short of life' }] });
});

it('copies a deleted copy again by a person’s word, and the trail has it', async () => {
  people().createIssue(PATH, { title: 'One' });
  await world.sync({ existing: 'all' });
  world.target.server.actAs().deleteIssue(PATH, 1);
  people().editIssue(PATH, 1, { title: 'Two' });
  await world.run();
  const { jobId } = await world.call('issueSync.settleProblem', { problemId: await problem(), as: 'create_again' });
  await world.ended(jobId ?? 0);
  expect(titles()).toEqual(['Two']);
  expect(await trail('issue_sync.copy_renewed')).toEqual([`operator done: ${PATH} #1`]);
});

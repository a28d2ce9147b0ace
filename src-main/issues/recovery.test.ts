import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIssueWorld, type IssueWorld, PATH } from '../../e2e/world/issue-world.ts';

let world: IssueWorld;
beforeEach(async () => void (world = await createIssueWorld()));
afterEach(() => world.close());

const bodies = () => world.copies().flatMap(({ notes }) => notes.filter(({ system }) => !system).map(({ body }) => body.split('\n\n')[1]));

/** An issue with everything that is made by a request of its own. */
const addWhole = () => {
  const person = world.source.server.actAs();
  const { markdown } = person.attach(PATH, 'plan.txt', 'the plan');
  person.createIssue(PATH, { title: 'One', description: `See ${markdown}`, labels: ['bug'] });
  person.editIssue(PATH, 1, { timeEstimate: 60, timeSpent: 120 });
  const first = person.comment(PATH, 1, 'question');
  person.comment(PATH, 1, 'answer', { replyTo: first?.id ?? 0 });
  person.comment(PATH, 1, 'last');
};

const expectWhole = (): void => {
  expect(world.copies()).toMatchObject([{ title: 'One', timeEstimate: 60, timeSpent: 120 }]);
  expect(bodies()).toEqual(['question', 'answer', 'last']);
  expect(world.copies()[0]?.description).toMatch(/\]\(\/uploads\//);
};

const CREATES: [string, RegExp][] = [
  ['an issue', /\/issues$/], ['a comment', /\/notes$/], ['a thread', /\/discussions$/], ['a reply', /\/discussions\/\w+\/notes$/], ['a file', /\/uploads$/], ['a label', /\/labels$/],
  ['spent time', /\/add_spent_time$/],
];

describe('a reply that is lost after GitLab has made', () => {
  it.each(CREATES)('%s makes no second one', async (_what, path) => {
    addWhole();
    world.target.server.faults.add({ method: 'POST', path, kind: 'reset_after_commit' });
    expect(await world.sync({ existing: 'all' })).toMatchObject({ state: 'succeeded', result: { created: 1 } });
    expectWhole();
  });
});

describe('a server that goes on with a request after the connection is lost', () => {
  const harmful = CREATES.filter(([what]) => what !== 'a file' && what !== 'a label');
  it.each(harmful)('makes %s once', async (_what, path) => {
    addWhole();
    const working = (ms: number): Promise<void> => new Promise((resolve) => void world.clock.after(ms, resolve));
    world.target.server.faults.add({ method: 'POST', path, kind: 'commit_late', onStrike: () => working(20_000) });
    expect(await world.sync({ existing: 'all' })).toMatchObject({ state: 'succeeded', result: { created: 1 } });
    await world.passing(working(30_000));
    expectWhole();
  });
});

describe('a reply that is lost, with nobody there to ask afterwards,', () => {
  it.each(CREATES)('leaves %s to be found later', async (_what, path) => {
    addWhole();
    world.target.server.faults.add({ method: 'POST', path, kind: 'reset_after_commit' });
    world.target.server.faults.add({ method: 'GET', path: /issues|discussions/, kind: 'status', status: 503, times: 12 });
    await world.sync({ existing: 'all' });
    for (let again = 0; again < 4 && bodies().length < 3; again += 1) {
      world.clock.advance(10 * 60_000);
      await world.run();
    }
    world.target.server.faults.clear();
    world.clock.advance(10 * 60_000);
    await world.run();
    expectWhole();
    expect(await world.problems()).toEqual([]);
  });
});

describe('an application that stops between the request and its end', () => {
  it.each(CREATES)('finds %s after the next start', async (_what, path) => {
    addWhole();
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, enabled: true, existing: 'all' });
    const stopped = new Promise<void>((resolve) => {
      world.target.server.faults.add({ method: 'POST', path, kind: 'reset_after_commit', onStrike: () => world.letGo().then(resolve) });
    });
    await world.call('issueSync.run', { mirrorId: world.mirrorId });
    world.app().startWork();
    await world.passing(stopped);
    await world.reopen();
    await world.settle();
    await world.run();
    expectWhole();
    expect(await world.problems()).toEqual([]);
  });
});

describe('a run that is paused', () => {
  it('goes on where it was, and ends with everything once', async () => {
    for (let nth = 1; nth <= 30; nth += 1) world.source.server.addIssue(PATH, { title: `Issue ${nth}` });
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, enabled: true, existing: 'all' });
    const { jobId } = await world.call('issueSync.run', { mirrorId: world.mirrorId });
    world.app().startWork();
    await world.passing((async () => {
      while (world.copies().length < 5) await new Promise((resolve) => void setImmediate(resolve));
      await world.call('jobs.pause', { jobId });
    })());
    await world.settle();
    expect(await world.call('jobs.get', { jobId })).toMatchObject({ state: 'paused' });
    expect(world.copies().length).toBeLessThan(30);
    await world.call('jobs.resume', { jobId });
    expect(await world.ended(jobId)).toMatchObject({ state: 'succeeded' });
    expect(world.copies().map(({ title }) => title).toSorted()).toEqual(Array.from({ length: 30 }, (_, nth) => `Issue ${nth + 1}`).toSorted());
    expect(await world.lastRun()).toMatchObject({ state: 'succeeded', created: 30 });
  });

  it('can be cancelled instead', async () => {
    for (let nth = 1; nth <= 30; nth += 1) world.source.server.addIssue(PATH, { title: `Issue ${nth}` });
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, enabled: true, existing: 'all' });
    const { jobId } = await world.call('issueSync.run', { mirrorId: world.mirrorId });
    world.app().startWork();
    await world.passing((async () => {
      while (world.copies().length < 5) await new Promise((resolve) => void setImmediate(resolve));
      await world.call('jobs.cancel', { jobId });
    })());
    expect(await world.ended(jobId)).toMatchObject({ state: 'cancelled' });
    expect(await world.lastRun()).toMatchObject({ state: 'cancelled' });
  });
});

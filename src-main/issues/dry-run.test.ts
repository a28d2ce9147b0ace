import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIssueWorld, type IssueWorld, PATH } from '../../e2e/world/issue-world.ts';

let world: IssueWorld;
beforeEach(async () => {
  world = await createIssueWorld();
  // Nothing runs by itself between a dry run and the run that it tells of.
  await world.call('issueSync.configure', { mirrorId: world.mirrorId, existing: 'all', intervalMinutes: 1440 });
});
afterEach(() => world.close());

const person = () => world.source.server.actAs();

/** How many requests both servers' API got. */
const sent = (): number => [world.source, world.target].flatMap(({ server }) => server.log.entries.filter(({ path }) => path.startsWith('/api/'))).length;

/** What a dry run tells, and what a run then does. */
const both = async () => {
  expect(await world.run(true)).toMatchObject({ state: 'succeeded' });
  const told = await world.lastRun();
  world.clear();
  expect(await world.run()).toMatchObject({ state: 'succeeded' });
  return { told, done: await world.lastRun(), requests: sent() };
};

const lines = ({ items }: Awaited<ReturnType<typeof both>>['told']) => items.map(({ action, sourceIid, parts }) => `${action} ${sourceIid}: ${parts.filter((part) => part !== 'attachments').join(' ')}`).toSorted();

describe('a dry run', () => {
  it('tells the issues and exactly the requests of a first run: labels, files, comments, times and states', async () => {
    const { markdown } = person().attach(PATH, 'plan.txt', 'the plan');
    for (let nth = 1; nth <= 7; nth += 1) person().createIssue(PATH, { title: `Issue ${nth}`, description: nth === 2 ? markdown : '', labels: nth % 2 === 0 ? ['bug'] : [] });
    for (const iid of [1, 1, 2]) person().comment(PATH, iid, 'text');
    person().editIssue(PATH, 4, { timeEstimate: 60, timeSpent: 60 });
    person().closeIssue(PATH, 5);
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, enabled: true });
    const { told, done, requests } = await both();
    expect(told).toMatchObject({ created: 7, comments: 3, estimatedRequests: requests });
    expect(done).toMatchObject({ created: 7, comments: 3 });
    expect(lines(told)).toEqual(lines(done));
  });

  it('tells those of a run that follows changes: a title, a comment, a label, a new issue', async () => {
    for (let nth = 1; nth <= 5; nth += 1) person().createIssue(PATH, { title: `Issue ${nth}` });
    for (const iid of [1, 2]) person().comment(PATH, iid, 'text');
    await world.sync();
    person().editIssue(PATH, 1, { title: 'changed' });
    person().comment(PATH, 2, 'more');
    person().editIssue(PATH, 3, { addLabels: ['bug'] });
    person().createIssue(PATH, { title: 'new' });
    const { told, done, requests } = await both();
    expect(told).toMatchObject({ created: 1, updated: 3, comments: 1, estimatedRequests: requests });
    expect(lines(told)).toEqual(lines(done));
  });

  it('tells that nothing has changed, for what the listing costs', async () => {
    person().createIssue(PATH, { title: 'One' });
    await world.sync();
    const { told, requests } = await both();
    expect(told).toMatchObject({ created: 0, updated: 0, estimatedRequests: requests });
    expect(requests).toBe(1);
  });

  it('tells those of adopting copies that were there before', async () => {
    for (let nth = 1; nth <= 3; nth += 1) person().createIssue(PATH, { title: `Issue ${nth}` });
    person().comment(PATH, 1, 'text');
    await world.sync();
    await world.call('issueSync.remove', { mirrorId: world.mirrorId });
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, existing: 'all', intervalMinutes: 1440, enabled: true });
    const { told, requests } = await both();
    expect(told).toMatchObject({ created: 0, updated: 3 });
    expect(told.items.map(({ action }) => action)).toEqual(['adopt', 'adopt', 'adopt']);
    expect(told.estimatedRequests).toBe(requests);
  });

  it('tells of a failed issue that a run would try again, which no change shows', async () => {
    person().createIssue(PATH, { title: 'One' });
    world.target.server.faults.add({ method: 'POST', path: /\/issues$/, kind: 'status', status: 400, body: { message: 'no' } });
    await world.sync();
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, enabled: false });
    world.clock.advance(5 * 60_000);
    await world.run(true);
    const { items } = await world.call('issueSync.history', { mirrorId: world.mirrorId });
    expect(items.find(({ cause }) => cause === 'dry')).toMatchObject({ created: 1, listed: 1 });
  });

  it('takes minutes by the limit that binds', async () => {
    for (let nth = 1; nth <= 30; nth += 1) person().createIssue(PATH, { title: `Issue ${nth}` });
    await world.call('settings.update', { requestsPerMinute: 10 });
    await world.run(true);
    const { estimatedRequests, estimatedMs } = await world.lastRun();
    expect(estimatedMs).toBeGreaterThanOrEqual(3 * 60_000);
    expect(estimatedMs).toBeLessThanOrEqual(((estimatedRequests ?? 0) / 10) * 60_000);
  });
});

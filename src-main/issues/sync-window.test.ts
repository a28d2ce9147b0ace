import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIssueWorld, type IssueWorld, PATH } from '../../e2e/world/issue-world.ts';

let world: IssueWorld;
beforeEach(async () => void (world = await createIssueWorld()));
afterEach(() => world.close());

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const titles = () => world.copies().map(({ title }) => title).toSorted();
const numbered = (count: number) => Array.from({ length: count }, (_, nth) => `Issue ${nth + 1}`).toSorted();

/** As people leave them: changed at different times, some time ago. */
const addIssues = (count: number): void => {
  for (let nth = 1; nth <= count; nth += 1) {
    const at = world.double.clock.now() - HOUR_MS - (count - nth) * 1000;
    world.source.server.addIssue(PATH, { title: `Issue ${nth}`, createdAt: at, updatedAt: at });
  }
};

describe('where the clocks of both servers and this machine are an hour apart', () => {
  it.each([['ahead of', HOUR_MS], ['behind', -HOUR_MS]])('and this one is %s theirs, what is created from now on is copied, and what was there is not', async (_how, by) => {
    world.source.server.actAs().createIssue(PATH, { title: 'there before' });
    world.double.clock.advance(5000);
    if (by > 0) world.clock.advance(by);
    else world.clock.setBack(-by);
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, enabled: true, existing: 'none' });
    await world.run();
    world.double.clock.advance(5000);
    world.source.server.actAs().createIssue(PATH, { title: 'new' });
    await world.run();
    world.double.clock.advance(5000);
    world.source.server.actAs().editIssue(PATH, 2, { title: 'newer' });
    expect(await world.run()).toMatchObject({ state: 'succeeded', result: { updated: 1 } });
    expect(titles()).toEqual(['newer']);
  });

  it('and it is set right during a run, a lost reply still makes no second copy', async () => {
    addIssues(24);
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, enabled: true, existing: 'all' });
    world.clock.setBack(HOUR_MS);
    const { jobId } = await world.call('issueSync.run', { mirrorId: world.mirrorId });
    const setRight = (async () => {
      while (world.copies().length < 4) await new Promise((resolve) => void setImmediate(resolve));
      world.clock.setBack(-HOUR_MS);
      // By now those that were begun before have read the time.
      while (world.copies().length < 16) await new Promise((resolve) => void setImmediate(resolve));
      world.target.server.faults.add({ method: 'POST', path: /\/issues$/, kind: 'reset_after_commit' });
    })();
    await Promise.all([world.ended(jobId), setRight]);
    world.clock.advance(10 * MINUTE_MS);
    await world.run();
    expect(titles()).toEqual(numbered(24));
  });
});

describe('what people change during a run', () => {
  it('moves no issue past the pages that are read', async () => {
    world.source.server.profile.perPageMax = 15;
    addIssues(60);
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, enabled: true, existing: 'all' });
    const { jobId } = await world.call('issueSync.run', { mirrorId: world.mirrorId });
    const person = world.source.server.actAs();
    const editing = (async () => {
      while (world.copies().length < 12) await new Promise((resolve) => void setImmediate(resolve));
      for (let iid = 1; iid <= 20; iid += 1) person.editIssue(PATH, iid, { title: `Edited ${iid}` });
    })();
    await Promise.all([world.ended(jobId), editing]);
    await world.run();
    const expected = [...Array.from({ length: 20 }, (_, nth) => `Edited ${nth + 1}`), ...Array.from({ length: 40 }, (_, nth) => `Issue ${nth + 21}`)].toSorted();
    expect(titles()).toEqual(expected);
  });

  it('after it was read comes with the next run', async () => {
    addIssues(1);
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, enabled: true, existing: 'all' });
    world.target.server.faults.add({
      method: 'POST', path: /\/issues$/, kind: 'reset_after_commit', onStrike: () => Promise.resolve(world.source.server.actAs().editIssue(PATH, 1, { title: 'changed meanwhile' })),
    });
    await world.run();
    await world.run();
    expect(titles()).toEqual(['changed meanwhile']);
  });
});

describe('the watermark', () => {
  it('does not pass issues that a run which was cut short has not reached', async () => {
    world.source.server.profile.perPageMax = 40;
    addIssues(50);
    const { value } = world.target.server.addToken(world.target.admin, { scopes: ['api'] });
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, enabled: true, existing: 'all' });
    const { jobId } = await world.call('issueSync.run', { mirrorId: world.mirrorId });
    const cut = (async () => {
      while (world.copies().length < 20) await new Promise((resolve) => void setImmediate(resolve));
      world.target.server.revokeToken(world.target.token.id);
    })();
    const [ended] = await Promise.all([world.ended(jobId), cut]);
    expect(ended).toMatchObject({ state: 'failed', failure: { code: 'unauthorized_token' } });
    expect((await world.call('issueSync.get', { mirrorId: world.mirrorId })).watermark).toBeNull();
    const { items } = await world.call('instances.list', {});
    await world.call('instances.update', { instanceId: items.find(({ name }) => name === 'Target')?.id ?? 0, token: value });
    await world.run();
    expect(titles()).toEqual(numbered(50));
  });

  it('is the time at which the listing began, by the source’s clock, and never goes back', async () => {
    const watermark = async () => (await world.call('issueSync.get', { mirrorId: world.mirrorId })).watermark ?? 0;
    world.clock.setBack(HOUR_MS);
    const began = world.double.clock.now();
    await world.sync({ existing: 'all' });
    const first = await watermark();
    expect(first).toBeGreaterThan(began - 2000);
    expect(first).toBeLessThan(began + 10 * MINUTE_MS);
    world.double.clock.advance(-30 * MINUTE_MS);
    await world.run();
    expect(await watermark()).toBe(first);
  });
});

describe('issues that fail again and again', () => {
  it('however many they are hold up no other, and wait longer each time', async () => {
    addIssues(40);
    for (let iid = 1; iid <= 25; iid += 1) world.source.server.addNote(PATH, iid, { body: 'text' });
    for (const issue of world.source.server.listIssues(PATH)) issue.updatedAt = world.double.clock.now() - HOUR_MS + issue.iid * 1000;
    world.source.server.faults.add({ method: 'GET', path: /\/discussions/, kind: 'status', status: 400, body: { message: 'no' }, times: Infinity });
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, enabled: true, existing: 'all' });
    for (let runs = 0; runs < 4; runs += 1) await world.run();
    expect(titles()).toEqual(numbered(40).filter((title) => Number(title.slice(6)) > 25));
    const { total } = await world.call('issueSync.problems', { mirrorId: world.mirrorId });
    expect(total).toBe(25);
    const waits: number[] = [];
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const [problem] = (await world.problems()).filter(({ sourceIid }) => sourceIid === 25);
      waits.push((problem?.nextAttemptAt ?? 0) - (problem?.lastAt ?? 0));
      world.clock.advance((problem?.nextAttemptAt ?? 0) - world.clock.now() + 1);
      await world.run();
    }
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(new Set(waits).size).toBe(4);
    world.source.server.faults.clear();
    world.clock.advance(7 * HOUR_MS);
    await world.run();
    expect(titles()).toEqual(numbered(40));
    expect(await world.problems()).toEqual([]);
  });
});

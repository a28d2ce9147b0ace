import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIssueWorld, type IssueWorld, PATH } from '../../e2e/world/issue-world.ts';

let world: IssueWorld;
beforeEach(async () => void (world = await createIssueWorld()));
afterEach(() => world.close());

const titles = () => world.copies().map(({ title }) => title).toSorted();

describe('one issue that fails', () => {
  it('is told, keeps no other from being copied, and is tried again by itself', async () => {
    for (const title of ['One', 'Two', 'Three']) world.source.server.addIssue(PATH, { title });
    world.source.server.addNote(PATH, 2, { body: 'never to be had' });
    world.source.server.faults.add({ method: 'GET', path: /issues\/2\/discussions/, kind: 'status', status: 400, body: { message: 'no' } });
    expect(await world.sync({ existing: 'all' })).toMatchObject({ state: 'partial', result: { created: 2, failed: 1 } });
    expect(titles()).toEqual(['One', 'Three']);
    expect(await world.problems()).toMatchObject([{ kind: 'failed', sourceIid: 2, failure: { code: 'refused_by_gitlab', status: 400 }, attempts: 1 }]);
    world.clock.advance(61_000);
    expect(await world.run()).toMatchObject({ state: 'succeeded', result: { created: 1 } });
    expect(titles()).toEqual(['One', 'Three', 'Two']);
    expect(await world.problems()).toEqual([]);
  });
});

describe('a side that fails', () => {
  it.each([
    ['answers nothing but 500', { kind: 'status', status: 500 } as const, 'unreachable'],
    ['shows a page to sign in', { kind: 'html200' } as const, 'unexpected_answer'],
    ['resets each connection', { kind: 'reset_before' } as const, 'unreachable'],
  ])('and %s ends the run, with no problem for each issue', async (_how, fault, code) => {
    for (const title of ['One', 'Two']) world.source.server.addIssue(PATH, { title });
    world.source.server.faults.add({ ...fault, method: 'GET', path: /projects\/\d+\/issues/, times: Infinity });
    expect(await world.sync({ existing: 'all' })).toMatchObject({ state: 'failed', failure: { code } });
    expect(await world.problems()).toEqual([]);
    world.source.server.faults.clear();
    world.clock.advance(10 * 60_000);
    expect(await world.run()).toMatchObject({ state: 'succeeded', result: { created: 2 } });
  });

  it('and may not be written to any more lets the run rest, with no problem for each issue', async () => {
    const { items } = await world.call('instances.list', {});
    await world.call('claim.turnOn', { instanceId: items.find(({ name }) => name === 'Target')?.id ?? 0, project: PATH });
    for (let nth = 1; nth <= 12; nth += 1) world.source.server.addIssue(PATH, { title: `Issue ${nth}` });
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, enabled: true, existing: 'all' });
    world.target.server.faults.add({ method: 'POST', path: /\/issues$/, kind: 'reset_after_commit', onStrike: async () => void (await world.call('claim.release', {})) });
    const { jobId } = await world.call('issueSync.run', { mirrorId: world.mirrorId });
    world.app().startWork();
    await world.passing(world.app().untilIdle());
    expect(await world.problems()).toEqual([]);
    await world.call('claim.take', {});
    expect(await world.ended(jobId)).toMatchObject({ state: 'succeeded', result: { created: 12, failed: 0 } });
    expect(world.copies()).toHaveLength(12);
  });

  it('and takes the token back ends it as well', async () => {
    world.source.server.addIssue(PATH, { title: 'One' });
    world.target.server.revokeToken(world.target.token.id);
    expect(await world.sync({ existing: 'all' })).toMatchObject({ state: 'failed', failure: { code: 'unauthorized_token' } });
    expect(await world.problems()).toEqual([]);
  });

  it.each([
    ['in plain text with all headers', { body: 'Retry later\n', headers: { 'Content-Type': 'text/plain', 'Retry-After': '30', 'RateLimit-Limit': '600', 'RateLimit-Remaining': '0' } }],
    ['until a date', { body: { message: { error: 'Too many.' } }, headers: { 'Retry-After': new Date(Date.now() + 45_000).toUTCString() } }],
    ['without any header', { body: { message: { error: 'Too many.' } } }],
  ])('and refuses for a while %s is waited for', async (_how, said) => {
    for (let nth = 1; nth <= 12; nth += 1) {
      world.source.server.addIssue(PATH, { title: `Issue ${nth}` });
      world.source.server.addNote(PATH, nth, { body: 'text' });
    }
    for (const path of [/issues$/, /notes$/, /notes$/]) world.target.server.faults.add({ method: 'POST', path, kind: 'status', status: 429, ...said });
    expect(await world.sync({ existing: 'all' })).toMatchObject({ state: 'succeeded', result: { created: 12, comments: 12, failed: 0 } });
    expect(await world.problems()).toEqual([]);
  });
});

describe('what is due and cannot be tried', () => {
  it('does not begin one run after the other while the side refuses', async () => {
    world.source.server.addIssue(PATH, { title: 'One' });
    world.source.server.addNote(PATH, 1, { body: 'never to be had' });
    world.source.server.faults.add({ method: 'GET', path: /discussions/, kind: 'status', status: 400, body: { message: 'no' } });
    await world.sync({ existing: 'all' });
    world.source.server.revokeToken(world.source.token.id);
    world.clock.advance(61_000);
    await world.run();
    expect(await world.problems()).toMatchObject([{ attempts: 1 }]);
    const { nextRunAt } = await world.call('issueSync.get', { mirrorId: world.mirrorId });
    expect(nextRunAt).toBeGreaterThan((await world.lastRun()).finishedAt ?? Infinity);
  });
});

describe('a limit of the target', () => {
  it('is waited for in the middle of an issue, of which nothing is read or sent twice', async () => {
    for (let nth = 1; nth <= 6; nth += 1) {
      world.source.server.addIssue(PATH, { title: `Issue ${nth}` });
      world.source.server.addNote(PATH, nth, { body: 'text' });
    }
    world.target.server.faults.add({ method: 'POST', path: /notes$/, kind: 'status', status: 429, headers: { 'Retry-After': '45' }, body: { message: { error: 'Too many.' } }, times: 2 });
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, enabled: true, existing: 'all' });
    world.clear();
    expect(await world.run()).toMatchObject({ state: 'succeeded', result: { created: 6, comments: 6 } });
    expect(world.source.server.log.count({ path: /discussions/ })).toBe(6);
    expect(world.target.server.log.count({ method: 'PUT' })).toBe(0);
  });
});

describe('a dry run', () => {
  it('says what a run then does, and changes nothing', async () => {
    for (const title of ['One', 'Two', 'Three']) world.source.server.addIssue(PATH, { title });
    for (const iid of [1, 2]) world.source.server.addNote(PATH, iid, { body: 'text' });
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, existing: 'all' });
    expect(await world.run(true)).toMatchObject({ state: 'succeeded' });
    const dry = await world.lastRun();
    expect(world.copies()).toEqual([]);
    expect(dry).toMatchObject({ cause: 'dry', state: 'succeeded', created: 3, comments: 2, estimatedMs: expect.any(Number) });
    await world.sync();
    const real = await world.lastRun();
    expect(real).toMatchObject({ created: dry.created, comments: dry.comments, skipped: dry.skipped });
    const told = ({ items }: typeof real) => items.map(({ action, sourceIid }) => `${action} ${sourceIid}`).toSorted();
    expect(told(real)).toEqual(told(dry));
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIssueWorld, type IssueWorld, PATH } from '../../e2e/world/issue-world.ts';

let world: IssueWorld;
beforeEach(async () => void (world = await createIssueWorld()));
afterEach(() => world.close());

const GUEST = 10;
const people = () => world.source.server.actAs();

describe('a copy of a confidential issue that somebody has opened to everybody', () => {
  it.each([
    ['a comment', () => void people().comment(PATH, 1, 'the secret')],
    ['a text', () => people().editIssue(PATH, 1, { description: 'the secret' })],
  ])('is hidden again before %s is copied', async (_what, change) => {
    people().createIssue(PATH, { title: 'One', confidential: true });
    await world.sync({ existing: 'all' });
    const guest = world.target.server.addUser({ username: 'guest' });
    world.target.server.addMember(world.target.server.project(PATH), guest, GUEST);
    world.target.server.actAs().editIssue(PATH, 1, { confidential: false });
    change();
    // Whatever of the change arrives is looked at by the guest at that moment.
    const seen: string[] = [];
    const look = async (): Promise<void> => {
      const [copy] = world.copies();
      if (world.target.server.canRead(guest, PATH, 1)) seen.push(copy?.description ?? '', ...(copy?.notes.map(({ body }) => body) ?? []));
      return Promise.resolve();
    };
    for (const method of ['POST', 'PUT']) world.target.server.faults.add({ method, path: /\/issues\/1/, kind: 'reset_after_commit', onStrike: look });
    await world.run();
    await look();
    expect(seen.join('\n')).not.toContain('the secret');
    expect(world.copies()).toMatchObject([{ confidential: true }]);
  });
});

describe('a copy that should be hidden and cannot be', () => {
  const opened = async (): Promise<void> => {
    people().createIssue(PATH, { title: 'One', confidential: true });
    await world.sync({ existing: 'all' });
    world.target.server.actAs().editIssue(PATH, 1, { confidential: false });
    people().comment(PATH, 1, 'the secret');
    world.clear();
  };
  const written = () => world.target.server.log.entries.filter(({ method }) => method !== 'GET');

  it.each([
    ['the server is away', { status: 500 }, 'unreachable'],
    ['the server refuses', { status: 400, body: { message: 'no' } }, 'refused_by_gitlab'],
  ])('because %s is told as its problem and gets no word', async (_why, fault, code) => {
    await opened();
    world.target.server.faults.add({ kind: 'status', method: 'PUT', path: /\/issues\/1/, times: Infinity, ...fault });
    await world.run();
    const [problem] = await world.problems();
    expect(problem).toMatchObject({ kind: 'failed', parts: ['confidential'], targetIid: 1, failure: { code }, attempts: 1, nextAttemptAt: (problem?.lastAt ?? 0) + 5000 });
    expect(written().every(({ method, body }) => method === 'PUT' && JSON.stringify(body) === JSON.stringify({ confidential: true }))).toBe(true);
    expect((await world.call('overview.dashboard', {})).attention).toContainEqual(expect.objectContaining({ cause: 'open_copies', level: 'error', count: 1 }));
    world.target.server.faults.clear();
    world.clear();
    world.clock.advance(10 * 60_000);
    await world.run();
    expect(written()[0]).toMatchObject({ method: 'PUT', body: { confidential: true } });
    expect(world.copies()).toMatchObject([{ confidential: true }]);
    expect(await world.problems()).toEqual([]);
  });

  it('is told until it is hidden, whatever a person says, and where its issue is gone as well', async () => {
    await opened();
    world.target.server.faults.add({ kind: 'status', method: 'PUT', path: /\/issues\/1/, status: 400, body: { message: 'no' }, times: Infinity });
    await world.run();
    const [problem] = await world.problems();
    await world.call('issueSync.settleProblem', { problemId: problem?.id ?? 0, as: 'retry' });
    expect(await world.problems()).toMatchObject([{ parts: ['confidential'] }]);
    world.source.server.actAs().deleteIssue(PATH, 1);
    world.clock.advance(25 * 3_600_000);
    await world.run();
    expect((await world.problems()).map(({ kind, parts }) => [kind, ...parts]).toSorted(([a = ''], [b = '']) => a.localeCompare(b))).toEqual([['failed', 'confidential'], ['source_deleted']]);
    world.target.server.faults.clear();
    world.clock.advance(20 * 60_000);
    await world.run();
    expect(world.copies()).toMatchObject([{ confidential: true }]);
    expect(await world.problems()).toMatchObject([{ kind: 'source_deleted' }]);
  });

  it('is tried again while others are still being copied', async () => {
    await opened();
    for (let nth = 2; nth <= 30; nth += 1) people().createIssue(PATH, { title: `Issue ${nth}` });
    world.target.server.faults.add({ kind: 'status', method: 'PUT', path: /\/issues\/1/, status: 400, body: { message: 'no' } });
    const later = (): Promise<void> => Promise.resolve(world.clock.advance(6000));
    world.target.server.faults.add({ kind: 'reset_before', method: 'POST', path: /\/issues$/, onStrike: later });
    expect(await world.run()).toMatchObject({ state: 'partial', result: { created: 29, failed: 1 } });
    expect(world.copies().find(({ title }) => title === 'One')).toMatchObject({ confidential: true });
    expect(await world.problems()).toMatchObject([{ kind: 'failed', parts: [] }]);
    expect(await world.run()).toMatchObject({ state: 'succeeded', result: { failed: 0 } });
  });

  it('loses its words where it was made just now and even one request more fails', async () => {
    people().createIssue(PATH, { title: 'One', description: 'the secret', confidential: true });
    // It is opened before its answer comes, as by a server that made it for everybody.
    const open = (): Promise<void> => {
      world.target.server.actAs().editIssue(PATH, 1, { confidential: false });
      return Promise.resolve();
    };
    world.target.server.faults.add({ kind: 'reset_after_commit', method: 'POST', path: /\/issues$/, onStrike: open });
    world.target.server.faults.add({ kind: 'status', method: 'PUT', path: /\/issues\/1/, status: 400, body: { message: 'no' } });
    await world.sync({ existing: 'all' });
    expect(world.copies()).toMatchObject([{ title: 'Confidential', description: '' }]);
  });
});

describe('an issue that becomes confidential while it is being copied', () => {
  const guestSees = (): string => {
    const guest = world.target.server.addUser({ username: 'guest' });
    world.target.server.addMember(world.target.server.project(PATH), guest, GUEST);
    return world.copies().filter(({ iid }) => world.target.server.canRead(guest, PATH, iid)).map(({ description, notes }) => [description, ...notes.map(({ body }) => body)].join('\n')).join('\n');
  };
  /** After the issue was listed and before its comments are read. */
  const hideMeanwhile = (): void => {
    const onStrike = (): Promise<void> => {
      people().editIssue(PATH, 1, { confidential: true });
      people().comment(PATH, 1, 'the secret');
      return Promise.resolve();
    };
    world.source.server.faults.add({ method: 'GET', path: /discussions/, kind: 'reset_before', onStrike });
  };

  it('has its copy made hidden, with what was said since', async () => {
    people().createIssue(PATH, { title: 'One' });
    people().comment(PATH, 1, 'in the open');
    hideMeanwhile();
    await world.sync({ existing: 'all' });
    expect(guestSees()).not.toContain('the secret');
    expect(world.copies()).toMatchObject([{ confidential: true }]);
  });

  it('has its copy hidden before what was said since is written there', async () => {
    people().createIssue(PATH, { title: 'One' });
    await world.sync({ existing: 'all' });
    people().comment(PATH, 1, 'in the open');
    hideMeanwhile();
    world.clear();
    await world.run();
    expect(guestSees()).not.toContain('the secret');
    expect(world.target.server.log.entries.find(({ method }) => method !== 'GET')).toMatchObject({ method: 'PUT', body: { confidential: true } });
  });
});

describe('a thread whose copy people have deleted', () => {
  it('gets its later replies as comments of their own', async () => {
    people().createIssue(PATH, { title: 'One' });
    const root = people().comment(PATH, 1, 'question');
    people().comment(PATH, 1, 'answer', { replyTo: root?.id ?? 0 });
    await world.sync({ existing: 'all' });
    for (const { id } of world.copies()[0]?.notes.filter(({ system }) => !system) ?? []) world.target.server.actAs().deleteComment(PATH, 1, id);
    people().comment(PATH, 1, 'late answer', { replyTo: root?.id ?? 0 });
    people().comment(PATH, 1, 'beside it');
    expect(await world.run()).toMatchObject({ state: 'succeeded' });
    expect(world.copies()[0]?.notes.filter(({ system }) => !system).map(({ body }) => body.split('\n\n')[1])).toEqual(['late answer', 'beside it']);
    expect(await world.problems()).toMatchObject([]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createIssueWorld, type IssueWorld, PATH } from '../../e2e/world/issue-world.ts';

const [GUEST, OWNER] = [10, 50];
const LONG_AGO = Date.UTC(2020, 1, 2, 3, 4, 5);

let world: IssueWorld;
const open = async (profiles: Parameters<typeof createIssueWorld>[0] = {}): Promise<void> => {
  world = await createIssueWorld(profiles);
};
afterEach(() => world.close());

const giveRole = (level: number): void => world.target.server.addMember(world.target.server.project(PATH), world.target.admin, level);

describe('a token whose owner is not the project’s owner', () => {
  beforeEach(() => open());

  it('cannot keep creation dates: the run says of how many issues, and no problem says it of each', async () => {
    for (const title of ['One', 'Two', 'Three']) world.source.server.addIssue(PATH, { title, createdAt: LONG_AGO });
    await world.sync({ existing: 'all' });
    const run = await world.lastRun();
    expect(run.notKept).toEqual([{ part: 'created_at', issues: 3 }]);
    expect(run.items.map(({ notKept }) => notKept)).toEqual([['created_at'], ['created_at'], ['created_at']]);
    expect(await world.problems()).toEqual([]);
    world.source.server.actAs().editIssue(PATH, 1, { title: 'Uno' });
    await world.run();
    expect(await world.lastRun()).toMatchObject({ updated: 1, notKept: [] });
  });

  it('keeps them as soon as it is', async () => {
    giveRole(OWNER);
    world.source.server.addIssue(PATH, { title: 'One', createdAt: LONG_AGO });
    await world.sync({ existing: 'all' });
    expect(world.copies()).toMatchObject([{ createdAt: LONG_AGO }]);
    expect((await world.lastRun()).notKept).toEqual([]);
  });
});

describe('a target on Free', () => {
  beforeEach(() => open({ target: { edition: 'ce' } }));

  it('cannot keep weights, which a dry run says before and the run after', async () => {
    giveRole(OWNER);
    for (const title of ['One', 'Two']) world.source.server.addIssue(PATH, { title, weight: 3 });
    world.source.server.addIssue(PATH, { title: 'Three' });
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, existing: 'all' });
    await world.run(true);
    expect((await world.lastRun()).notKept).toEqual([{ part: 'weight', issues: 2 }]);
    await world.sync();
    expect((await world.lastRun()).notKept).toEqual([{ part: 'weight', issues: 2 }]);
    expect(await world.problems()).toEqual([]);
  });
});

describe('a target on Premium', () => {
  beforeEach(() => open({ source: { license: 'free' } }));

  it('keeps one label of a scope: the run says of how many issues, and nobody has to settle it', async () => {
    giveRole(OWNER);
    world.source.server.addIssue(PATH, { title: 'One', labels: ['prio::high', 'prio::low'] });
    await world.sync({ existing: 'all' });
    expect((await world.lastRun()).notKept).toEqual([{ part: 'labels', issues: 1 }]);
    expect(world.copies()[0]?.labels).toContain('prio::high');
    expect(await world.problems()).toEqual([]);
  });
});

describe('a token that may no longer hide an issue', () => {
  beforeEach(() => open());

  it('sends no word of one that became confidential, and says which role is missing', async () => {
    const person = world.source.server.actAs();
    person.createIssue(PATH, { title: 'One', description: 'text' });
    await world.sync({ existing: 'all' });
    giveRole(GUEST);
    person.editIssue(PATH, 1, { confidential: true, title: 'a secret title', description: 'a secret' });
    person.comment(PATH, 1, 'a secret comment');
    expect(await world.run()).toMatchObject({ state: 'partial', result: { failed: 1 } });
    expect(JSON.stringify(world.copies())).not.toContain('secret');
    expect(await world.problems()).toMatchObject([{ kind: 'failed', failure: { code: 'missing_role', project: PATH } }]);
    giveRole(OWNER);
    world.clock.advance(61_000);
    await world.run();
    expect(world.copies()).toMatchObject([{ title: 'a secret title', confidential: true }]);
    expect(await world.problems()).toEqual([]);
  });
});

describe('a target that leaves out without a word that something is to be hidden', () => {
  beforeEach(() => open());
  const ask = async (path: string): Promise<unknown> => (await fetch(`${world.target.server.url}/api/v4/projects/${world.target.server.project(PATH).id}/${path}`, { headers: { 'PRIVATE-TOKEN': world.target.token.value } })).json();

  it('has the copy hidden at once', async () => {
    world.source.server.addIssue(PATH, { title: 'a secret', confidential: true });
    world.target.server.addIssue(PATH, { title: 'a secret' });
    world.target.server.faults.add({ method: 'POST', path: /\/issues$/, kind: 'status', status: 201, body: await ask('issues/1') });
    world.clear();
    await world.sync({ existing: 'all' });
    const [next] = world.target.server.log.entries.filter(({ method }) => method === 'PUT');
    expect(next?.body).toEqual({ confidential: true });
    expect(world.copies()).toMatchObject([{ confidential: true }]);
  });

  it('has an internal comment taken back, and the issue tells why', async () => {
    const person = world.source.server.actAs();
    person.createIssue(PATH, { title: 'One' });
    await world.sync({ existing: 'all' });
    person.comment(PATH, 1, 'among us', { internal: true });
    world.target.server.actAs().comment(PATH, 1, 'what the answer shows');
    const [shown] = z.array(z.object({ id: z.number() }).loose()).parse(await ask('issues/1/notes'));
    world.target.server.faults.add({ method: 'POST', path: /\/notes$/, kind: 'status', status: 201, body: shown });
    expect(await world.run()).toMatchObject({ state: 'partial', result: { failed: 1 } });
    expect(world.copies()[0]?.notes.filter(({ system }) => !system)).toEqual([]);
    expect(await world.problems()).toMatchObject([{ kind: 'failed', failure: { code: 'not_supported' } }]);
  });
});

describe('the copy of a confidential issue that people have opened', () => {
  beforeEach(() => open());

  it.each([['text', 'title'], ['comment', 'comment']])('is hidden again before the next %s', async (_what, change) => {
    const person = world.source.server.actAs();
    person.createIssue(PATH, { title: 'One', confidential: true });
    await world.sync({ existing: 'all' });
    world.target.server.actAs().editIssue(PATH, 1, { confidential: false });
    if (change === 'title') person.editIssue(PATH, 1, { title: 'a secret title' });
    else person.comment(PATH, 1, 'a secret comment');
    world.clear();
    await world.run();
    const writes = world.target.server.log.entries.filter(({ method }) => method === 'PUT' || method === 'POST').map(({ method, body }) => ({ method, body }));
    expect(writes[0]).toEqual({ method: 'PUT', body: { confidential: true } });
    expect(JSON.stringify(writes.slice(1))).toContain('secret');
    expect(world.copies()).toMatchObject([{ confidential: true }]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createIssueWorld, type IssueWorld, PATH } from '../../e2e/world/issue-world.ts';

const [GUEST, MAINTAINER, OWNER] = [10, 40, 50];
const LONG_AGO = Date.UTC(2020, 1, 2, 3, 4, 5);

let world: IssueWorld;
const open = async (profiles: Parameters<typeof createIssueWorld>[0] = {}): Promise<void> => {
  world = await createIssueWorld(profiles);
};
afterEach(() => world.close());

/** The target's own answer, as the token gets it. */
const ask = async (path: string): Promise<unknown> => (await fetch(`${world.target.server.url}/api/v4/projects/${world.target.server.project(PATH).id}${path === '' ? '' : `/${path}`}`, { headers: { 'PRIVATE-TOKEN': world.target.token.value } })).json();

/** What a dry run says that the target would not keep, and what the check before says of dates. */
const foretold = async () => {
  await world.run(true);
  return (await world.lastRun()).notKept;
};
const checked = async () => (await world.call('issueSync.preflight', { mirrorId: world.mirrorId })).checks.find(({ part }) => part === 'created_at');

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

  it('is told before the next run as well: in a dry run and in the check', async () => {
    world.source.server.addIssue(PATH, { title: 'One', createdAt: LONG_AGO });
    giveRole(MAINTAINER);
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, existing: 'all' });
    expect([await checked(), await foretold()]).toEqual([{ part: 'created_at', state: 'in_text', reason: 'role' }, [{ part: 'created_at', issues: 1 }]]);
    giveRole(OWNER);
    expect([await checked(), await foretold()]).toEqual([{ part: 'created_at', state: 'kept', reason: 'none' }, []]);
  });

  it('is told by what the last copy has shown where GitLab does not say what its role is', async () => {
    const { permissions: _role, ...project } = z.object({ permissions: z.unknown() }).loose().parse(await ask(''));
    world.target.server.faults.add({ method: 'GET', path: /projects\/\d+$/, kind: 'status', status: 200, body: project, times: Infinity });
    world.source.server.addIssue(PATH, { title: 'One', createdAt: LONG_AGO });
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, existing: 'all' });
    expect(await foretold()).toEqual([]);
    await world.sync();
    world.source.server.addIssue(PATH, { title: 'Two', createdAt: LONG_AGO });
    expect(await foretold()).toEqual([{ part: 'created_at', issues: 1 }]);
    giveRole(OWNER);
    await world.run();
    expect((await world.lastRun()).notKept).toEqual([]);
    world.source.server.addIssue(PATH, { title: 'Three', createdAt: LONG_AGO });
    expect(await foretold()).toEqual([]);
  });

  it('keeps them as an administrator of the server, which is told once a copy has shown it, and as long as the token is the same', async () => {
    const { server, token } = world.target;
    const administrator = server.addUser({ username: 'administrator', admin: true });
    server.addMember(server.project(PATH), administrator, MAINTAINER);
    const { targetInstanceId: instanceId } = await world.call('pairs.get', { pairId: world.pairId });
    await world.call('instances.update', { instanceId, token: server.addToken(administrator, { scopes: ['api'] }).value });
    world.source.server.addIssue(PATH, { title: 'One', createdAt: LONG_AGO });
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, existing: 'all' });
    expect(await foretold()).toEqual([{ part: 'created_at', issues: 1 }]);
    await world.sync();
    expect(world.copies()).toMatchObject([{ createdAt: LONG_AGO }]);
    world.source.server.addIssue(PATH, { title: 'Two', createdAt: LONG_AGO });
    expect([await foretold(), await checked()]).toEqual([[], { part: 'created_at', state: 'kept', reason: 'none' }]);
    await world.call('instances.update', { instanceId, token: token.value });
    expect([await foretold(), await checked()]).toEqual([[{ part: 'created_at', issues: 1 }], { part: 'created_at', state: 'in_text', reason: 'role' }]);
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

describe('an issue of another type', () => {
  beforeEach(() => open());

  it.each(['incident', 'task'] as const)('stays one: %s', async (type) => {
    giveRole(OWNER);
    world.source.server.addIssue(PATH, { title: 'One', type, createdAt: LONG_AGO });
    await world.sync({ existing: 'all' });
    expect(world.copies()).toMatchObject([{ title: 'One', type }]);
    expect(world.copies()[0]?.description).not.toContain('**Type:**');
    expect((await world.lastRun()).notKept).toEqual([]);
  });

  it('that GitLab gives to nobody’s issue is named in the text, a dry run says so before and the run after', async () => {
    giveRole(OWNER);
    world.source.server.addIssue(PATH, { title: 'One', type: 'test_case', createdAt: LONG_AGO });
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, existing: 'all' });
    await world.run(true);
    expect((await world.lastRun()).notKept).toEqual([{ part: 'type', issues: 1 }]);
    await world.sync();
    expect((await world.lastRun()).notKept).toEqual([{ part: 'type', issues: 1 }]);
    expect(world.copies()).toMatchObject([{ title: 'One', type: 'issue' }]);
    expect(world.copies()[0]?.description).toContain('**Type:** test\\_case');
    expect(await world.problems()).toEqual([]);
  });

  it('follows the source from issue to incident and back, and says where it cannot', async () => {
    giveRole(OWNER);
    const person = world.source.server.actAs();
    person.createIssue(PATH, { title: 'One' });
    await world.sync({ existing: 'all' });
    for (const type of ['incident', 'issue'] as const) {
      person.editIssue(PATH, 1, { type });
      await world.run();
      expect(await world.lastRun()).toMatchObject({ updated: 1, notKept: [] });
      expect(world.copies()).toMatchObject([{ type }]);
    }
    person.editIssue(PATH, 1, { type: 'task' });
    await world.run();
    expect(await world.lastRun()).toMatchObject({ notKept: [{ part: 'type', issues: 1 }] });
    expect(world.copies()).toMatchObject([{ type: 'issue' }]);
    expect(await world.run()).toMatchObject({ state: 'succeeded', result: { updated: 0 } });
  });

  it('is told where a target leaves the type out without a word', async () => {
    giveRole(OWNER);
    world.source.server.addIssue(PATH, { title: 'One', type: 'incident', createdAt: LONG_AGO });
    world.target.server.addIssue(PATH, { title: 'One', createdAt: LONG_AGO });
    world.target.server.faults.add({ method: 'POST', path: /\/issues$/, kind: 'status', status: 201, body: await ask('issues/1') });
    await world.sync({ existing: 'all' });
    expect((await world.lastRun()).notKept).toContainEqual({ part: 'type', issues: 1 });
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

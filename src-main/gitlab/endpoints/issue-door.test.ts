import { describe, expect, it } from 'vitest';
import { failureFrom } from '../test-kit/kit.ts';
import { startGitLab } from '../test-kit/gitlab.ts';

const CREATED = Date.UTC(2020, 1, 2, 3, 4, 5);
const NEW = { title: 'One', description: 'Text', labels: ['bug'], confidential: true, createdAt: CREATED };

describe('issues on a GitLab server', () => {
  it('keep the time that an owner gives them, and lose it silently for others', async () => {
    const { gitlab, as, server, project, projectId } = await startGitLab();
    const owner = server.addUser({ username: 'owner' });
    server.addMember(project, owner, 50);
    const [kept, lost] = [await as(owner).gitlab.createIssue(projectId, NEW), await gitlab.createIssue(projectId, NEW)];
    expect([kept.createdAt, lost.createdAt === CREATED]).toEqual([CREATED, false]);
    expect(kept).toMatchObject({ projectId, confidential: true, labels: ['bug'], state: 'opened', noteCount: 0 });
  });

  it.each(['19.3.0', '17.11.0'])('are listed by what changed, page by page to the end (%s)', async (version) => {
    const { gitlab, projectId } = await startGitLab({ version });
    for (const title of ['a', 'b', 'c', 'd', 'e']) await gitlab.createIssue(projectId, { ...NEW, title });
    const titles: string[] = [];
    const scope = { of: 'project', projectId } as const;
    let page = await gitlab.listIssues(scope, { updatedAfter: null, keyset: true, perPage: 2 });
    expect(page.next?.by).toBe(version === '19.3.0' ? 'cursor' : 'page');
    titles.push(...page.items.map(({ title }) => title));
    while (page.next !== null) {
      page = await gitlab.listIssues(scope, { updatedAfter: null, keyset: true, perPage: 2, from: page.next });
      titles.push(...page.items.map(({ title }) => title));
    }
    expect(titles).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(page.serverTime).not.toBeNull();
    expect(page.items[0]?.labels).toMatchObject([{ name: 'bug', color: expect.stringMatching(/^#/) }]);
  });

  it('are found by numbers, without those that are not there', async () => {
    const { gitlab, projectId } = await startGitLab();
    await gitlab.createIssue(projectId, NEW);
    await gitlab.createIssue(projectId, NEW);
    expect((await gitlab.listIssuesByIid(projectId, [2, 1, 99])).map(({ iid }) => iid).toSorted((a, b) => a - b)).toEqual([1, 2]);
  });

  it('are found for a whole group and a whole server', async () => {
    const { gitlab, server, user, projectId } = await startGitLab();
    server.addMember(await server.addProject({ path: 'group/below/other' }), user, 40);
    await gitlab.createIssue(projectId, NEW);
    for (const scope of [{ of: 'group', path: 'group' }, { of: 'instance' }] as const) {
      expect((await gitlab.listIssues(scope, { updatedAfter: null })).items).toMatchObject([{ title: 'One', projectId }]);
    }
  });

  it('are changed, closed, opened again and removed', async () => {
    const { as, server, project, projectId } = await startGitLab();
    const owner = server.addUser({ username: 'owner' });
    server.addMember(project, owner, 50);
    const { gitlab } = as(owner);
    const { iid } = await gitlab.createIssue(projectId, { ...NEW, weight: 3, dueDate: '2026-12-01' });
    expect(await gitlab.updateIssue(projectId, iid, { title: 'Two', addLabels: ['docs'], removeLabels: ['bug'], state: 'closed' })).toMatchObject({ title: 'Two', labels: ['docs'], state: 'closed', weight: 3, dueDate: '2026-12-01' });
    expect(await gitlab.updateIssue(projectId, iid, { weight: null, dueDate: null, confidential: false, state: 'opened' })).toMatchObject({ weight: null, dueDate: null, confidential: false, state: 'opened' });
    await gitlab.removeIssue(projectId, iid);
    await gitlab.removeIssue(projectId, iid);
    expect(await failureFrom(gitlab.updateIssue(projectId, iid, { title: 'x' }))).toMatchObject({ code: 'not_found', kind: 'issue' });
  });

  it('take estimates and time spent', async () => {
    const { gitlab, projectId } = await startGitLab();
    const { iid } = await gitlab.createIssue(projectId, NEW);
    await gitlab.setTimeEstimate(projectId, iid, 5405);
    expect(await gitlab.addTimeSpent(projectId, iid, 3600)).toBe(3600);
    expect(await gitlab.addTimeSpent(projectId, iid, -600)).toBe(3000);
    expect(await gitlab.listIssuesByIid(projectId, [iid])).toMatchObject([{ timeEstimate: 5405, timeSpent: 3000 }]);
    await gitlab.setTimeEstimate(projectId, iid, 0);
    await gitlab.resetTimeSpent(projectId, iid);
    expect(await gitlab.listIssuesByIid(projectId, [iid])).toMatchObject([{ timeEstimate: 0, timeSpent: 0 }]);
  });
});

describe('comments on a GitLab server', () => {
  it('are made, answered, changed, read and taken away', async () => {
    const { gitlab, projectId } = await startGitLab();
    const { iid } = await gitlab.createIssue(projectId, NEW);
    const single = await gitlab.createNote(projectId, iid, { body: 'internal', internal: true });
    const thread = await gitlab.createDiscussion(projectId, iid, { body: 'thread' });
    if (single.kind !== 'created' || thread.kind !== 'created') throw new Error('no note');
    await gitlab.reply(projectId, iid, thread.discussion.id, { body: 'reply' });
    await gitlab.editNote(projectId, iid, single.note.id, 'changed');
    const people = async () => (await gitlab.listDiscussions(projectId, iid)).map(({ individual, notes }) => ({ individual, notes: notes.filter(({ system }) => !system).map(({ body, internal }) => [body, internal]) })).filter(({ notes }) => notes.length > 0);
    expect(await people()).toEqual([{ individual: true, notes: [['changed', true]] }, { individual: false, notes: [['thread', false], ['reply', false]] }]);
    await gitlab.removeNote(projectId, iid, single.note.id);
    await gitlab.removeNote(projectId, iid, single.note.id);
    expect(await people()).toHaveLength(1);
  });

  it('that are commands alone are carried out and are no notes', async () => {
    const { gitlab, projectId } = await startGitLab();
    const { iid } = await gitlab.createIssue(projectId, NEW);
    expect(await gitlab.createNote(projectId, iid, { body: '/close', internal: false })).toEqual({ kind: 'commands_only' });
    expect(await gitlab.listIssuesByIid(projectId, [iid])).toMatchObject([{ state: 'closed' }]);
  });
});

describe('what belongs to issues on a GitLab server', () => {
  it('labels are made once', async () => {
    const { gitlab, projectId } = await startGitLab();
    const label = { name: 'Mirrored-From::a', color: '#0052CC', description: 'D' };
    expect(await gitlab.createLabel(projectId, label)).toBe('created');
    expect(await gitlab.createLabel(projectId, label)).toBe('exists');
    expect(await gitlab.listLabels(projectId)).toContainEqual({ ...label, color: expect.stringMatching(/^#0052cc$/i) });
  });

  it('people are found, with their level on the project', async () => {
    const { gitlab, projectId, user } = await startGitLab();
    expect(await gitlab.findUser('MAINTAINER')).toMatchObject({ id: user.id });
    expect(await gitlab.readMemberLevel(projectId, user.id)).toBe(40);
    expect(await gitlab.readMemberLevel(projectId, 9999)).toBeNull();
  });

  it('milestones of the project and of the group above are found', async () => {
    const { gitlab, projectId, project, server } = await startGitLab();
    const own = server.addMilestone(project, { title: 'own' });
    const above = server.addMilestone(server.addGroup({ path: 'group' }), { title: 'above' });
    expect(await Promise.all(['own', 'above', 'none'].map((title) => gitlab.findMilestone(projectId, title)))).toEqual([{ id: own, title: 'own' }, { id: above, title: 'above' }, null]);
  });

  it('files go up and come down as they are, also from another host', async () => {
    const { gitlab, projectId, server } = await startGitLab();
    const content = Buffer.from(Uint8Array.from({ length: 200_000 }, (_, at) => at % 256));
    async function* read(): AsyncGenerator<Uint8Array> {
      yield content;
    }
    const { path } = await gitlab.createUpload(projectId, { filename: 'a b.bin', bytes: content.byteLength, read });
    const [, , secret = '', filename = ''] = path.split('/');
    let chunks: Uint8Array[] = [];
    const sink = { begin: () => Promise.resolve(void (chunks = [])), write: (chunk: Uint8Array) => Promise.resolve(void chunks.push(chunk)) };
    expect(await gitlab.downloadUpload(projectId, { secret, filename }, sink, 1_000_000)).toEqual({ bytes: 200_000 });
    expect(Buffer.concat(chunks).equals(content)).toBe(true);
    await server.keepUploadsElsewhere();
    expect(await gitlab.downloadUpload(projectId, { secret, filename }, sink, 1_000_000)).toEqual({ bytes: 200_000 });
    expect(Buffer.concat(chunks).equals(content)).toBe(true);
    expect(await failureFrom(gitlab.downloadUpload(projectId, { secret, filename: 'other' }, sink, 1_000_000))).toMatchObject({ code: 'not_found' });
  });

  it('files cannot be fetched before 17.4', async () => {
    const { gitlab, projectId } = await startGitLab({ version: '17.3.0' });
    const sink = { begin: () => Promise.resolve(), write: () => Promise.resolve() };
    expect(await failureFrom(gitlab.downloadUpload(projectId, { secret: 'a'.repeat(32), filename: 'x' }, sink, 1000))).toMatchObject({ code: 'not_supported', capability: 'upload_download' });
  });
});

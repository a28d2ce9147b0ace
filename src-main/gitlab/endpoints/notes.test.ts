import { describe, expect, it } from 'vitest';
import { ProjectId } from '../../../src-preload/contract/ids.ts';
import { failureFrom, INSTANCE, openDoor } from '../test-kit/kit.ts';
import { json, startServer } from '../test-kit/server.ts';

const PROJECT = ProjectId.parse(5);
const AT = '2026-11-24T08:00:00.000Z';
const THREAD = 'a'.repeat(40);

const note = (id: number, change: Record<string, unknown> = {}) => ({
  id, body: `note ${id}`, author: { id: 1, username: 'ann', name: 'Ann' }, system: false, internal: false, confidential: false, created_at: AT, updated_at: AT, ...change,
});
const read = (id: number) => ({ id, body: `note ${id}`, author: { username: 'ann', name: 'Ann' }, system: false, internal: false, createdAt: Date.parse(AT), updatedAt: Date.parse(AT) });

const answering = async (status: number, body: unknown) => {
  const server = await startServer((_request, response) => json(response, status, body));
  return { ...server, ...openDoor(server.origin) };
};

describe('the discussions of an issue', () => {
  it('are read to the last page, though pages are short or empty, each once', async () => {
    const pages = [[{ id: THREAD, individual_note: false, notes: [note(2, { created_at: '2026-11-24T09:00:00Z' }), note(1)] }], [], [{ id: THREAD, individual_note: false, notes: [note(1)] }, { id: 'b'.repeat(40), individual_note: true, notes: [note(3)] }]];
    const server = await startServer((request, response) => {
      const page = Number(new URL(request.url, 'http://x').searchParams.get('page'));
      json(response, 200, pages[page - 1], page < 3 ? { 'x-next-page': String(page + 1) } : { 'x-next-page': '' });
    });
    const discussions = await openDoor(server.origin).gitlab.listDiscussions(PROJECT, 3);
    expect(discussions).toEqual([
      { id: THREAD, individual: false, notes: [read(1)] },
      { id: 'b'.repeat(40), individual: true, notes: [read(3)] },
    ]);
    expect(server.seen).toHaveLength(3);
  });

  it('have their notes oldest first', async () => {
    const { gitlab } = await answering(200, [{ id: THREAD, individual_note: false, notes: [note(3, { created_at: '2026-11-24T09:00:00Z' }), note(2), note(1)] }]);
    const [discussion] = await gitlab.listDiscussions(PROJECT, 3);
    expect(discussion?.notes.map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it('take what GitLab does not say for internal, and the older word for what it means', async () => {
    const { gitlab } = await answering(200, [{ id: THREAD, individual_note: true, notes: [note(1, { internal: undefined, confidential: undefined }), note(2, { internal: undefined, confidential: false }), note(3, { internal: true })] }]);
    const [discussion] = await gitlab.listDiscussions(PROJECT, 3);
    expect(discussion?.notes.map(({ internal }) => internal)).toEqual([true, false, true]);
  });

  it('of an issue that is gone say so', async () => {
    const { gitlab } = await answering(404, { message: '404 Issue Not Found' });
    expect(await failureFrom(gitlab.listDiscussions(PROJECT, 3))).toEqual({ code: 'not_found', kind: 'issue', instanceId: INSTANCE });
  });
});

describe('a note', () => {
  it('is created with its time, and internal under both of its names', async () => {
    const { gitlab, seen } = await answering(201, note(1, { internal: true }));
    expect(await gitlab.createNote(PROJECT, 3, { body: 'text', internal: true, createdAt: Date.parse(AT) })).toMatchObject({ kind: 'created', note: { id: 1, internal: true } });
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ body: 'text', created_at: AT, internal: true, confidential: true });
  });

  it('for everybody says nothing of it', async () => {
    const { gitlab, seen } = await answering(201, note(1));
    expect(await gitlab.createNote(PROJECT, 3, { body: 'text', internal: false })).toEqual({ kind: 'created', note: read(1) });
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ body: 'text' });
  });

  it('that GitLab did not make internal is taken away at once', async () => {
    const server = await startServer((request, response) => (request.method === 'POST' ? json(response, 201, note(9)) : json(response, 204, '')));
    const { gitlab } = openDoor(server.origin);
    expect(await failureFrom(gitlab.createNote(PROJECT, 3, { body: 'secret', internal: true }))).toEqual({ code: 'not_supported', instanceId: INSTANCE, capability: 'internal_notes' });
    expect(server.seen.map(({ method, url }) => `${method} ${url}`)).toEqual(['POST /api/v4/projects/5/issues/3/notes', 'DELETE /api/v4/projects/5/issues/3/notes/9']);
  });

  it('that held only quick actions is none', async () => {
    const { gitlab } = await answering(202, { commands_changes: { state_event: 'close' }, summary: ['Closed this issue.'] });
    const text = { body: '/close' };
    expect(await gitlab.createNote(PROJECT, 3, { ...text, internal: false })).toEqual({ kind: 'commands_only' });
    expect(await gitlab.reply(PROJECT, 3, THREAD, text)).toEqual({ kind: 'commands_only' });
    expect(await gitlab.createDiscussion(PROJECT, 3, text)).toEqual({ kind: 'commands_only' });
  });

  it('in a thread is a reply; a thread begins with one', async () => {
    const { gitlab, seen } = await answering(201, note(4));
    expect(await gitlab.reply(PROJECT, 3, THREAD, { body: 'text' })).toEqual({ kind: 'created', note: read(4) });
    expect(seen[0]?.url).toBe(`/api/v4/projects/5/issues/3/discussions/${THREAD}/notes`);
    const thread = await answering(201, { id: THREAD, individual_note: false, notes: [note(4)] });
    expect(await thread.gitlab.createDiscussion(PROJECT, 3, { body: 'text' })).toEqual({ kind: 'created', discussion: { id: THREAD, individual: false, notes: [read(4)] } });
  });

  it('is edited, and removed though it is gone', async () => {
    const { gitlab, seen } = await answering(200, note(4));
    expect(await gitlab.editNote(PROJECT, 3, 4, 'new')).toEqual(read(4));
    expect(seen[0]).toMatchObject({ method: 'PUT', url: '/api/v4/projects/5/issues/3/notes/4' });
    const gone = await answering(404, { message: '404 Note Not Found' });
    await gone.gitlab.removeNote(PROJECT, 3, 4);
    expect(await failureFrom(gone.gitlab.editNote(PROJECT, 3, 4, 'new'))).toMatchObject({ code: 'not_found', kind: 'issue' });
  });

  it('whose answer is lost is not sent again', async () => {
    const server = await startServer((_request, response) => void response.destroy());
    expect(await failureFrom(openDoor(server.origin).gitlab.createNote(PROJECT, 3, { body: 'x', internal: false }))).toMatchObject({ code: 'outcome_unknown', endpoint: 'POST projects/:id/issues/:id/notes' });
    expect(server.seen).toHaveLength(1);
  });
});

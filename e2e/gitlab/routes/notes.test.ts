import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { virtualClock } from '../clock.ts';
import { startDouble, type Double, type Project, type Server, type User } from '../double.ts';
import { apiClient, containing, field, matching, type ApiAnswer, type ApiClient } from '../testing.ts';

const clock = virtualClock();
let double: Double;
let server: Server;
let project: Project;
let at: string;
let guestUser: User;
let owner: ApiClient;
let developer: ApiClient;
let guest: ApiClient;
let count = 0;

const as = (username: string, level: number): [User, ApiClient] => {
  const user = server.addUser({ username });
  server.addMember(server.addGroup({ path: 'team' }), user, level);
  return [user, apiClient(server, server.addToken(user, { scopes: ['api'] }).value)];
};

const bodies = (answer: ApiAnswer): string[] => z.array(z.object({ body: z.string() })).parse(answer.body).map(({ body }) => body);
const updatedAt = (): number => server.snapshot(project.path)[0]?.updatedAt ?? 0;

beforeAll(async () => {
  double = await startDouble({ clock });
  server = await double.addServer({ name: 'one' });
  [, owner] = as('owner', 50);
  [, developer] = as('dev', 30);
  [guestUser, guest] = as('guest', 10);
});

beforeEach(async () => {
  count += 1;
  server.profile.limits = {};
  project = await server.addProject({ path: `team/app${count}`, empty: true });
  at = `/projects/${project.id}/issues/1/notes`;
  server.addIssue(project.path, { title: 'a' });
});

afterAll(() => double.close());

describe('comments', () => {
  it('come newest first unless asked otherwise, on all pages, with the times of owners', async () => {
    await owner('POST', at, { body: 'one', created_at: '2020-01-02T00:00:00Z' });
    await owner('POST', at, { body: 'two', created_at: '2020-01-01T00:00:00Z' });
    expect((await developer('POST', at, { body: 'three', created_at: '2020-01-01T00:00:00Z' })).body).toMatchObject({ created_at: matching(/^2026/) });
    expect(bodies(await guest('GET', at))).toEqual(['three', 'one', 'two']);
    expect(bodies(await guest('GET', `${at}?sort=asc&order_by=created_at&per_page=2`))).toEqual(['two', 'one']);
    expect(bodies(await guest('GET', `${at}?sort=asc&order_by=created_at&per_page=2&page=2`))).toEqual(['three']);
  });

  it('make the issue look updated when written and edited, not when deleted', async () => {
    clock.advance(1_000);
    const made = await developer('POST', at, { body: 'one' });
    expect(updatedAt()).toBe(clock.now());
    clock.advance(1_000);
    await developer('PUT', `${at}/${field(made, 'id')}`, { body: 'two' });
    expect(updatedAt()).toBe(clock.now());
    const before = updatedAt();
    clock.advance(1_000);
    expect(await developer('DELETE', `${at}/${field(made, 'id')}`)).toMatchObject({ status: 204 });
    expect(updatedAt()).toBe(before);
    expect(bodies(await developer('GET', at))).toEqual([]);
  });

  it('are changed by their author and maintainers, and what GitLab wrote by nobody', async () => {
    const made = await owner('POST', at, { body: 'mine' });
    expect(await developer('PUT', `${at}/${field(made, 'id')}`, { body: 'theirs' })).toMatchObject({ status: 403 });
    await owner('PUT', `/projects/${project.id}/issues/1`, { confidential: true });
    const system = server.listNotes(project.path, 1).at(-1);
    expect(await owner('DELETE', `${at}/${system?.id}`)).toMatchObject({ status: 403 });
  });

  it('are internal for planners and above, and open where a guest asks for it', async () => {
    const inner = await developer('POST', at, { body: 'inner', internal: true });
    await developer('POST', at, { body: 'open' });
    expect(await guest('POST', at, { body: 'meant to be inner', internal: true })).toMatchObject({ status: 201, body: { internal: false } });
    const page = await guest('GET', `${at}?sort=asc&per_page=2`);
    expect(bodies(page)).toEqual(['open']);
    expect(page.headers.get('x-next-page')).toBe('2');
    expect(await guest('GET', `${at}/${field(inner, 'id')}`)).toMatchObject({ status: 404 });
    expect(server.canRead(guestUser, project.path, 1, Number(field(inner, 'id')))).toBe(false);
  });

  it('of nothing but commands are none', async () => {
    server.addLabel(project.path, 'bug');
    const answer = await developer('POST', at, { body: '/close\n/label ~bug' });
    expect(answer).toMatchObject({ status: 202, body: { summary: ['Applied /close.', 'Applied /label.'] } });
    expect(answer.body).not.toHaveProperty('id');
    expect(server.snapshot(project.path)).toMatchObject([{ state: 'closed', labels: ['bug'], notes: [] }]);
    expect(await guest('POST', at, { body: '/close' })).toMatchObject({ status: 400, body: { message: containing('Failed to apply commands') } });
    expect(await developer('POST', at, { body: 'Text\n/reopen' })).toMatchObject({ status: 201, body: { body: 'Text' } });
    expect(server.snapshot(project.path)).toMatchObject([{ state: 'opened' }]);
  });

  it('are refused when empty, too long, or more than 5,000', async () => {
    expect(await developer('POST', at, { body: ' ' })).toMatchObject({ status: 400, body: { message: containing('Note {:note=>') } });
    expect(await developer('POST', at, { body: 'x'.repeat(1_048_577) })).toMatchObject({ status: 400 });
    for (let n = 0; n < 5_000; n += 1) server.addNote(project.path, 1, { body: String(n) });
    expect(await developer('POST', at, { body: 'x' })).toMatchObject({ status: 400, body: { message: containing('Maximum number of comments exceeded') } });
    expect((await developer('GET', `${at}?per_page=100&page=50`)).headers.get('x-next-page')).toBe('');
  });

  it('are limited, with an answer that says for how long', async () => {
    server.profile.limits = { noteCreate: 1 };
    await developer('POST', at, { body: '1' });
    const refused = await developer('POST', at, { body: '2' });
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('60');
  });
});

describe('threads', () => {
  it('begin on their own, or when somebody answers a comment', async () => {
    const discussions = `/projects/${project.id}/issues/1/discussions`;
    const alone = await developer('POST', at, { body: 'alone' });
    const begun = await developer('POST', discussions, { body: 'thread' });
    expect(begun).toMatchObject({ status: 201, body: { id: matching(/^[0-9a-f]{40}$/), individual_note: false, notes: [{ body: 'thread', type: 'DiscussionNote' }] } });
    await guest('POST', `${discussions}/${field(begun, 'id')}/notes`, { body: 'answer' });
    const list = await guest('GET', discussions);
    expect(list.body).toMatchObject([
      { individual_note: true, notes: [{ body: 'alone', type: null }] },
      { individual_note: false, notes: [{ body: 'thread' }, { body: 'answer' }] },
    ]);
    const first = z.array(z.object({ id: z.string() })).parse(list.body)[0]?.id ?? '';
    await developer('POST', `${discussions}/${first}/notes`, { body: 'and again' });
    expect((await guest('GET', `${discussions}/${first}`)).body).toMatchObject({ individual_note: false, notes: [{ body: 'alone' }, { body: 'and again' }] });
    await developer('PUT', `${discussions}/${first}/notes/${field(alone, 'id')}`, { body: 'changed' });
    expect(bodies(await guest('GET', `${at}?sort=asc&order_by=created_at`))).toEqual(['changed', 'thread', 'answer', 'and again']);
    expect(await guest('POST', `${discussions}/${'0'.repeat(40)}/notes`, { body: 'x' })).toMatchObject({ status: 404 });
  });

  it('stay internal when they began so', async () => {
    const person = server.actAs();
    const first = person.comment(project.path, 1, 'inner', { internal: true });
    const reply = await developer('POST', `/projects/${project.id}/issues/1/discussions/${first?.discussionId}/notes`, { body: 'reply' });
    expect(reply.body).toMatchObject({ internal: true });
    expect((await guest('GET', `/projects/${project.id}/issues/1/discussions`)).body).toEqual([]);
  });
});

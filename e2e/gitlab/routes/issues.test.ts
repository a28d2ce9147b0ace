import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { virtualClock } from '../clock.ts';
import { startDouble, type Double, type Project, type Server, type User } from '../double.ts';
import { GITLAB_COM_LIMITS } from '../profile.ts';
import { apiClient, containing, matching, type ApiClient } from '../testing.ts';

const clock = virtualClock();
let double: Double;
let server: Server;
let project: Project;
let at: string;
let users: Record<'owner' | 'reporter' | 'guest', User>;
let owner: ApiClient;
let reporter: ApiClient;
let guest: ApiClient;
let count = 0;

const as = (user: User): ApiClient => apiClient(server, server.addToken(user, { scopes: ['api'] }).value);

beforeAll(async () => {
  double = await startDouble({ clock });
  server = await double.addServer({ name: 'one' });
  users = { owner: server.addUser({ username: 'owner' }), reporter: server.addUser({ username: 'reporter' }), guest: server.addUser({ username: 'guest' }) };
  owner = as(users.owner);
  reporter = as(users.reporter);
  guest = as(users.guest);
});

beforeEach(async () => {
  count += 1;
  project = await server.addProject({ path: `team/app${count}`, empty: true });
  at = `/projects/${project.id}/issues`;
  server.addMember(project, users.owner, 50);
  server.addMember(project, users.reporter, 20);
  server.addMember(project, users.guest, 10);
  server.profile.license = 'premium';
  server.profile.limits = {};
});

afterAll(() => double.close());

describe('making an issue', () => {
  it('counts the characters of its title, not their size, and bounds its text', async () => {
    const title = '🦊'.repeat(255);
    expect(await owner('POST', at, { title })).toMatchObject({ status: 201, body: { title } });
    expect(await owner('POST', at, { title: `${title}!` })).toMatchObject({ status: 400, body: { message: { title: [containing('too long')] } } });
    expect(await owner('POST', at, { title: '  ' })).toMatchObject({ status: 400 });
    expect(await owner('POST', at, {})).toMatchObject({ status: 400, body: { error: 'title is missing' } });
    expect(await owner('POST', at, { title: 'a', description: 'x'.repeat(1_048_576) })).toMatchObject({ status: 201 });
    expect(await owner('POST', at, { title: 'a', description: 'x'.repeat(1_048_577) })).toMatchObject({ status: 400 });
  });

  it('keeps what the licence has, and drops the rest', async () => {
    const given = { title: 'a', weight: 3, assignee_ids: [users.owner.id, users.reporter.id, 999], labels: 'p::1,p::2' };
    const paid = await owner('POST', at, given);
    expect(paid.body).toMatchObject({ weight: 3, assignees: [{ username: 'owner' }, { username: 'reporter' }], labels: ['p::2'] });
    server.profile.license = 'free';
    const free = await owner('POST', at, given);
    expect(free.body).toMatchObject({ assignees: [{ username: 'owner' }], labels: ['p::1', 'p::2'] });
    expect(free.body).not.toHaveProperty('weight');
    expect(free.body).not.toHaveProperty('epic');
  });

  it('splits labels on commas even inside a list, and makes them for those who may', async () => {
    expect((await reporter('POST', at, { title: 'a', labels: ['x, y', 'z'] })).body).toMatchObject({ labels: ['x', 'y', 'z'] });
    expect((await guest('POST', at, { title: 'a', labels: ['x', 'mine'] })).body).toMatchObject({ labels: ['x'] });
  });

  it('executes the commands of its description, and stores the rest', async () => {
    server.addLabel(project.path, 'bug');
    const made = await owner('POST', at, { title: 'a', description: 'Text\n/label ~bug\n/confidential\n/estimate 2h\n/close\nEnd\r\n' });
    expect(made.body).toMatchObject({ description: 'Text\nEnd', labels: ['bug'], confidential: true, state: 'opened', time_stats: { time_estimate: 7_200 } });
    expect(server.quickActions.map(({ name }) => name)).toEqual(['label', 'confidential', 'estimate', 'close']);
  });

  it('is limited on gitlab.com, with an answer that says nothing of when', async () => {
    server.profile.limits = { ...GITLAB_COM_LIMITS, api: 10_000, issueCreate: 2 };
    await owner('POST', at, { title: '1' });
    await owner('POST', at, { title: '2' });
    const refused = await owner('POST', at, { title: '3' });
    expect(refused).toMatchObject({ status: 429, body: { message: { error: matching(/too many times/) } } });
    expect(refused.headers.get('retry-after')).toBeNull();
    clock.advance(60_000);
    expect(await owner('POST', at, { title: '3' })).toMatchObject({ status: 201 });
  });
});

describe('changing an issue', () => {
  it('moves its time only when something changes, and to a wanted time for owners', async () => {
    await owner('POST', at, { title: 'a', labels: 'x' });
    const first = server.snapshot(project.path)[0]?.updatedAt ?? 0;
    clock.advance(5_000);
    await reporter('PUT', `${at}/1`, { title: 'a', labels: 'x', state_event: 'reopen' });
    expect(server.snapshot(project.path)[0]?.updatedAt).toBe(first);
    await reporter('PUT', `${at}/1`, { add_labels: 'y', updated_at: '2020-01-01T00:00:00Z' });
    expect(server.snapshot(project.path)[0]?.updatedAt).toBe(first + 5_000);
    await owner('PUT', `${at}/1`, { title: 'b', updated_at: '2020-01-01T00:00:00Z' });
    expect(server.snapshot(project.path)[0]?.updatedAt).toBe(Date.UTC(2020, 0, 1));
    expect(await owner('PUT', `${at}/1`, {})).toMatchObject({ status: 400, body: { error: containing('at least one parameter must be provided') } });
  });

  it('does not move its time when its label is renamed', async () => {
    await owner('POST', at, { title: 'a', labels: 'x' });
    const before = server.snapshot(project.path)[0]?.updatedAt;
    clock.advance(1_000);
    server.renameLabel(project.path, 'x', 'y');
    expect(server.snapshot(project.path)).toMatchObject([{ labels: ['y'], updatedAt: before }]);
  });

  it('sets, adds and takes labels, clears what is empty', async () => {
    await owner('POST', at, { title: 'a', labels: 'p::1,x', due_date: '2026-02-01', assignee_ids: [users.owner.id] });
    expect((await owner('PUT', `${at}/1`, { add_labels: 'p::2,y', remove_labels: 'x' })).body).toMatchObject({ labels: ['p::2', 'y'] });
    const cleared = await owner('PUT', `${at}/1`, { labels: '', due_date: null, assignee_ids: [0], description: '' });
    expect(cleared.body).toMatchObject({ labels: [], due_date: null, assignees: [] });
  });

  it('closes and opens, and says who and when', async () => {
    await owner('POST', at, { title: 'a' });
    expect((await reporter('PUT', `${at}/1`, { state_event: 'close' })).body).toMatchObject({ state: 'closed', closed_by: { username: 'reporter' }, closed_at: matching(/^2026/) });
    expect(await reporter('PUT', `${at}/1`, { state_event: 'close' })).toMatchObject({ status: 200 });
    expect((await reporter('PUT', `${at}/1`, { state_event: 'reopen' })).body).toMatchObject({ state: 'opened', closed_by: null, closed_at: null });
  });

  it('is for planners and above, its author and assignees; the latter set no metadata', async () => {
    await guest('POST', at, { title: 'mine' });
    await owner('POST', at, { title: 'theirs' });
    expect((await guest('PUT', `${at}/1`, { title: 'still mine', labels: 'x', confidential: true })).body).toMatchObject({ title: 'still mine', labels: [], confidential: false });
    expect(await guest('PUT', `${at}/2`, { title: 'x' })).toMatchObject({ status: 403 });
    expect(await guest('DELETE', `${at}/1`)).toMatchObject({ status: 403 });
    expect(await owner('DELETE', `${at}/1`)).toMatchObject({ status: 204 });
    expect(await owner('GET', `${at}/1`)).toMatchObject({ status: 404 });
    expect((await owner('POST', at, { title: 'next' })).body).toMatchObject({ iid: 3 });
  });

  it('is refused in an archived project', async () => {
    await owner('POST', at, { title: 'a' });
    server.archive(project.path);
    expect(await owner('PUT', `${at}/1`, { title: 'b' })).toMatchObject({ status: 403 });
    expect(await owner('GET', `${at}/1`)).toMatchObject({ status: 200 });
  });

  it('leaves notes of its own, but none about labels and state', async () => {
    await owner('POST', at, { title: 'a' });
    await owner('PUT', `${at}/1`, { title: 'b', labels: 'x', state_event: 'close', confidential: true });
    const notes = await owner('GET', `${at}/1/notes?activity_filter=only_activity&sort=asc`);
    expect(notes.body).toMatchObject([{ system: true, body: containing('changed title') }, { system: true, body: 'made the issue confidential' }]);
  });
});

describe('time', () => {
  it('is estimated, adds up, and is reset', async () => {
    await owner('POST', at, { title: 'a' });
    expect((await reporter('POST', `${at}/1/time_estimate`, { duration: '3h30m' })).body).toMatchObject({ time_estimate: 12_600, human_time_estimate: '3h 30m' });
    await reporter('POST', `${at}/1/add_spent_time`, { duration: '1h' });
    expect((await reporter('POST', `${at}/1/add_spent_time`, { duration: '-30m' })).body).toMatchObject({ total_time_spent: 1_800 });
    expect(await reporter('POST', `${at}/1/add_spent_time`, { duration: '-2h' })).toMatchObject({ status: 400 });
    expect(await reporter('POST', `${at}/1/add_spent_time`, { duration: 'soon' })).toMatchObject({ status: 400 });
    expect(await guest('POST', `${at}/1/time_estimate`, { duration: '1h' })).toMatchObject({ status: 403 });
    await reporter('POST', `${at}/1/reset_time_estimate`);
    expect((await reporter('POST', `${at}/1/reset_spent_time`)).body).toEqual({ time_estimate: 0, total_time_spent: 0, human_time_estimate: null, human_total_time_spent: null });
  });
});

describe('moving an issue', () => {
  it('makes another with its comments, and closes the first', async () => {
    const other = await server.addProject({ path: `team/other${count}`, empty: true });
    server.addMember(other, users.owner, 50);
    server.addLabel(other.path, 'x');
    await owner('POST', at, { title: 'a', labels: 'x,y', description: 'Text' });
    await reporter('POST', `${at}/1/notes`, { body: 'Said' });
    expect(await owner('POST', `${at}/1/move`, { to_project_id: project.id })).toMatchObject({ status: 400 });
    expect(await reporter('POST', `${at}/1/move`, { to_project_id: other.id })).toMatchObject({ status: 404 });
    const moved = await owner('POST', `${at}/1/move`, { to_project_id: other.id });
    expect(moved).toMatchObject({ status: 201, body: { project_id: other.id, iid: 1, title: 'a', labels: ['x'], description: 'Text' } });
    expect(server.snapshot(project.path)).toMatchObject([{ state: 'closed', movedToId: server.snapshot(other.path)[0]?.id }]);
    expect(server.snapshot(other.path)[0]?.notes).toMatchObject([{ body: 'Said', author: 'reporter' }, { system: true, body: containing('moved from') }]);
  });
});

describe('addresses', () => {
  it('are those of the server as it is configured', async () => {
    const sub = await double.addServer({ name: 'two', relativeRoot: '/git', externalUrl: 'https://git.example.test:8443/git' });
    const place = await sub.addProject({ path: 'a/b', empty: true });
    const { value } = sub.addToken(sub.addUser({ username: 'root', admin: true }), { scopes: ['api'] });
    expect((await apiClient(sub, value)('POST', `/projects/${place.id}/issues`, { title: 'a' })).body).toMatchObject({
      web_url: 'https://git.example.test:8443/git/a/b/-/issues/1',
      references: { full: 'a/b#1' },
      _links: { self: `https://git.example.test:8443/git/api/v4/projects/${place.id}/issues/1` },
    });
  });
});

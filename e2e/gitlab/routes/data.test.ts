import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { virtualClock } from '../clock.ts';
import { startDouble, type Double, type Project, type Server, type User } from '../double.ts';
import { apiClient, containing, field, matching, type ApiClient } from '../testing.ts';

let double: Double;
let server: Server;
let project: Project;
let at: string;
let guest: User;

const as = (user: User): ApiClient => apiClient(server, server.addToken(user, { scopes: ['api'] }).value);

beforeAll(async () => {
  double = await startDouble({ clock: virtualClock() });
  server = await double.addServer({ name: 'one' });
  project = await server.addProject({ path: 'team/sub/app' });
  at = `/projects/${project.id}`;
  guest = server.addUser({ username: 'guest' });
  server.addMember(project, guest, 10);
});

afterAll(() => double.close());

describe('repository routes', () => {
  it('tell branches, tags and commits, and what is known of two histories', async () => {
    const user = server.addUser({ username: 'dev' });
    server.addMember(server.addGroup({ path: 'team' }), user, 30);
    const api = as(user);
    const first = (await server.refs('team/sub/app')).get('refs/heads/main') ?? '';
    await server.branch('team/sub/app', 'topic');
    const second = await server.commit('team/sub/app', { branch: 'topic', files: { 'a.txt': 'a', 'README.md': null }, message: 'Two\n\nWith a body' });
    await server.tag('team/sub/app', 'v1', 'topic', 'Annotated');
    expect((await api('GET', `${at}/repository/branches`)).body).toMatchObject([
      { name: 'main', default: true, protected: true, can_push: false, commit: { id: first } },
      { name: 'topic', default: false, protected: false, can_push: true, merged: false, commit: { id: second, parent_ids: [first], title: 'Two' } },
    ]);
    const tags = await api('GET', `${at}/repository/tags`);
    expect(tags.body).toMatchObject([{ name: 'v1', message: 'Annotated', commit: { id: second }, target: (await server.refs('team/sub/app')).get('refs/tags/v1') }]);
    expect((await api('GET', `${at}/repository/commits?ref_name=topic&per_page=1`)).body).toMatchObject([{ id: second }]);
    expect(await api('GET', `${at}/repository/commits/${'0'.repeat(40)}`)).toMatchObject({ status: 404, body: { message: '404 Commit Not Found' } });
    expect((await api('GET', `${at}/repository/merge_base?refs[]=main&refs[]=${second}`)).body).toMatchObject({ id: first });
    expect(await api('GET', `${at}/repository/branches/none`)).toMatchObject({ status: 404 });
    expect(await as(guest)('GET', `${at}/repository/branches`)).toMatchObject({ status: 404 });
  });
});

describe('groups', () => {
  it('are listed for their members, with the projects below them', async () => {
    const user = server.addUser({ username: 'groupie' });
    expect((await as(user)('GET', '/groups')).body).toEqual([]);
    server.addMember(server.addGroup({ path: 'team' }), user, 20);
    const api = as(user);
    expect((await api('GET', '/groups')).body).toMatchObject([{ full_path: 'team/sub' }, { full_path: 'team', parent_id: null }]);
    expect((await api('GET', '/groups/team/projects')).body).toEqual([]);
    expect((await api('GET', '/groups/team/projects?include_subgroups=true')).body).toMatchObject([{ id: project.id }]);
    expect((await api('GET', '/groups?top_level_only=true&search=TEA')).body).toMatchObject([{ full_path: 'team' }]);
  });
});

describe('issues', () => {
  it('hide what is confidential from guests, and inner notes too', async () => {
    const author = server.addUser({ username: 'author' });
    server.addIssue('team/sub/app', { title: 'Open', labels: ['bug', 'a, b'], author });
    server.addIssue('team/sub/app', { title: 'Secret', confidential: true });
    server.addNote('team/sub/app', 1, { body: 'Seen', author });
    server.addNote('team/sub/app', 1, { body: 'Unseen', internal: true });
    const api = as(guest);
    expect((await api('GET', `${at}/issues`)).body).toMatchObject([{ title: 'Open', labels: ['a', 'b', 'bug'], author: { username: 'author' } }]);
    expect(await api('GET', `${at}/issues/2`)).toMatchObject({ status: 404 });
    expect((await api('GET', `${at}/issues/1/notes`)).body).toMatchObject([{ body: 'Seen' }]);
    expect(server.listIssues('team/sub/app')).toHaveLength(2);
    expect(server.listNotes('team/sub/app', 1)).toHaveLength(2);
  });

  it('keep number and date for owners only, and say nothing of it', async () => {
    const owner = server.addUser({ username: 'owner' });
    server.addMember(project, owner, 50);
    const given = { title: 'Old', iid: 77, created_at: '2020-01-01T00:00:00Z' };
    expect(await as(guest)('POST', `${at}/issues`, given)).toMatchObject({ status: 201, body: { iid: 3, created_at: matching(/^2026/) } });
    expect(await as(owner)('POST', `${at}/issues`, given)).toMatchObject({ status: 201, body: { iid: 77, created_at: '2020-01-01T00:00:00.000Z' } });
    expect(await as(owner)('POST', `${at}/issues`, given)).toMatchObject({ status: 409 });
  });
});

describe('uploads', () => {
  it('come back by their secret, under a safe name', async () => {
    const value = server.addToken(guest, { scopes: ['api'] }).value;
    const form = new FormData();
    form.append('file', new Blob(['pixels'], { type: 'image/png' }), 'odd name?.png');
    const response = await fetch(`${server.url}/api/v4${at}/uploads`, { method: 'POST', headers: { 'PRIVATE-TOKEN': value }, body: form });
    const upload = { status: response.status, headers: response.headers, body: await response.json() };
    expect(upload).toMatchObject({ status: 201, body: { url: matching(/^\/uploads\/[0-9a-f]{32}\/odd_name_\.png$/), markdown: containing('![odd_name_](') } });
    const back = await as(guest)('GET', `${at}${field(upload, 'url')}`);
    expect(back).toMatchObject({ status: 200, body: 'pixels' });
    expect(await as(guest)('GET', `${at}/uploads`)).toMatchObject({ status: 403 });
  });
});

describe('deploy tokens and keys', () => {
  it('are made by maintainers, and read Git only', async () => {
    const root = as(server.addUser({ username: 'root', admin: true }));
    expect(await root('POST', `${at}/deploy_tokens`, { name: 'x', scopes: ['write_repository'] })).toMatchObject({ status: 400 });
    const made = await root('POST', `${at}/deploy_tokens`, { name: 'x', scopes: ['read_repository'] });
    expect(made).toMatchObject({ status: 201, body: { expires_at: null } });
    const credentials = Buffer.from(`${field(made, 'username')}:${field(made, 'token')}`).toString('base64');
    const refs = (service: string): Promise<Response> => fetch(`${project.gitUrl}/info/refs?service=${service}`, { headers: { Authorization: `Basic ${credentials}` } });
    expect((await refs('git-upload-pack')).status).toBe(200);
    expect((await refs('git-receive-pack')).status).toBe(403);
    expect(await apiClient(server, field(made, 'token'))('GET', '/user')).toMatchObject({ status: 401 });
    const key = { title: 'k', key: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAA', can_push: true };
    expect(await root('POST', `${at}/deploy_keys`, key)).toMatchObject({ status: 201, body: { can_push: true } });
    expect(await root('POST', `${at}/deploy_keys`, key)).toMatchObject({ status: 400 });
  });
});

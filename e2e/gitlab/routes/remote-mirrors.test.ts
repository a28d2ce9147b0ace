import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { apiClient, field, matching, type ApiAnswer, type ApiClient } from '../testing.ts';
import { virtualClock } from '../clock.ts';
import { startDouble, type Double, type Server } from '../double.ts';

let double: Double;
let server: Server;
let api: ApiClient;
let list: string;
let count = 0;

/** A project of its own for each test. */
const fresh = async (): Promise<void> => {
  count += 1;
  const project = await server.addProject({ path: `team/p${count}` });
  list = `/projects/${project.id}/remote_mirrors`;
};

const create = (url: string, more: Record<string, unknown> = {}): Promise<ApiAnswer> => api('POST', list, { url, ...more });

beforeAll(async () => {
  double = await startDouble({ clock: virtualClock() });
  server = await double.addServer({ name: 'one' });
  api = apiClient(server, server.addToken(server.addUser({ username: 'root', admin: true }), { scopes: ['api'] }).value);
});

afterAll(() => double.close());

describe('the routes of push mirrors', () => {
  it.each([
    ['git@example.test:a/b.git', 'is blocked: Only allowed schemes are http, https, ssh, git'],
    ['ftp://example.test/a.git', 'is blocked: Only allowed schemes are http, https, ssh, git'],
    ['https://*****:*****@example.test/a.git', 'is blocked: Username needs to start with an alphanumeric character'],
  ])('refuse the address %s', async (url, text) => {
    await fresh();
    expect(await create(url)).toMatchObject({ status: 400, body: { message: { url: [text] } } });
  });

  it('refuse local addresses where the server does', async () => {
    await fresh();
    server.settings.allowLocalRequests = false;
    expect(await create('http://127.0.0.1/a.git')).toMatchObject({ body: { message: { url: ['is blocked: Requests to loopback addresses are not allowed'] } } });
    expect(await create('http://10.1.2.3/a.git')).toMatchObject({ body: { message: { url: ['is blocked: Requests to the local network are not allowed'] } } });
    expect(await create('http://[::1]/a.git')).toMatchObject({ body: { message: { url: ['is blocked: Requests to loopback addresses are not allowed'] } } });
    server.settings.allowLocalRequests = true;
  });

  it('mask the credential in every variant', async () => {
    await fresh();
    await create('https://u:p@example.test/a.git');
    await create('https://u@example.test/b.git');
    await create('ssh://git@example.test/c.git');
    await create('https://example.test/d.git');
    const { body } = await api('GET', list);
    expect(body).toMatchObject([
      { url: 'https://*****:*****@example.test/a.git' },
      { url: 'https://*****@example.test/b.git' },
      { url: 'ssh://git@example.test/c.git' },
      { url: 'https://example.test/d.git' },
    ]);
  });

  it('refuse the same address twice, itself, and an eleventh enabled one', async () => {
    await fresh();
    await create('https://u:p@example.test/a.git');
    expect(await create('https://x:y@example.test/a.git')).toMatchObject({ status: 400, body: { message: { url: ['has already been taken'] } } });
    expect(await create(`${server.url}/team/p${count}.git`)).toMatchObject({ body: { message: { base: ['You cannot mirror a repository to itself.'] } } });
    for (let at = 0; at < 10; at += 1) await create(`https://example.test/${at}.git`, { enabled: true });
    expect(await create('https://example.test/more.git', { enabled: true })).toMatchObject({
      body: { message: { base: ['Maximum number of push mirrors (10) exceeded for this project.'] } },
    });
  });

  it('check their parameters as GitLab does', async () => {
    await fresh();
    expect(await api('POST', list, {})).toMatchObject({ status: 400, body: { error: 'url is missing' } });
    expect(await create('https://example.test/a.git', { auth_method: 'magic' })).toMatchObject({ body: { error: 'auth_method does not have a valid value' } });
    expect(await create('https://example.test/a.git', { only_protected_branches: null })).toMatchObject({ body: { message: { only_protected_branches: ["can't be blank"] } } });
    expect(await create('https://example.test/a.git', { enabled: 'maybe' })).toMatchObject({ body: { error: 'enabled is invalid' } });
    expect(await create('https://example.test/a.git', { only_protected_branches: false, mirror_branch_regex: 'x' })).toMatchObject({
      body: { error: 'only_protected_branches, mirror_branch_regex are mutually exclusive' },
    });
    expect(await create('https://example.test/a.git', { mirror_branch_regex: '(?=x)' })).toMatchObject({ status: 400 });
  });

  it('change settings by PUT, drop what they do not know, and have no POST on one mirror', async () => {
    await fresh();
    const made = await create('https://u:p@example.test/a.git');
    const id = field(made, 'id');
    const one = `${list}/${id}`;
    expect(await api('PUT', one, { enabled: true, url: 'https://elsewhere.test/b.git', password: 'new' })).toMatchObject({
      status: 200,
      body: { enabled: true, url: 'https://*****:*****@example.test/a.git' },
    });
    expect(await api('PUT', one, { auth_method: 'magic' })).toMatchObject({ status: 400, body: { message: { auth_method: ['is not included in the list'] } } });
    expect(await api('POST', one, { enabled: true })).toMatchObject({ status: 405 });
    expect(await api('GET', `${one}/public_key`)).toMatchObject({ status: 404 });
    expect(await api('DELETE', one)).toMatchObject({ status: 204, body: '' });
    expect(await api('GET', one)).toMatchObject({ status: 404, body: { message: '404 Not found' } });
  });

  it('hand out the key of an ssh mirror, and forget the past when its method changes', async () => {
    await fresh();
    const made = await create('ssh://git@example.test/a.git', { enabled: true });
    const id = field(made, 'id');
    expect(await api('PUT', `${list}/${id}`, { auth_method: 'ssh_public_key' })).toMatchObject({ body: { update_status: 'finished', last_update_at: null } });
    expect(await api('GET', `${list}/${id}/public_key`)).toMatchObject({ status: 200, body: { public_key: matching(/^ssh-ed25519 AAAA/) } });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { apiClient, matching, type ApiClient } from '../testing.ts';
import { virtualClock } from '../clock.ts';
import { startDouble, type Double, type Server } from '../double.ts';
import type { ServerProfile } from '../profile.ts';

let double: Double;

const start = async (profile: Omit<ServerProfile, 'name'>): Promise<{ server: Server; api: ApiClient; id: number }> => {
  const server = await double.addServer({ name: 'any', ...profile });
  const project = await server.addProject({ path: 'team/app' });
  const api = apiClient(server, server.addToken(server.addUser({ username: 'root', admin: true }), { scopes: ['api'] }).value);
  return { server, api, id: project.id };
};

beforeAll(async () => {
  double = await startDouble({ clock: virtualClock() });
});

afterAll(() => double.close());

describe('versions, editions and licences', () => {
  it('says its version as GitLab does', async () => {
    expect((await (await start({ version: '19.3.0' })).api('GET', '/metadata')).body).toMatchObject({ version: '19.3.0-ee', enterprise: true });
    const old = await start({ version: '14.0.1', edition: 'ce' });
    expect(await old.api('GET', '/metadata')).toMatchObject({ status: 404, body: { error: '404 Not Found' } });
    expect((await old.api('GET', '/version')).body).toEqual({ version: '14.0.1', revision: matching(/./) });
  });

  it('has no pull mirrors on Community Edition, and none without a licence', async () => {
    const ce = await start({ edition: 'ce' });
    expect(await ce.api('GET', `/projects/${ce.id}/mirror/pull`)).toMatchObject({ status: 404, body: { error: '404 Not Found' } });
    expect((await ce.api('GET', `/projects/${ce.id}`)).body).not.toHaveProperty('mirror');
    const free = await start({ license: 'free' });
    expect(await free.api('POST', `/projects/${free.id}/mirror/pull`)).toMatchObject({ status: 400, body: { message: 'The project is not mirrored' } });
    expect(await free.api('PUT', `/projects/${free.id}/mirror/pull`, { enabled: true, url: 'https://example.test/a.git' })).toMatchObject({ status: 200, body: { enabled: false } });
    expect((await free.api('GET', `/projects/${free.id}`)).body).not.toHaveProperty('mirror');
    const premium = await start({});
    expect((await premium.api('GET', `/projects/${premium.id}`)).body).toMatchObject({ mirror: false });
  });

  it('configures pull mirrors through the project before 17.6', async () => {
    const { api, id, server } = await start({ version: '17.4.0' });
    expect(await api('PUT', `/projects/${id}/mirror/pull`, { enabled: true })).toMatchObject({ status: 405 });
    expect(await api('PUT', `/projects/${id}`, { mirror: true, import_url: 'http://u:p@127.0.0.1:9/a.git' })).toMatchObject({ status: 200, body: { mirror: true, import_status: 'scheduled' } });
    expect(server.pullMirror('team/app').remote).toEqual({ url: 'http://127.0.0.1:9/a.git', user: 'u', password: 'p' });
    expect((await api('GET', `/projects/${id}/mirror/pull`)).body).not.toHaveProperty('enabled');
  });

  it('offers of push mirrors what the version has', async () => {
    const old = await start({ version: '16.1.0', edition: 'ce' });
    const made = await old.api('POST', `/projects/${old.id}/remote_mirrors`, { url: 'https://example.test/a.git', mirror_branch_regex: 'x' });
    expect(made).toMatchObject({ status: 201, body: { id: 1, enabled: false } });
    for (const field of ['auth_method', 'host_keys', 'mirror_branch_regex']) expect(made.body).not.toHaveProperty(field);
    expect(await old.api('POST', `/projects/${old.id}/remote_mirrors/1/sync`)).toMatchObject({ status: 404, body: { error: '404 Not Found' } });
    const again = await old.api('POST', `/projects/${old.id}/remote_mirrors`, { url: 'https://u:p@example.test/a.git' });
    expect(again).toMatchObject({ status: 201, body: { url: 'https://*****:*****@example.test/a.git' } });
  });

  it('refuses tokens for projects on gitlab.com without a licence', async () => {
    const { api, id } = await start({ saas: true, license: 'free' });
    expect(await api('POST', `/projects/${id}/access_tokens`, { name: 'x', scopes: ['api'], expires_at: '2026-06-01' })).toMatchObject({
      status: 400,
      body: { message: '400 Bad request - User does not have permission to create project access token' },
    });
  });

  it('lives below a relative root and under another name', async () => {
    const { server, api, id } = await start({ relativeRoot: '/gitlab', externalUrl: 'https://git.example.test/gitlab' });
    expect(server.url).toMatch(/\/gitlab$/);
    expect((await api('GET', `/projects/${id}`)).body).toMatchObject({ http_url_to_repo: 'https://git.example.test/gitlab/team/app.git' });
    expect((await api('GET', '/projects?per_page=1')).headers.get('link')).toContain('<https://git.example.test/gitlab/api/v4/projects?');
    const outside = await fetch(server.url.replace('/gitlab', '/api/v4/version'));
    expect(outside.status).toBe(404);
  });

  it('reads on and refuses writes while it is maintained', async () => {
    const { server, api, id } = await start({});
    server.settings.maintenance = true;
    expect(await api('GET', `/projects/${id}`)).toMatchObject({ status: 200 });
    const refused = await api('POST', `/projects/${id}/remote_mirrors`, { url: 'https://example.test/a.git' });
    expect(refused).toMatchObject({ status: 503 });
    expect(refused.headers.get('retry-after')).toBe('900');
  });
});

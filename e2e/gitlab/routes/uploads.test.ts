import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { virtualClock } from '../clock.ts';
import { startDouble, type Double, type Project, type Server } from '../double.ts';
import { apiClient, matching } from '../testing.ts';

let double: Double;
let server: Server;
let project: Project;
let token: string;
let at: string;

const send = async (name: string, content: string): Promise<Response> => {
  const form = new FormData();
  form.append('file', new Blob([content]), name);
  return fetch(`${server.url}/api/v4${at}`, { method: 'POST', headers: { Authorization: `Bearer ${token}` }, body: form });
};

const get = (url: string): Promise<Response> => fetch(url, { redirect: 'manual', headers: { Authorization: `Bearer ${token}` } });

beforeAll(async () => {
  double = await startDouble({ clock: virtualClock() });
  server = await double.addServer({ name: 'one', maxAttachmentMb: 1 });
  project = await server.addProject({ path: 'team/app', empty: true });
  at = `/projects/${project.id}/uploads`;
  const user = server.addUser({ username: 'guest' });
  server.addMember(project, user, 10);
  token = server.addToken(user, { scopes: ['api'] }).value;
});

afterAll(() => double.close());

describe('uploads', () => {
  it('may be empty, but not over the limit, and leave issues as they are', async () => {
    server.addIssue('team/app', { title: 'a', updatedAt: 1 });
    const empty = await send('empty.txt', '');
    expect(empty.status).toBe(201);
    expect(await empty.json()).toMatchObject({ markdown: matching(/^\[empty\.txt\]\(\/uploads\/[0-9a-f]{32}\/empty\.txt\)$/) });
    expect((await send('big.txt', 'x'.repeat(1_048_577))).status).toBe(413);
    expect(server.snapshot('team/app')[0]?.updatedAt).toBe(1);
  });

  it('are read with a token through the API, by their secret and name', async () => {
    const { url } = server.actAs().attach('team/app', 'ö + x.png', 'pixels', 'image/png');
    const answer = await get(`${server.url}/api/v4/projects/${project.id}${url}`);
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, 'image/png', 'pixels']);
    expect((await get(`${server.url}/api/v4/projects/${project.id}${url}x`)).status).toBe(404);
    expect((await fetch(`${server.url}/api/v4/projects/${project.id}${url}`)).status).toBe(401);
    server.profile.version = '17.3.0';
    expect((await get(`${server.url}/api/v4/projects/${project.id}${url}`)).status).toBe(404);
    server.profile.version = '19.3.0';
  });

  it('are behind the login as pages, whatever the token, unless the project is public', async () => {
    const { url } = server.actAs().attach('team/app', 'a.txt', 'text');
    for (const page of [`/-/project/${project.id}${url}`, `/team/app${url}`]) {
      const answer = await get(`${server.url}${page}`);
      expect([answer.status, answer.headers.get('location')]).toEqual([302, `${server.url}/users/sign_in`]);
    }
    const open = await server.addProject({ path: 'team/open', visibility: 'public', empty: true });
    const shown = server.actAs().attach('team/open', 'a.txt', 'text');
    expect(await (await fetch(`${server.url}/-/project/${open.id}${shown.url}`)).text()).toBe('text');
  });

  it('may lie on another host, which is told where to by a redirect', async () => {
    const storage = await server.keepUploadsElsewhere();
    const { url } = server.actAs().attach('team/app', 'far.txt', 'far');
    const answer = await get(`${server.url}/api/v4/projects/${project.id}${url}`);
    const location = answer.headers.get('location') ?? '';
    expect(answer.status).toBe(302);
    expect(new URL(location).origin).toBe(storage.url);
    expect(await (await fetch(location)).text()).toBe('far');
    expect(storage.requests).toHaveLength(1);
    server.settings.objectStorage = null;
  });

  it('go for maintainers', async () => {
    const { url } = server.actAs().attach('team/app', 'gone.txt', 'x');
    const path = `/projects/${project.id}${url}`;
    expect(await apiClient(server, token)('DELETE', path)).toMatchObject({ status: 403 });
    const root = apiClient(server, server.addToken(server.addUser({ username: 'root', admin: true }), { scopes: ['api'] }).value);
    expect(await root('DELETE', path)).toMatchObject({ status: 204 });
    expect(await root('GET', path)).toMatchObject({ status: 404 });
  });
});

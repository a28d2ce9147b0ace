import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { apiClient, containing, type ApiClient } from '../testing.ts';
import { virtualClock } from '../clock.ts';
import { startDouble, type Double, type Project, type Server } from '../double.ts';

let double: Double;
let server: Server;
let api: ApiClient;
let project: Project;
let token: string;

beforeAll(async () => {
  double = await startDouble({ clock: virtualClock() });
  server = await double.addServer({ name: 'one' });
  token = server.addToken(server.addUser({ username: 'root', admin: true }), { scopes: ['api'] }).value;
  api = apiClient(server, token);
  for (let at = 0; at < 25; at += 1) project = await server.addProject({ path: `team/p${String(at).padStart(2, '0')}`, empty: true });
});

beforeEach(() => {
  server.faults.clear();
  server.log.clear();
  server.profile.limits = {};
});

afterAll(() => double.close());

describe('paging', () => {
  it('numbers pages, with an empty next page at the end', async () => {
    const first = await api('GET', '/projects?order_by=id&sort=asc');
    expect(first.body).toHaveLength(20);
    const header = (name: string): string | null => first.headers.get(name);
    expect(['x-page', 'x-per-page', 'x-next-page', 'x-prev-page', 'x-total', 'x-total-pages'].map(header)).toEqual(['1', '20', '2', '', '25', '2']);
    expect(header('link')).toContain('page=2&per_page=20>; rel="next"');
    const last = await api('GET', '/projects?order_by=id&sort=asc&page=2');
    expect(last.body).toHaveLength(5);
    expect(last.headers.get('x-next-page')).toBe('');
    expect(last.headers.get('link')).not.toContain('rel="next"');
  });

  it('clamps the size of a page, and refuses offsets above 50,000', async () => {
    expect((await api('GET', '/projects?per_page=500')).headers.get('x-per-page')).toBe('100');
    expect(await api('GET', '/projects?per_page=100&page=501')).toMatchObject({ status: 405, body: { error: containing('maximum allowed offset of 50000') } });
  });

  it('goes on by key, with a link only', async () => {
    const first = await api('GET', '/projects?pagination=keyset&order_by=id&sort=asc&per_page=20');
    expect(first.headers.get('x-page')).toBeNull();
    const next = /<[^>]*(\/projects\?[^>]*)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    expect(next).toContain('id_after=20');
    const last = await api('GET', next);
    expect(last.body).toHaveLength(5);
    expect(last.headers.get('link')).toBeNull();
    expect(await api('GET', '/projects?pagination=keyset&order_by=name')).toMatchObject({ status: 405 });
    expect(await api('GET', '/groups?pagination=keyset')).toMatchObject({ status: 405 });
  });

  it('searches names, and whole paths when asked to', async () => {
    expect((await api('GET', '/projects?search=team')).body).toHaveLength(0);
    expect((await api('GET', '/projects?search=team&search_namespaces=true&per_page=100')).body).toHaveLength(25);
    expect((await api('GET', '/projects?search=p07&simple=true')).body).toMatchObject([{ path_with_namespace: 'team/p07' }]);
    expect((await api('GET', '/projects?membership=true')).body).toHaveLength(0);
  });
});

describe('faults', () => {
  const read = (): Promise<unknown> => api('GET', `/projects/${project.id}`);

  it('resets before anything is done', async () => {
    server.faults.add({ path: /labels/, kind: 'reset_before' });
    await expect(api('POST', `/projects/${project.id}/labels`, { name: 'before', color: '#112233' })).rejects.toThrow('fetch failed');
    expect((await api('GET', `/projects/${project.id}/labels?search=before`)).body).toHaveLength(0);
    expect(server.log.entries[0]).toMatchObject({ status: 0 });
  });

  it('loses the reply after the work was done', async () => {
    server.faults.add({ method: 'POST', path: /labels/, kind: 'reset_after_commit' });
    await expect(api('POST', `/projects/${project.id}/labels`, { name: 'after', color: '#112233' })).rejects.toThrow('fetch failed');
    expect((await api('GET', `/projects/${project.id}/labels?search=after`)).body).toHaveLength(1);
  });

  it('goes on with a request whose connection is lost', async () => {
    let finish: () => void = () => undefined;
    server.faults.add({ method: 'POST', path: /labels/, kind: 'commit_late', onStrike: () => new Promise((resolve) => (finish = resolve)) });
    await expect(api('POST', `/projects/${project.id}/labels`, { name: 'late', color: '#112233' })).rejects.toThrow('fetch failed');
    const found = async (): Promise<unknown> => (await api('GET', `/projects/${project.id}/labels?search=late`)).body;
    expect(await found()).toEqual([]);
    finish();
    await expect.poll(found).toHaveLength(1);
  });

  it('truncates, dribbles, and answers with pages and with nothing', async () => {
    server.faults.add({ path: /projects/, kind: 'truncate' });
    await expect(read()).rejects.toThrow('terminated');
    server.faults.add({ path: /projects/, kind: 'slow', delayMs: 80 });
    expect(await read()).toMatchObject({ status: 200, body: { id: project.id } });
    server.faults.add({ path: /projects/, kind: 'slow', delayMs: 1600 });
    const dribbled = await fetch(`${server.url}/api/v4/projects/${project.id}`, { headers: { 'PRIVATE-TOKEN': token } });
    const body = dribbled.body?.getReader();
    const piece = await body?.read();
    expect(piece?.value?.length).toBeLessThan(Number(dribbled.headers.get('content-length')));
    await body?.cancel();
    server.faults.add({ path: /projects/, kind: 'html200' });
    expect(await read()).toMatchObject({ status: 200, body: containing('<!DOCTYPE html>') });
    server.faults.add({ path: /projects/, kind: 'empty200' });
    expect(await read()).toMatchObject({ status: 200, body: '' });
  });

  it('answers any status as often as asked, and redirects', async () => {
    server.faults.add({ path: /projects/, kind: 'status', status: 502, body: '<html>Bad gateway</html>', headers: { 'Content-Type': 'text/html' }, times: 2 });
    server.faults.add({ path: /projects/, kind: 'status', redirectTo: 'http://169.254.169.254/' });
    expect(await read()).toMatchObject({ status: 502 });
    expect(await read()).toMatchObject({ status: 502 });
    const redirect = await api('GET', `/projects/${project.id}`);
    expect(redirect.status).toBe(302);
    expect(redirect.headers.get('location')).toBe('http://169.254.169.254/');
    expect(await read()).toMatchObject({ status: 200 });
  });
});

describe('limits', () => {
  it('speaks three dialects of 429', async () => {
    server.profile.limits = { noteCreate: 1, issueCreate: 1 };
    const issue = (): ReturnType<ApiClient> => api('POST', `/projects/${project.id}/issues`, { title: 'One' });
    expect(await issue()).toMatchObject({ status: 201 });
    const silent = await issue();
    expect(silent).toMatchObject({ status: 429, body: { message: { error: containing('too many times') } } });
    expect(silent.headers.get('retry-after')).toBeNull();
    const note = (): ReturnType<ApiClient> => api('POST', `/projects/${project.id}/issues/1/notes`, { body: 'One' });
    expect(await note()).toMatchObject({ status: 201 });
    expect((await note()).headers.get('retry-after')).toBe('60');

    server.profile.limits = { api: 2 };
    double.clock.advance(60_000);
    expect((await api('GET', '/user')).headers.get('ratelimit-remaining')).toBe('1');
    await api('GET', '/user');
    const refused = await api('GET', '/user');
    expect(refused).toMatchObject({ status: 429, body: 'Retry later\n' });
    expect(refused.headers.get('content-type')).toBe('text/plain');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    double.clock.advance(60_000);
    expect(await api('GET', '/user')).toMatchObject({ status: 200 });
  });

  it('writes the time to wait as a date where a proxy does', async () => {
    server.profile.limits = { api: 0, retryAfter: 'date', headers: 'on_429' };
    expect(Date.parse((await api('GET', '/user')).headers.get('retry-after') ?? '')).toBeGreaterThan(double.clock.now());
  });
});

describe('a server that is down', () => {
  it('refuses connections until it comes back on the same port', async () => {
    await server.goDown();
    await expect(api('GET', '/user')).rejects.toThrow('fetch failed');
    await server.comeBack();
    expect(await api('GET', '/user')).toMatchObject({ status: 200 });
  });
});

describe('the log', () => {
  it('keeps every request with the kind of its authorization', async () => {
    await api('GET', '/projects?search=p01&per_page=1');
    await fetch(`${server.url}/api/v4/user`, { headers: { Authorization: 'Bearer glpat-none' } });
    expect(server.log.entries).toMatchObject([
      { method: 'GET', path: '/api/v4/projects', query: { search: 'p01', per_page: '1' }, status: 200, authorization: 'private_token', tokenId: 1 },
      { path: '/api/v4/user', status: 401, authorization: 'bearer', tokenId: null },
    ]);
    expect(server.log.count({ path: /user/, status: 401 })).toBe(1);
    expect(JSON.stringify(server.log.entries)).not.toContain('glpat-');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { virtualClock } from '../clock.ts';
import { startDouble, type Double, type Project, type Server, type User } from '../double.ts';
import { apiClient, type ApiAnswer, type ApiClient } from '../testing.ts';

const clock = virtualClock();
let double: Double;
let server: Server;
let app: Project;
let root: ApiClient;
let guest: ApiClient;
let guestUser: User;

const titles = (answer: ApiAnswer): string[] => z.array(z.object({ title: z.string() })).parse(answer.body).map(({ title }) => title);
const nextOf = (answer: ApiAnswer): string | undefined => /<[^>]*\/api\/v4([^>]*)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];

beforeAll(async () => {
  double = await startDouble({ clock });
  server = await double.addServer({ name: 'one' });
  root = apiClient(server, server.addToken(server.addUser({ username: 'root', admin: true }), { scopes: ['api'] }).value);
  app = await server.addProject({ path: 'team/sub/app', empty: true });
  await server.addProject({ path: 'team/lib', empty: true });
  await server.addProject({ path: 'elsewhere/x', empty: true });
  guestUser = server.addUser({ username: 'guest' });
  server.addMember(app, guestUser, 10);
  guest = apiClient(server, server.addToken(guestUser, { scopes: ['api'] }).value);
  server.addIssue('team/sub/app', { title: 'old', updatedAt: 1_000, labels: ['x'] });
  server.addIssue('team/sub/app', { title: 'secret', updatedAt: 2_000, confidential: true, state: 'closed' });
  server.addIssue('team/lib', { title: 'far', updatedAt: 3_000, type: 'incident' });
  server.addIssue('elsewhere/x', { title: 'else', updatedAt: 4_000, author: guestUser });
});

afterAll(() => double.close());

describe('issue lists', () => {
  it('go by project, by group with all below, and by server', async () => {
    const order = 'order_by=updated_at&sort=asc';
    expect(titles(await root('GET', `/projects/${app.id}/issues?${order}`))).toEqual(['old', 'secret']);
    expect(titles(await root('GET', `/groups/team/issues?${order}`))).toEqual(['old', 'secret', 'far']);
    expect(titles(await root('GET', `/issues?scope=all&${order}`))).toEqual(['old', 'secret', 'far', 'else']);
    expect(titles(await root('GET', '/issues'))).toEqual([]);
    server.archive('team/lib');
    expect(titles(await root('GET', `/groups/team/issues?${order}`))).toEqual(['old', 'secret']);
    expect(titles(await root('GET', `/groups/team/issues?${order}&non_archived=false`))).toEqual(['old', 'secret', 'far']);
    server.archive('team/lib', false);
  });

  it('show each reader only what may be read', async () => {
    expect(titles(await guest('GET', `/projects/${app.id}/issues`))).toEqual(['old']);
    expect(titles(await guest('GET', '/issues?scope=all'))).toEqual(['old']);
    expect(await guest('GET', `/projects/${app.id}/issues/2`)).toMatchObject({ status: 404 });
    expect(await apiClient(server, null)('GET', '/issues')).toMatchObject({ status: 401 });
    expect(server.canRead(guestUser, 'team/sub/app', 1)).toBe(true);
    expect(server.canRead(guestUser, 'team/sub/app', 2)).toBe(false);
  });

  it.each([
    ['updated_after=1970-01-01T00:00:02Z', ['secret', 'far', 'else']],
    ['updated_before=1970-01-01T00:00:02Z', ['old', 'secret']],
    ['updated_after=1970-01-01T00:00:02Z&updated_before=1970-01-01T00:00:03Z', ['secret', 'far']],
    ['state=closed', ['secret']],
    ['confidential=false', ['old', 'far', 'else']],
    ['labels=x', ['old']],
    ['labels=None', ['secret', 'far', 'else']],
    ['issue_type=incident', ['far']],
    ['iids[]=2', ['secret']],
    ['iids[]=1&updated_after=1970-01-01T00:00:02Z', ['far', 'else']],
    ['author_username=guest', ['else']],
    ['search=FAR', ['far']],
  ])('take %s in any order', async (filter, expected) => {
    expect(titles(await root('GET', `/issues?scope=all&order_by=updated_at&sort=asc&${filter}`))).toEqual(expected);
    expect(titles(await root('GET', `/issues?scope=all&order_by=created_at&sort=desc&${filter}`))).toEqual(expected.toReversed());
  });

  it('find the named numbers of a project with every other condition', async () => {
    const path = `/projects/${app.id}/issues?order_by=updated_at&sort=asc&iids[]=2&iids[]=1&iids[]=9`;
    expect(titles(await root('GET', path))).toEqual(['old', 'secret']);
    expect(titles(await root('GET', `${path}&updated_after=1970-01-01T00:00:02Z`))).toEqual(['secret']);
    expect(titles(await guest('GET', path))).toEqual(['old']);
  });

  it('shift under numbered pages when an issue changes between them', async () => {
    const place = await server.addProject({ path: 'team/moving', empty: true });
    for (const [at, title] of ['a', 'b', 'c', 'd'].entries()) server.addIssue('team/moving', { title, updatedAt: at + 1 });
    const page = (number: number): Promise<ApiAnswer> => root('GET', `/projects/${place.id}/issues?order_by=updated_at&sort=asc&per_page=2&page=${number}`);
    expect(titles(await page(1))).toEqual(['a', 'b']);
    clock.advance(1_000);
    server.actAs().editIssue('team/moving', 1, { title: 'a2' });
    expect(titles(await page(2))).toEqual(['d', 'a2']);
  });

  it('go on by key without a gap while issues change, where the version can', async () => {
    const place = await server.addProject({ path: 'team/keys', empty: true });
    for (const [at, title] of ['a', 'b', 'c', 'd'].entries()) server.addIssue('team/keys', { title, updatedAt: at + 1 });
    const path = `/projects/${place.id}/issues?pagination=keyset&order_by=updated_at&sort=asc&per_page=2`;
    const first = await root('GET', path);
    expect(titles(first)).toEqual(['a', 'b']);
    expect(first.headers.get('x-page')).toBeNull();
    clock.advance(1_000);
    server.actAs().editIssue('team/keys', 1, { title: 'a2' });
    const second = await root('GET', nextOf(first) ?? '');
    expect(titles(second)).toEqual(['c', 'd']);
    const third = await root('GET', nextOf(second) ?? '');
    expect(titles(third)).toEqual(['a2']);
    expect(nextOf(third)).toBeUndefined();
    expect(await root('GET', `${path}&page=2&per_page=100&pagination=offset&page=501`)).toMatchObject({ status: 405 });
    server.profile.version = '18.2.0';
    expect((await root('GET', path)).headers.get('x-page')).toBe('1');
    server.profile.version = '19.3.0';
  });

  it('hold 50,000 issues and answer the right page of them', async () => {
    const place = await server.addProject({ path: 'team/big', empty: true });
    for (let at = 0; at < 50_000; at += 1) server.addIssue('team/big', { title: `Issue ${at}`, updatedAt: at, confidential: at % 10 === 0 });
    const path = `/projects/${place.id}/issues?per_page=100&order_by=updated_at&sort=asc`;
    for (const page of [1, 2, 50, 250, 499]) {
      const answer = await root('GET', `${path}&page=${page}`);
      expect(titles(answer)[0]).toBe(`Issue ${(page - 1) * 100}`);
      expect(answer.headers.get('x-total')).toBeNull();
    }
    const counted = await root('GET', `/projects/${place.id}/issues_statistics?scope=all&updated_after=${new Date(20_000).toISOString()}`);
    expect(counted.body).toEqual({ statistics: { counts: { all: 30_000, closed: 0, opened: 30_000 } } });
  });
});

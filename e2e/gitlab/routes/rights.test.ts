import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { apiClient, containing, field, matching, type ApiClient } from '../testing.ts';
import { virtualClock } from '../clock.ts';
import { startDouble, type Double, type Project, type Server, type User } from '../double.ts';

let double: Double;
let server: Server;
let project: Project;
let users: Record<'owner' | 'developer' | 'stranger', User>;

const as = (user: User, scopes: string[] = ['api'], expiresAt?: string): ApiClient =>
  apiClient(server, server.addToken(user, { scopes, ...(expiresAt === undefined ? {} : { expiresAt }) }).value);

beforeAll(async () => {
  double = await startDouble({ clock: virtualClock() });
  server = await double.addServer({ name: 'one' });
  users = { owner: server.addUser({ username: 'owner' }), developer: server.addUser({ username: 'dev' }), stranger: server.addUser({ username: 'stranger' }) };
  project = await server.addProject({ path: 'team/app' });
  server.addMember(project, users.owner, 50);
  server.addMember(project, users.developer, 30);
});

afterAll(() => double.close());

describe('rights', () => {
  it('hides a private project from strangers and refuses anonymous callers', async () => {
    expect(await as(users.stranger)('GET', `/projects/${project.id}`)).toMatchObject({ status: 404, body: { message: '404 Project Not Found' } });
    expect(await apiClient(server, null)('GET', `/projects/${project.id}`)).toMatchObject({ status: 404 });
    expect(await apiClient(server, null)('GET', '/metadata')).toMatchObject({ status: 401, body: { message: '401 Unauthorized' } });
    expect(await apiClient(server, 'glpat-nobody')('GET', '/user')).toMatchObject({ status: 401, body: { message: '401 Unauthorized' } });
  });

  it('answers a lacking role with 401 on push mirrors and tokens, with 403 on pull mirrors', async () => {
    const developer = as(users.developer);
    const at = `/projects/${project.id}`;
    expect(await developer('GET', `${at}/remote_mirrors`)).toMatchObject({ status: 401 });
    expect(await developer('GET', `${at}/access_tokens`)).toMatchObject({ status: 401 });
    expect(await developer('GET', `${at}/mirror/pull`)).toMatchObject({ status: 403, body: { message: '403 Forbidden' } });
    expect(await developer('POST', `${at}/access_tokens`, { name: 'x', scopes: ['api'], expires_at: '2026-02-01' })).toMatchObject({
      status: 400,
      body: { message: '400 Bad request - User does not have permission to create project access token' },
    });
  });

  it('tells a scope that is too small, a revoked token and an expired one apart', async () => {
    const reader = as(users.owner, ['read_api']);
    expect(await reader('GET', `/projects/${project.id}/remote_mirrors`)).toMatchObject({ status: 200 });
    expect(await reader('POST', `/projects/${project.id}/remote_mirrors`, { url: 'https://example.test/a.git' })).toMatchObject({
      status: 403,
      body: { error: 'insufficient_scope', scope: 'api' },
    });
    const revoked = server.addToken(users.owner, { scopes: ['api'] });
    server.revokeToken(revoked.id);
    const answer = await apiClient(server, revoked.value)('GET', '/user');
    expect(answer).toMatchObject({ status: 401, body: { error: 'invalid_token', error_description: containing('revoked') } });
    expect(answer.headers.get('www-authenticate')).toContain('invalid_token');
    expect(await as(users.owner, ['api'], '2026-01-15')('GET', '/user')).toMatchObject({ status: 401, body: { error_description: containing('expired') } });
    expect(await as(users.owner, ['api'], '2026-01-16')('GET', '/user')).toMatchObject({ status: 200 });
  });

  it('knows a token by itself whatever its scope, and lets it revoke itself', async () => {
    const self = as(users.owner, ['write_repository']);
    expect(await self('GET', '/personal_access_tokens/self')).toMatchObject({ status: 200, body: { scopes: ['write_repository'], user_id: users.owner.id, active: true } });
    expect(await self('DELETE', '/personal_access_tokens/self')).toMatchObject({ status: 204 });
    expect(await self('GET', '/personal_access_tokens/self')).toMatchObject({ status: 401 });
  });

  it('shows the token value of a project only once, and its bot with its role', async () => {
    const owner = as(users.owner);
    const made = await owner('POST', `/projects/${project.id}/access_tokens`, { name: 'bot', scopes: ['write_repository'], expires_at: '2026-06-01', access_level: 40 });
    expect(made).toMatchObject({ status: 201, body: { access_level: 40, token: containing('glpat-') } });
    const listed = await owner('GET', `/projects/${project.id}/access_tokens?state=active`);
    expect(listed.body).toMatchObject([{ name: 'bot', expires_at: '2026-06-01' }]);
    expect(JSON.stringify(listed.body)).not.toContain('glpat-');
    const members = await owner('GET', `/projects/${project.id}/members/all?query=bot`);
    expect(members.body).toMatchObject([{ access_level: 40, username: matching(/^project_\d+_bot_/) }]);
  });

  it('refuses tokens without an end, with one too far, above the own role, and made by bots', async () => {
    const owner = as(users.owner);
    const create = (api: ApiClient, extra: Record<string, unknown>): ReturnType<ApiClient> =>
      api('POST', `/projects/${project.id}/access_tokens`, { name: 'x', scopes: ['api'], expires_at: '2026-06-01', ...extra });
    expect(await owner('POST', `/projects/${project.id}/access_tokens`, { name: 'x', scopes: ['api'] })).toMatchObject({ status: 400, body: { error: 'expires_at is missing' } });
    expect(await owner('POST', `/projects/${project.id}/access_tokens`, {})).toMatchObject({ status: 400, body: { error: 'name is missing, scopes is missing' } });
    expect(await create(owner, { expires_at: '2027-06-01' })).toMatchObject({ status: 400 });
    expect(await create(owner, { scopes: ['everything'] })).toMatchObject({ status: 400, body: { error: 'scopes does not have a valid value' } });
    const maintainer = server.addUser({ username: 'maintainer' });
    server.addMember(project, maintainer, 40);
    expect(await create(as(maintainer), { access_level: 50 })).toMatchObject({ status: 400 });
    await create(owner, { name: 'maker', access_level: 50 });
    const bot = server.tokens('team/app').find((token) => token.name === 'maker');
    expect(await create(apiClient(server, bot?.value ?? ''), {})).toMatchObject({ status: 400, body: { message: containing('does not have permission') } });
  });

  it('rotates for a week, and kills the whole family when a replaced token comes back', async () => {
    const first = server.addToken(users.owner, { scopes: ['self_rotate'], expiresAt: '2026-06-01' });
    const rotated = await apiClient(server, first.value)('POST', '/personal_access_tokens/self/rotate');
    expect(rotated).toMatchObject({ status: 200, body: { expires_at: '2026-01-22', token: matching(/./) } });
    const token = field(rotated, 'token');
    const next = apiClient(server, token);
    expect(await next('GET', '/personal_access_tokens/self')).toMatchObject({ status: 200 });
    expect(await apiClient(server, first.value)('POST', '/personal_access_tokens/self/rotate')).toMatchObject({ status: 401 });
    expect(await next('GET', '/personal_access_tokens/self')).toMatchObject({ status: 401 });
  });

  it('answers for a moved project by its id, redirects reads of the old path, and refuses writes there', async () => {
    const owner = as(users.owner);
    const moving = await server.addProject({ path: 'team/old' });
    server.addMember(moving, users.owner, 50);
    server.moveProject('team/old', 'team/new');
    expect(await owner('GET', `/projects/${moving.id}`)).toMatchObject({ status: 200, body: { path_with_namespace: 'team/new' } });
    const redirect = await owner('GET', '/projects/team%2Fold/remote_mirrors?page=1');
    expect(redirect).toMatchObject({ status: 301, body: containing('moved permanently') });
    expect(redirect.headers.get('location')).toBe(`${server.url}/api/v4/projects/${moving.id}/remote_mirrors?page=1`);
    expect(await owner('POST', '/projects/team%2Fold/remote_mirrors', {})).toMatchObject({ status: 405 });
    const heir = await server.addProject({ path: 'team/old' });
    server.addMember(heir, users.owner, 50);
    expect(await owner('GET', '/projects/team%2Fold')).toMatchObject({ status: 200, body: { id: heir.id } });
  });
});

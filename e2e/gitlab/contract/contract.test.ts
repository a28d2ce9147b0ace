import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { apiClient, type ApiClient } from '../testing.ts';
import { virtualClock } from '../clock.ts';
import { startDouble, type Double, type Project, type Server } from '../double.ts';
import type { LogEntry } from '../http/log.ts';
import { allRoutes } from '../routes/all.ts';
import { checkRequests } from './check-requests.ts';
import { findContract } from './folder.ts';
import { findPath, readOpenApi, type OpenApi } from './openapi.ts';
import { readSchemas, type AnswerSchemas } from './schemas.ts';

const contract = findContract();
const reason = contract.missing === null ? '' : ` (skipped: ${contract.missing})`;

/** Real routes that the subset of the OpenAPI document leaves out. */
const OUTSIDE = ['POST /projects/:id/archive', 'POST /projects/:id/unarchive', 'GET /projects/:id/repository/merge_base', 'GET /groups/:id/issues'];

/** Schemas that refer to files which are not among them. */
const UNUSABLE = [
  'entities/issue.json',
  'entities/issue_board.json',
  'entities/issue_boards.json',
  'entities/issue_sidebar.json',
  'entities/label.json',
  'entities/trigger.json',
  'public_api/v4/comment.json',
  'public_api/v4/issue_link.json',
  'public_api/v4/label_basic.json',
  'public_api/v4/merge_request_simple.json',
  'public_api/v4/pipeline/detail.json',
  'public_api/v4/related_issues.json',
  'public_api/v4/release.json',
  'public_api/v4/release/release_for_guest.json',
  'public_api/v4/release/releases_for_guest.json',
  'public_api/v4/releases.json',
];

let double: Double;
let schemas: AnswerSchemas;
let openApi: OpenApi;
let server: Server;
let api: ApiClient;
let project: Project;

const made = async (path: string, body: Record<string, unknown>): Promise<unknown> => {
  const answer = await api('POST', path, body);
  expect(answer.status).toBe(201);
  return answer.body;
};

beforeAll(async () => {
  if (contract.folder !== null) {
    schemas = readSchemas(contract.folder);
    openApi = readOpenApi(contract.folder);
  }
  double = await startDouble({ clock: virtualClock() });
  server = await double.addServer({ name: 'one' });
  project = await server.addProject({ path: 'team/app' });
  api = apiClient(server, server.addToken(server.addUser({ username: 'root', admin: true }), { scopes: ['api'] }).value);
  server.addMember(project, server.addUser({ username: 'mia' }), 40);
  await server.tag('team/app', 'v1', 'main', 'First');
  await server.tag('team/app', 'light');
  const at = `/projects/${project.id}`;
  await made(`${at}/remote_mirrors`, { url: 'https://u:p@example.test/a.git', enabled: true });
  await api('PUT', `${at}/mirror/pull`, { enabled: true, url: 'http://u:p@127.0.0.1:9/a.git' });
  await made(`${at}/access_tokens`, { name: 'bot', scopes: ['api'], expires_at: '2026-06-01' });
  await made(`${at}/deploy_tokens`, { name: 'dt', scopes: ['read_repository'], expires_at: '2026-06-01' });
  await made(`${at}/labels`, { name: 'bug', color: '#ff0000' });
  const group = server.addGroup({ path: 'team' });
  await made(`${at}/milestones`, { title: 'v1' });
  await made(`/groups/${group.id}/labels`, { name: 'shared', color: '#00ff00' });
  await made(`${at}/issues`, { title: 'One', labels: 'bug,shared', milestone_id: 1, assignee_ids: [1] });
  await made(`${at}/issues`, { title: 'Two', confidential: true, description: '#1 and @mia\n/estimate 1h' });
  await api('PUT', `${at}/issues/2`, { state_event: 'close', title: 'Second' });
  await made(`${at}/issues/1/discussions`, { body: 'Thread' });
  await made(`${at}/issues/1/notes`, { body: 'Note' });
});

afterAll(() => double.close());

describe('the double against the OpenAPI document', () => {
  it.skipIf(contract.missing !== null)(`has only routes that GitLab has${reason}`, () => {
    const strange = allRoutes
      .filter((route) => findPath(openApi, `/api/v4${route.path.replace(/:\w+/g, 'x')}`)?.[route.method.toLowerCase()] === undefined)
      .map((route) => `${route.method} ${route.path}`);
    expect(strange).toEqual(OUTSIDE);
  });

  it.skipIf(contract.missing !== null)(`finds nothing wrong with good requests${reason}`, async () => {
    server.log.clear();
    await api('GET', '/projects?membership=true&order_by=id&sort=asc&pagination=keyset&per_page=100&min_access_level=40');
    await api('GET', `/projects/${project.id}/issues?iids[]=1&updated_after=2026-01-01T00:00:00Z`);
    await api('PUT', `/projects/${project.id}/remote_mirrors/1`, { enabled: true, keep_divergent_refs: false });
    await api('DELETE', `/projects/${project.id}/remote_mirrors/999`, {});
    await api('GET', '/groups/team/issues?scope=all&state=all&order_by=updated_at&sort=asc&updated_after=2026-01-01T00:00:00Z&per_page=100');
    await api('POST', `/projects/${project.id}/issues`, { title: 'x', labels: ['a'], created_at: '2026-01-01T00:00:00Z', confidential: true });
    await api('PUT', `/projects/${project.id}/issues/1`, { state_event: 'close', add_labels: ['b'], weight: 2 });
    await api('POST', `/projects/${project.id}/issues/1/add_spent_time`, { duration: '1h' });
    await api('POST', `/projects/${project.id}/issues/1/notes`, { body: 'x', internal: true, created_at: '2026-01-01T00:00:00Z' });
    expect(server.log.entries).toHaveLength(9);
    expect(checkRequests(server.log.entries, openApi)).toEqual([]);
  });

  it.skipIf(contract.missing !== null).each<[string, Partial<LogEntry>, string]>([
    ['an unknown route', { path: '/api/v4/mirrors' }, 'no such route'],
    ['a wrong method', { method: 'POST', path: '/api/v4/projects/1/remote_mirrors/2' }, 'no such method on this route'],
    ['an unknown query parameter', { query: { everything: 'true' } }, 'query everything is unknown'],
    ['a value that is not in the list', { query: { order_by: 'colour' } }, 'query order_by has no such value'],
    ['a query parameter of another type', { query: { archived: 'maybe' } }, 'query archived is no boolean'],
    ['an unknown body property', { method: 'PUT', path: '/api/v4/projects/1/remote_mirrors/2', body: { url: 'x' } }, 'body url is unknown'],
    ['a body property of another type', { method: 'PUT', path: '/api/v4/projects/1/remote_mirrors/2', body: { enabled: 'yes' } }, 'body enabled is no boolean'],
    ['a missing body property', { method: 'POST', path: '/api/v4/projects/1/remote_mirrors', body: {} }, 'body url is missing'],
    ['a body where none belongs', { method: 'DELETE', path: '/api/v4/projects/1/remote_mirrors/2', body: { force: true } }, 'takes no body'],
  ])(`finds %s${reason}`, (_, part, problem) => {
    const entry: LogEntry = { method: 'GET', path: '/api/v4/projects', query: {}, status: 200, body: undefined, authorization: 'bearer', tokenId: 1, at: 0, ...part };
    expect(checkRequests([entry], openApi)).toEqual([`${entry.method} ${entry.path}: ${problem}`]);
  });
});

describe("the double's answers against GitLab's schemas", () => {
  const at = '/projects/1';
  const v4 = 'public_api/v4/';

  it.skipIf(contract.missing !== null).each([
    ['/metadata', `${v4}metadata.json`],
    ['/projects?simple=true', `${v4}projects.json`],
    [`${at}/remote_mirrors`, 'remote_mirrors.json'],
    [`${at}/remote_mirrors/1`, 'remote_mirror.json'],
    [`${at}/mirror/pull`, 'project_mirror.json'],
    [`${at}/access_tokens`, `${v4}resource_access_tokens.json`],
    [`${at}/deploy_tokens`, `${v4}deploy_tokens.json`],
    [`${at}/repository/branches`, `${v4}branches.json`],
    [`${at}/repository/branches/main`, `${v4}branch.json`],
    [`${at}/repository/tags`, `${v4}tags.json`],
    [`${at}/repository/commits`, `${v4}commits.json`],
    [`${at}/repository/commits/main`, `${v4}commit/detail.json`],
    [`${at}/members/all`, `${v4}members.json`],
    [`${at}/issues`, `${v4}issues.json`],
    ['/groups/team/issues', `${v4}issues.json`],
    ['/issues?scope=all', `${v4}issues.json`],
    [`${at}/issues/2`, `${v4}issue.json`],
    [`${at}/milestones`, `${v4}milestones.json`],
    [`${at}/issues/2/notes`, `${v4}notes.json`],
    [`${at}/issues/1/notes`, `${v4}notes.json`],
    ['/users', `${v4}user/basics.json`],
  ])(`%s fits %s${reason}`, async (path, schema) => {
    const { status, body } = await api('GET', path);
    expect(status).toBe(200);
    expect(body).not.toEqual([]);
    expect(schemas.check(schema, body)).toBeNull();
  });

  it.skipIf(contract.missing !== null)(`labels fit their schema${reason}`, async () => {
    const labels = z.array(z.unknown()).min(1).parse((await api('GET', `${at}/labels`)).body);
    for (const label of labels) expect(schemas.check(`${v4}labels/project_label.json`, label)).toBeNull();
  });

  it.skipIf(contract.missing !== null)(`all but these schemas can be used${reason}`, () => {
    expect(schemas.names.filter((name) => !schemas.compiles(name))).toEqual(UNUSABLE);
  });
});

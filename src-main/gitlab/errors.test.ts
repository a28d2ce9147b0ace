import { describe, expect, it } from 'vitest';
import { failureOfAnswer } from './errors.ts';
import { routeOf, type Method } from './routes.ts';
import { INSTANCE } from './test-kit/kit.ts';

const NOW = Date.UTC(2027, 0, 1);

const failureFor = (status: number, body: unknown, [method, path]: readonly [Method, string] = ['GET', 'projects/5/remote_mirrors'], headers: Record<string, string> = {}) =>
  failureOfAnswer(
    { kind: 'answer', status, headers, body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) },
    { instanceId: INSTANCE, route: routeOf(method, path) },
    NOW,
  ).failure;

const CREATE = ['POST', 'projects/5/remote_mirrors'] as const;
const refusedBy = (status: number, field: string | null, words: string, endpoint = 'GET projects/:id/remote_mirrors') => ({ code: 'refused_by_gitlab', instanceId: INSTANCE, endpoint, status, field, words });

describe('an error of GitLab', () => {
  it.each([
    [{ message: { url: ['is blocked: Only allowed schemes are http, https, ssh, git'] } }, 'url', 'is blocked: Only allowed schemes are http, https, ssh, git'],
    [{ message: { base: ['Maximum number of push mirrors (10) exceeded for this project.'] } }, null, 'Maximum number of push mirrors (10) exceeded for this project.'],
    [{ message: { error: 'This is spam' } }, null, 'This is spam'],
    [{ message: '400 Bad request - no' }, null, '400 Bad request - no'],
    [{ error: 'title is missing' }, null, 'title is missing'],
    [{ message: { a: ['x', 'y'], b: { c: ['z'] } } }, 'a', 'x · y · z'],
    [{}, null, ''],
  ])('of a model or a parameter keeps its words and its field: %o', (body, field, words) => {
    for (const status of [400, 409, 412, 422]) expect(failureFor(status, body)).toEqual(refusedBy(status, field, words));
  });

  it('hides credentials in the words before it cuts them', () => {
    const failure = failureFor(400, { message: { url: [`${'x'.repeat(1980)} https://me:hunter2-secret@host/a.git and glpat-abcdefghijklmnop`] } });
    expect(JSON.stringify(failure)).not.toMatch(/hunter2|glpat-abc/);
    expect(failure).toHaveProperty('words', expect.stringMatching(/^x{1980}/));
    expect(failure.code === 'refused_by_gitlab' && failure.words.length <= 2000).toBe(true);
  });

  it('that names scopes is a missing scope, any other 403 on a project a missing role', () => {
    expect(failureFor(403, { error: 'insufficient_scope', error_description: 'x', scope: 'api read_api' })).toEqual({ code: 'missing_scope', instanceId: INSTANCE, scopes: ['api', 'read_api'] });
    expect(failureFor(403, { error: 'insufficient_granular_scope' })).toEqual({ code: 'missing_scope', instanceId: INSTANCE, scopes: [] });
    expect(failureFor(403, { message: '403 Forbidden - anything' })).toEqual({ code: 'missing_role', instanceId: INSTANCE, project: null, needed: 'maintainer' });
    expect(failureFor(403, { message: '403 Forbidden' }, ['POST', 'projects/5/issues'])).toMatchObject({ code: 'missing_role', needed: 'developer' });
    expect(failureFor(403, { message: '403 Forbidden' }, ['DELETE', 'projects/5/issues/3'])).toMatchObject({ code: 'missing_role', needed: 'owner' });
    expect(failureFor(403, { message: '403 Forbidden' }, ['GET', 'user'])).toEqual(refusedBy(403, null, '403 Forbidden', 'GET user'));
  });

  it('tells a record that is not there from a route that this version does not have', () => {
    expect(failureFor(404, { message: '404 Project Not Found' })).toEqual({ code: 'not_found', kind: 'project', instanceId: INSTANCE });
    expect(failureFor(404, { message: '404 Not found' }, ['GET', 'groups/7'])).toEqual({ code: 'not_found', kind: 'group', instanceId: INSTANCE });
    expect(failureFor(404, { message: '404 Not found' }, ['PUT', 'projects/5/issues/3'])).toEqual({ code: 'not_found', kind: 'issue', instanceId: INSTANCE });
    expect(failureFor(404, { message: '404 Project Not Found' }, ['GET', 'projects/5/issues'])).toMatchObject({ code: 'not_found', kind: 'project' });
    expect(failureFor(404, { error: '404 Not Found' }, ['POST', 'projects/5/remote_mirrors/2/sync'])).toEqual({ code: 'not_supported', instanceId: INSTANCE, capability: 'push_mirror_sync' });
    expect(failureFor(405, { error: '405 Not Allowed' }, ['PUT', 'projects/5/mirror/pull'])).toEqual({ code: 'not_supported', instanceId: INSTANCE, capability: 'pull_mirror' });
    expect(failureFor(404, { error: '404 Not Found' }, ['GET', 'metadata'])).toEqual({ code: 'unexpected_answer', instanceId: INSTANCE, endpoint: 'GET metadata', reason: 'status', status: 404 });
    expect(failureFor(405, { message: 'Non GET methods are not allowed for moved projects' }, ['PUT', 'projects/5'])).toMatchObject({ code: 'refused_by_gitlab', status: 405 });
  });

  it('of a page is a page, whatever its status', () => {
    for (const status of [400, 401, 403, 404, 407]) expect(failureFor(status, '<html></html>')).toMatchObject({ code: 'unexpected_answer', reason: 'html', status });
  });

  it('is not classed by its words', () => {
    expect(failureFor(400, { message: '401 Unauthorized: Token is expired, rate limit, 404 Project Not Found' })).toMatchObject({ code: 'refused_by_gitlab', status: 400 });
  });

  it('that is no JSON is an odd answer', () => {
    expect(failureFor(403, 'no')).toMatchObject({ code: 'unexpected_answer', reason: 'status', status: 403 });
    expect(failureFor(418, '[1')).toMatchObject({ code: 'unexpected_answer', reason: 'status', status: 418 });
  });

  it('of the server is told from maintenance, and leaves a create unknown', () => {
    for (const status of [500, 502, 504]) {
      expect(failureFor(status, { message: '500 Internal Server Error' })).toEqual({ code: 'unreachable', instanceId: INSTANCE, reason: 'server_error' });
      expect(failureFor(status, '<html></html>', CREATE)).toEqual({ code: 'outcome_unknown', instanceId: INSTANCE, endpoint: 'POST projects/:id/remote_mirrors' });
    }
    expect(failureFor(503, { message: 'x' }, CREATE, { 'retry-after': '900' })).toEqual({ code: 'unreachable', instanceId: INSTANCE, reason: 'maintenance' });
    expect(failureFor(503, '<html></html>', CREATE, { 'retry-after': '900' })).toEqual({ code: 'unreachable', instanceId: INSTANCE, reason: 'server_error' });
  });

  it('for too many requests says when to come back', () => {
    expect(failureFor(429, 'Retry later\n', undefined, { 'retry-after': '30' })).toEqual({ code: 'rate_limited', instanceId: INSTANCE, retryAt: NOW + 30_000 });
    expect(failureFor(429, { message: { error: 'x' } })).toEqual({ code: 'rate_limited', instanceId: INSTANCE, retryAt: NOW + 60_000 });
  });
});

import { describe, expect, it } from 'vitest';
import { CANARY, failureFrom, INSTANCE, openDoor } from './test-kit/kit.ts';
import { json, startServer, type TestServer } from './test-kit/server.ts';
import { ProjectId } from '../../src-preload/contract/ids.ts';

const PROJECT = {
  id: 42, path_with_namespace: 'new/home', name: 'Home', web_url: 'https://gitlab.example.com/new/home', http_url_to_repo: 'https://gitlab.example.com/new/home.git',
};

/** A server that must never hear of us. */
const startTrap = (): Promise<TestServer> => startServer((_request, response) => json(response, 200, PROJECT));

/** Answers every request but those to `final` with a redirect. */
const startRedirecting = (status: number, location: string, final = /projects\/42$/): Promise<TestServer> =>
  startServer((request, response) => {
    if (final.test(request.url)) return json(response, 200, PROJECT);
    response.writeHead(status, { location, 'content-type': 'text/plain' });
    response.end('This resource has been moved');
  });

describe('a redirect to another origin', () => {
  it.each([301, 302, 303, 307, 308])('is not followed, and nobody there sees the token (%i)', async (status) => {
    const trap = await startTrap();
    const server = await startRedirecting(status, `${trap.origin}/api/v4/metadata`, /never/);
    const { gitlab } = openDoor(server.origin);
    expect(await failureFrom(gitlab.readMetadata())).toEqual({ code: 'unexpected_answer', instanceId: INSTANCE, endpoint: 'GET metadata', reason: 'redirect', status });
    expect(trap.seen).toEqual([]);
    expect(server.seen).toHaveLength(1);
    expect(server.seen[0]?.headers.authorization).toBe(`Bearer ${CANARY}`);
  });

  it.each(['http://169.254.169.254/latest/meta-data/', '//127.0.0.2/api/v4/metadata', 'http://[::1]:1/api/v4/metadata', 'javascript:alert(1)', '\\\\host', ''])(
    'is not followed to %s',
    async (location) => {
      const server = await startRedirecting(302, location, /never/);
      const { gitlab } = openDoor(server.origin);
      expect(await failureFrom(gitlab.readMetadata())).toMatchObject({ code: 'unexpected_answer', reason: 'redirect' });
      expect(server.seen).toHaveLength(1);
    },
  );

  it('of a moved project is followed by number on our own origin, whatever host it names', async () => {
    const trap = await startTrap();
    const server = await startRedirecting(301, `${trap.origin}/api/v4/projects/42`);
    const { gitlab } = openDoor(server.origin);
    expect(await gitlab.readProject('old/home')).toMatchObject({ id: 42, path: 'new/home' });
    expect(server.seen.map(({ url }) => url)).toEqual(['/api/v4/projects/old%2Fhome', '/api/v4/projects/42']);
    expect(trap.seen).toEqual([]);
  });
});

describe('a redirect on the same origin', () => {
  it('is followed for reading', async () => {
    const server = await startRedirecting(302, '/api/v4/projects/42');
    const { gitlab } = openDoor(server.origin);
    expect(await gitlab.readProject('old/home')).toMatchObject({ id: 42 });
  });

  it('is not followed out of the API, nor round in circles', async () => {
    const outside = await startRedirecting(302, '/users/sign_in', /never/);
    expect(await failureFrom(openDoor(outside.origin).gitlab.readMetadata())).toMatchObject({ reason: 'redirect' });
    const circle = await startRedirecting(302, '/api/v4/metadata', /never/);
    expect(await failureFrom(openDoor(circle.origin).gitlab.readMetadata())).toMatchObject({ reason: 'redirect' });
    expect(circle.seen).toHaveLength(4);
  });

  it('is never followed for a change', async () => {
    const server = await startRedirecting(307, '/api/v4/projects/42');
    const { gitlab } = openDoor(server.origin);
    expect(await failureFrom(gitlab.syncPushMirror(ProjectId.parse(1), 2))).toMatchObject({ code: 'unexpected_answer', reason: 'redirect' });
    expect(await failureFrom(gitlab.removePushMirror(ProjectId.parse(1), 2))).toMatchObject({ code: 'unexpected_answer', reason: 'redirect' });
    expect(server.seen).toHaveLength(2);
  });
});

describe('a list', () => {
  it('is paged by number on our own origin, whatever its links say', async () => {
    const trap = await startTrap();
    const mirror = { id: 1, enabled: true, url: null, update_status: 'none' };
    const server = await startServer((request, response, count) => {
      const link = `<${trap.origin}${request.url}>; rel="next"`;
      json(response, 200, [{ ...mirror, id: count }], count < 3 ? { link, 'x-next-page': String(count + 1) } : { link, 'x-next-page': '' });
    });
    const { gitlab } = openDoor(server.origin);
    expect((await gitlab.listPushMirrors(ProjectId.parse(5))).map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(server.seen.map(({ url }) => new URL(url, 'http://x').searchParams.get('page'))).toEqual(['1', '2', '3']);
    expect(trap.seen).toEqual([]);
  });

  it('ends although its server always names a next page', async () => {
    const server = await startServer((_request, response, count) => json(response, 200, [], { 'x-next-page': String(count + 1) }));
    const { gitlab } = openDoor(server.origin, { limits: { requestsPerMinute: 10_000, concurrency: 6 } });
    expect(await gitlab.listPushMirrors(ProjectId.parse(5))).toEqual([]);
    expect(server.seen).toHaveLength(200);
  });
});

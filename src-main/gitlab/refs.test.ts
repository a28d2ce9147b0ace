import { describe, expect, it } from 'vitest';
import { CANARY, failureFrom, INSTANCE, openDoor } from './test-kit/kit.ts';
import { startGitServer, type GitServer } from './test-kit/git-server.ts';
import { json, startServer } from './test-kit/server.ts';

const PROJECT = { path: 'group/project' };

/** Two branches, an annotated and a light tag, and two refs that GitLab keeps for itself. */
const fill = ({ git }: GitServer) => {
  const tree = git('mktree', '--missing');
  const commit = git('commit-tree', tree, '-m', 'first');
  const second = git('commit-tree', tree, '-p', commit, '-m', 'second');
  git('update-ref', 'refs/heads/main', second);
  git('update-ref', 'refs/heads/feature/Übung', commit);
  git('tag', '-a', 'v1', '-m', 'annotated', commit);
  git('tag', 'light', second);
  git('update-ref', 'refs/merge-requests/1/head', commit);
  git('update-ref', 'refs/keep-around/x', commit);
  return { commit, second, annotated: git('rev-parse', 'refs/tags/v1') };
};

describe('the refs of a real repository', () => {
  it.each(['sha1', 'sha256'])('are its branches and tags with their own ids (%s), in two requests', async (objectFormat) => {
    const server = await startGitServer({ objectFormat });
    const { commit, second, annotated } = fill(server);
    const { gitlab } = openDoor(server.origin);
    expect(await gitlab.listRefs(PROJECT)).toEqual(new Map([
      ['refs/heads/feature/Übung', commit], ['refs/heads/main', second], ['refs/tags/light', second], ['refs/tags/v1', annotated],
    ]));
    expect(annotated).not.toBe(commit);
    expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /group/project.git/info/refs?service=git-upload-pack', 'POST /group/project.git/git-upload-pack',
    ]);
    expect(server.requests.map(({ authorization }) => authorization)).toEqual(Array(2).fill(`Basic ${Buffer.from(`oauth2:${CANARY}`).toString('base64')}`));
  });

  it('are the same where a proxy hides the newer protocol', async () => {
    const server = await startGitServer({ protocol: false });
    const { commit, second, annotated } = fill(server);
    expect(await openDoor(server.origin).gitlab.listRefs(PROJECT)).toEqual(new Map([
      ['refs/heads/feature/Übung', commit], ['refs/heads/main', second], ['refs/tags/light', second], ['refs/tags/v1', annotated],
    ]));
  });

  it.each([true, false])('are none where it is empty (protocol 2: %s)', async (protocol) => {
    const server = await startGitServer({ protocol });
    expect(await openDoor(server.origin).gitlab.listRefs(PROJECT)).toEqual(new Map());
  });

  it('are asked for at the path as it is spelled', async () => {
    const server = await startServer((_request, response) => json(response, 404, {}));
    const { gitlab } = openDoor(`${server.origin}/git/lab`);
    expect(await failureFrom(gitlab.listRefs({ path: 'a b/c#d' }))).toEqual({ code: 'not_found', kind: 'project', instanceId: INSTANCE });
    expect(server.seen[0]?.url).toBe('/git/lab/a%20b/c%23d.git/info/refs?service=git-upload-pack');
    expect((await failureFrom(gitlab.listRefs({ path: 'a/../b' }))).code).toBe('blocked_address');
  });
});

describe('an answer that is not Git', () => {
  const TYPE = 'application/x-git-upload-pack-advertisement';
  const ADVERTISED = '001e# service=git-upload-pack\n0000000eversion 2\n0015agent=git/2.39.5\n0000';

  it.each([
    ['a page', 'text/html', '<html></html>', 'html'],
    ['a page in disguise', TYPE, '<html></html>', 'html'],
    ['nothing', TYPE, '', 'empty'],
    ['JSON', 'application/json', '{}', 'shape'],
    ['another type', 'text/plain', ADVERTISED, 'shape'],
    ['words', TYPE, 'zzzz', 'shape'],
    ['cut in a packet', TYPE, ADVERTISED.slice(0, -10), 'shape'],
    ['cut between packets', TYPE, ADVERTISED.slice(0, -4), 'shape'],
  ])('is a failure and no empty list: %s', async (_what, type, body, reason) => {
    const server = await startServer((_request, response) => response.writeHead(200, { 'content-type': type }).end(body));
    expect(await failureFrom(openDoor(server.origin).gitlab.listRefs(PROJECT))).toEqual({ code: 'unexpected_answer', instanceId: INSTANCE, endpoint: 'GIT upload-pack', reason, status: 200 });
  });

  it.each([
    ['refs that end in the middle', `0032${'a'.repeat(40)} refs/hea`],
    ['refs without an end', `003d${'a'.repeat(40)} refs/heads/main\n`],
    ['an error of the server', '0010ERR no rights0000'],
    ['a wrong id', '0014zz refs/heads/x\n0000'],
  ])('is a failure and no short list: %s', async (_what, body) => {
    const server = await startServer((request, response) => {
      const isRead = request.method === 'GET';
      response.writeHead(200, { 'content-type': isRead ? TYPE : 'application/x-git-upload-pack-result' }).end(isRead ? ADVERTISED : body);
    });
    expect(await failureFrom(openDoor(server.origin).gitlab.listRefs(PROJECT))).toMatchObject({ code: 'unexpected_answer', reason: 'shape' });
    expect(server.seen).toHaveLength(2);
  });

  it('is not followed elsewhere', async () => {
    const trap = await startServer((_request, response) => json(response, 200, {}));
    const server = await startServer((_request, response) => response.writeHead(302, { location: `${trap.origin}/group/project.git/info/refs` }).end());
    expect(await failureFrom(openDoor(server.origin).gitlab.listRefs(PROJECT))).toMatchObject({ code: 'unexpected_answer', reason: 'redirect' });
    expect(trap.seen).toEqual([]);
  });
});

describe('a refusal of Git', () => {
  const startRefusing = (status: number, self: number) =>
    startServer((request, response) => {
      if (request.url.endsWith('/self')) return json(response, self, self === 200 ? { id: 1 } : { message: '401 Unauthorized' });
      response.writeHead(status, { 'content-type': 'text/plain' }).end('HTTP Basic: Access denied.');
    });

  it('says scope where the API still knows the token, and token where it does not', async () => {
    const scope = await startRefusing(401, 200);
    expect(await failureFrom(openDoor(scope.origin).gitlab.listRefs(PROJECT))).toEqual({ code: 'missing_scope', instanceId: INSTANCE, scopes: ['read_repository'] });
    const dead = await startRefusing(401, 401);
    expect(await failureFrom(openDoor(dead.origin).gitlab.listRefs(PROJECT))).toEqual({ code: 'unauthorized_token', instanceId: INSTANCE });
  });

  it('says role, and server error, by its status', async () => {
    const role = await startRefusing(403, 200);
    expect(await failureFrom(openDoor(role.origin).gitlab.listRefs(PROJECT))).toMatchObject({ code: 'missing_role', needed: 'developer' });
    const down = await startRefusing(503, 200);
    expect(await failureFrom(openDoor(down.origin).gitlab.listRefs(PROJECT))).toMatchObject({ code: 'unreachable', reason: 'server_error' });
  });
});

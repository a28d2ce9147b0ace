import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../e2e/world/manual-clock.ts';
import { ProjectId } from '../../src-preload/contract/ids.ts';
import { CANARY, failureFrom, INSTANCE, openDoor } from './test-kit/kit.ts';
import { json, startServer } from './test-kit/server.ts';
import { pass, until } from './test-kit/time.ts';
import { Secret } from '../rules/secret.ts';

const PROJECT = ProjectId.parse(5);
const SETTINGS = { enabled: true, keepDivergentRefs: false, onlyProtectedBranches: false, branchRegex: null };
const REMOTE = { url: 'https://other.example.com/a/b.git', username: 'oauth2', password: new Secret('glpat-other-9876543210') };
const MIRROR = { id: 9, enabled: true, url: 'https://*****:*****@other.example.com/a/b.git', update_status: 'none' };

const metadataWith = async (status: number, type: string | null, body: string | Uint8Array) => {
  const server = await startServer((_request, response) => {
    response.writeHead(status, type === null ? {} : { 'content-type': type });
    response.end(body);
  });
  return openDoor(server.origin).gitlab.readMetadata();
};

describe('an answer with status 200 that is not what GitLab gives', () => {
  it.each([
    ['a page', 'text/html; charset=utf-8', '<!DOCTYPE html><title>Sign in</title>', 'html'],
    ['a page that calls itself JSON', 'application/json', '  <html></html>', 'html'],
    ['nothing', 'application/json', '', 'empty'],
    ['blanks', null, ' \n', 'empty'],
    ['words', 'application/json', 'Retry later', 'not_json'],
    ['cut JSON', 'application/json', '{"version": "18.', 'not_json'],
    ['null', 'application/json', 'null', 'shape'],
    ['true', 'application/json', 'true', 'shape'],
    ['a list', 'application/json', '[]', 'shape'],
    ['a wrong type', 'application/json', '{"version": 18}', 'shape'],
    ['a missing field', 'application/json', '{}', 'shape'],
    ['binary', 'application/octet-stream', new Uint8Array([0x1f, 0x8b, 8, 0, 0]), 'not_json'],
  ])('fails as what it is: %s', async (_what, type, body, reason) => {
    expect(await failureFrom(metadataWith(200, type, body))).toEqual({ code: 'unexpected_answer', instanceId: INSTANCE, endpoint: 'GET metadata', reason, status: 200 });
  });

  it('fails for a number that JSON cannot hold exactly', async () => {
    const project = '{"id": 9007199254740993, "path_with_namespace": "a/b", "name": "b", "web_url": "", "http_url_to_repo": ""}';
    const server = await startServer((_request, response) => response.writeHead(200).end(project));
    expect(await failureFrom(openDoor(server.origin).gitlab.readProject(PROJECT))).toMatchObject({ code: 'unexpected_answer', reason: 'shape' });
  });

  it('keeps a foreign prototype out', async () => {
    const project = '{"__proto__": {"archived": true}, "id": 5, "path_with_namespace": "a/b", "name": "b", "web_url": "", "http_url_to_repo": ""}';
    const server = await startServer((_request, response) => response.writeHead(200).end(project));
    const read = await openDoor(server.origin).gitlab.readProject(PROJECT);
    expect(read.archived).toBe(false);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  });
});

describe('an answer that does not end well', () => {
  it('is given up when it grows too large, whatever length it claims', async () => {
    let sent = 0;
    const server = await startServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const chunk = Buffer.alloc(1024 * 1024, ' ');
      const more = (): void => {
        while (!response.destroyed && sent < 200) {
          sent += 1;
          if (!response.write(chunk)) return void response.once('drain', more);
        }
      };
      more();
    });
    expect(await failureFrom(openDoor(server.origin).gitlab.readMetadata())).toMatchObject({ code: 'unexpected_answer', reason: 'too_large' });
    expect(sent).toBeLessThan(100);
  });

  it('is asked for again when it was cut, and then is lost', async () => {
    const server = await startServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"version":', () => response.destroy());
    });
    expect(await failureFrom(openDoor(server.origin).gitlab.readMetadata())).toEqual({ code: 'unreachable', instanceId: INSTANCE, reason: 'reset' });
    expect(server.seen).toHaveLength(4);
  });

  it('ends after its time although it keeps dripping', async () => {
    const clock = createManualClock();
    let closed = 0;
    const server = await startServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 5);
      response.once('close', () => {
        closed += 1;
        clearInterval(drip);
      });
    });
    const { gitlab, log } = openDoor(server.origin, { clock });
    const failure = failureFrom(gitlab.readMetadata());
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      await until(() => server.seen.length === attempt);
      await pass(clock, 60_000);
      await until(() => closed === attempt);
    }
    expect(await failure).toEqual({ code: 'unreachable', instanceId: INSTANCE, reason: 'timeout' });
    expect(log.lines.map(({ data }) => data['reason'])).toEqual(['timeout', 'timeout', 'timeout', 'timeout']);
  });
});

describe('a lost answer', () => {
  const startLossy = (times: number) =>
    startServer((request, response, count) => {
      if (count <= times) return void response.destroy();
      json(response, request.method === 'POST' ? 201 : 200, request.method === 'GET' ? [MIRROR] : MIRROR);
    });

  it('to a read is asked for again', async () => {
    const server = await startLossy(3);
    expect(await openDoor(server.origin).gitlab.listPushMirrors(PROJECT)).toHaveLength(1);
    expect(server.seen).toHaveLength(4);
  });

  it('to a read in the background is asked for five times at most', async () => {
    const server = await startLossy(99);
    expect(await failureFrom(openDoor(server.origin, { priority: 'background' }).gitlab.listPushMirrors(PROJECT))).toMatchObject({ code: 'unreachable', reason: 'reset' });
    expect(server.seen).toHaveLength(5);
  });

  it('to a create is never asked for again: its outcome is unknown', async () => {
    const server = await startLossy(1);
    const { gitlab } = openDoor(server.origin, { priority: 'background' });
    expect(await failureFrom(gitlab.createPushMirror(PROJECT, REMOTE, SETTINGS))).toEqual({ code: 'outcome_unknown', instanceId: INSTANCE, endpoint: 'POST projects/:id/remote_mirrors' });
    expect(server.seen).toHaveLength(1);
    const token = { name: 'mirror', scopes: ['write_repository'], accessLevel: 40, expiresAt: Date.UTC(2027, 0, 1) };
    const lossy = await startLossy(1);
    expect(await failureFrom(openDoor(lossy.origin).gitlab.createProjectToken(PROJECT, token))).toMatchObject({ code: 'outcome_unknown' });
    expect(lossy.seen).toHaveLength(1);
  });

  it('to a repeatable change is asked for again, and is unknown when it stays away', async () => {
    const server = await startLossy(2);
    expect(await openDoor(server.origin).gitlab.updatePushMirror(PROJECT, 9, SETTINGS)).toMatchObject({ id: 9 });
    const silent = await startLossy(99);
    expect(await failureFrom(openDoor(silent.origin).gitlab.updatePushMirror(PROJECT, 9, SETTINGS))).toMatchObject({ code: 'outcome_unknown' });
    expect(silent.seen).toHaveLength(4);
  });

  it.each([500, 502, 504])('of a gateway leaves a create unknown (%i)', async (status) => {
    const server = await startServer((_request, response) => response.writeHead(status, { 'content-type': 'text/html' }).end('<html></html>'));
    expect(await failureFrom(openDoor(server.origin).gitlab.createPushMirror(PROJECT, REMOTE, SETTINGS))).toMatchObject({ code: 'outcome_unknown' });
    expect(server.seen).toHaveLength(1);
  });

  it('that arrived damaged leaves a create unknown, a page with 200 does not', async () => {
    const damaged = await startServer((_request, response) => response.writeHead(201, { 'content-type': 'application/json' }).end('{"id": 9, "ena'));
    expect(await failureFrom(openDoor(damaged.origin).gitlab.createPushMirror(PROJECT, REMOTE, SETTINGS))).toMatchObject({ code: 'outcome_unknown' });
    const page = await startServer((_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>'));
    expect(await failureFrom(openDoor(page.origin).gitlab.createPushMirror(PROJECT, REMOTE, SETTINGS))).toMatchObject({ code: 'unexpected_answer', reason: 'html' });
  });

  it('that nobody could have given is not unknown', async () => {
    const server = await startServer((_request, response) => json(response, 200, {}));
    await server.stop();
    expect(await failureFrom(openDoor(server.origin).gitlab.createPushMirror(PROJECT, REMOTE, SETTINGS))).toEqual({ code: 'unreachable', instanceId: INSTANCE, reason: 'refused' });
  });

  it('opens the breaker after five calls, and no sixth is sent until it is reset', async () => {
    const server = await startLossy(20);
    const { gitlab } = openDoor(server.origin);
    for (let call = 0; call < 5; call += 1) expect((await failureFrom(gitlab.readMetadata())).code).toBe('unreachable');
    expect(await failureFrom(gitlab.readMetadata())).toMatchObject({ code: 'breaker_open', instanceId: INSTANCE });
    expect(server.seen).toHaveLength(20);
    expect(gitlab.health().breaker.state).toBe('open');
    gitlab.resetBreaker();
    expect(await gitlab.readPushMirror(PROJECT, 9).catch(() => 'asked')).toBe('asked');
    expect(server.seen).toHaveLength(21);
  });
});

describe('a server that is down', () => {
  it('is not asked any more by those who were already waiting', async () => {
    const server = await startServer((_request, response) => void response.destroy());
    const { gitlab } = openDoor(server.origin, { priority: 'background' });
    const failures = await Promise.all(Array.from({ length: 40 }, () => failureFrom(gitlab.readMetadata())));
    expect(new Set(failures.map(({ code }) => code))).toEqual(new Set(['unreachable', 'breaker_open']));
    // Five that opened it, and those that were on their way when it opened.
    expect(failures.filter(({ code }) => code === 'unreachable').length).toBeLessThanOrEqual(5 + 5);
    expect(server.seen.length).toBeLessThan(40 * 5);
  });
});

describe('a refusal for too many requests', () => {
  const dialects: Array<[string, Record<string, string>, string, number]> = [
    ['plain text with seconds', { 'content-type': 'text/plain', 'retry-after': '7' }, 'Retry later\n', 7_000],
    ['a date of a server whose clock is an hour ahead', { date: 'Fri, 15 Jan 2027 13:00:00 GMT', 'retry-after': 'Fri, 15 Jan 2027 13:00:08 GMT' }, 'Retry later\n', 8_000],
    ['only headers of the limit', { date: 'Fri, 15 Jan 2027 12:00:00 GMT', 'ratelimit-limit': '600', 'ratelimit-remaining': '0', 'ratelimit-reset': String(Date.UTC(2027, 0, 15, 12, 0, 9) / 1000) }, 'Retry later\n', 9_000],
  ];

  it.each(dialects)('is waited for as it says: %s', async (_dialect, headers, body, ms) => {
    const clock = createManualClock(Date.UTC(2027, 0, 15, 12));
    const server = await startServer((_request, response, count) => {
      if (count === 1) return void response.writeHead(429, headers).end(body);
      json(response, 200, { version: '18.4.0', enterprise: false });
    });
    const { gitlab } = openDoor(server.origin, { clock });
    const metadata = gitlab.readMetadata();
    await until(() => server.seen.length === 1 && clock.nextAt() === clock.now() + ms);
    await pass(clock, ms - 1);
    expect(server.seen).toHaveLength(1);
    clock.advance(1);
    expect(await metadata).toEqual({ version: '18.4.0', edition: 'community' });
  });

  it('without any word on when is taken for a minute, and is no reason to let a person wait', async () => {
    const clock = createManualClock(Date.UTC(2027, 0, 15, 12));
    const server = await startServer((_request, response) => json(response, 429, { message: { error: 'This endpoint has been requested too many times. Try again later.' } }));
    const { gitlab } = openDoor(server.origin, { clock });
    expect(await failureFrom(gitlab.readMetadata())).toEqual({ code: 'rate_limited', instanceId: INSTANCE, retryAt: clock.now() + 60_000 });
    expect(server.seen).toHaveLength(1);
    expect(gitlab.health().breaker.failures).toBe(0);
  });

  it('of a create lets it go again when its time has come', async () => {
    const clock = createManualClock(Date.UTC(2027, 0, 15, 12));
    const server = await startServer((_request, response, count) => (count === 1 ? json(response, 429, {}, { 'retry-after': '50' }) : json(response, 201, MIRROR)));
    const { gitlab } = openDoor(server.origin, { clock, priority: 'background' });
    const made = gitlab.createPushMirror(PROJECT, REMOTE, SETTINGS);
    await until(() => server.seen.length === 1 && clock.nextAt() === clock.now() + 50_000);
    clock.advance(50_000);
    expect(await made).toMatchObject({ id: 9 });
  });

  it('that names a day is capped to an hour', async () => {
    const clock = createManualClock(Date.UTC(2027, 0, 15, 12));
    const server = await startServer((_request, response) => json(response, 429, {}, { 'retry-after': '86400' }));
    expect(await failureFrom(openDoor(server.origin, { clock }).gitlab.readMetadata())).toMatchObject({ code: 'rate_limited', retryAt: clock.now() + 3_600_000 });
  });
});

describe('what is written down', () => {
  it('names the route and never the token, the other credential or a path', async () => {
    const server = await startServer((_request, response) =>
      json(response, 400, { message: { url: [`is blocked: https://oauth2:${REMOTE.password.reveal()}@other.example.com/a/b.git`] } }, { 'x-request-id': 'req-1' }));
    const { gitlab, log } = openDoor(server.origin);
    const failure = await failureFrom(gitlab.createPushMirror(PROJECT, REMOTE, SETTINGS));
    expect(failure).toMatchObject({ code: 'refused_by_gitlab', status: 400, field: 'url', endpoint: 'POST projects/:id/remote_mirrors' });
    expect(log.lines).toHaveLength(1);
    expect(log.lines[0]).toMatchObject({ level: 'info', event: 'gitlab.request', data: { instanceId: INSTANCE, endpoint: 'POST projects/:id/remote_mirrors', status: 400, requestId: 'req-1' } });
    expect(Object.keys(log.lines[0]?.data ?? {}).toSorted()).toEqual(['bytes', 'endpoint', 'instanceId', 'ms', 'requestId', 'status']);
    const written = JSON.stringify([failure, log.lines]);
    expect(written).not.toContain(CANARY);
    expect(written).not.toContain(REMOTE.password.reveal());
    expect(server.seen[0]?.body).toContain(`oauth2:${REMOTE.password.reveal()}@`);
  });

  it('keeps causes out of failures', async () => {
    const server = await startServer((_request, response) => response.destroy());
    const error: unknown = await openDoor(server.origin).gitlab.readMetadata().catch((thrown: unknown) => thrown);
    expect(error).toHaveProperty('failure.code', 'unreachable');
    expect(error).not.toHaveProperty('cause');
  });
});

describe('kept-alive connections', () => {
  it('are used again, counted, and closed with the door', async () => {
    const server = await startServer((_request, response) => json(response, 200, { version: '18.4.0', enterprise: true }));
    const { door, gitlab } = openDoor(server.origin);
    for (let call = 0; call < 5; call += 1) await gitlab.readMetadata();
    // A second one is opened where the first is asked again before it has come to rest.
    expect(gitlab.health().connections.open).toBeLessThanOrEqual(2);
    expect(gitlab.health()).toMatchObject({ requests: 5, budget: { perMinute: 600, left: 595 } });
    await door.close();
    await until(() => gitlab.health().connections.open === 0);
  });
});

import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../e2e/world/manual-clock.ts';
import { InstanceId, ProjectId } from '../../src-preload/contract/ids.ts';
import { AppError } from '../rules/app-error.ts';
import { Secret } from '../rules/secret.ts';
import { CANARY, connectionTo, failureFrom, INSTANCE, openDoor } from './test-kit/kit.ts';
import { json, startServer } from './test-kit/server.ts';
import { pass, settle, until } from './test-kit/time.ts';

const start = () => startServer((_request, response) => json(response, 200, { version: '18.4.0', enterprise: true }));

describe('the door', () => {
  it('keeps one line per instance, whatever token and priority come along', async () => {
    const server = await start();
    const { door, gitlab } = openDoor(server.origin);
    await gitlab.readMetadata();
    const renewed = door.to(connectionTo(server.origin, { token: new Secret('glpat-renewed-token-0001') }), 'background');
    await renewed.readMetadata();
    expect(renewed.health().requests).toBe(2);
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${CANARY}`, 'Bearer glpat-renewed-token-0001']);
    expect(door.to(connectionTo(server.origin, { instanceId: InstanceId.parse(8) }), 'person').health().requests).toBe(0);
  });

  it('begins a new line when the address changes or the instance is forgotten', async () => {
    const server = await start();
    const { door, gitlab } = openDoor(server.origin);
    await gitlab.readMetadata();
    expect(door.to(connectionTo(`${server.origin}/gitlab`), 'person').health().requests).toBe(0);
    const back = door.to(connectionTo(server.origin), 'person');
    expect(back.health().requests).toBe(0);
    await back.readMetadata();
    door.forget(INSTANCE);
    expect(door.to(connectionTo(server.origin), 'person').health().requests).toBe(0);
  });

  it('takes the time limit and the repetitions of the settings for the requests after them', async () => {
    const clock = createManualClock();
    const server = await startServer(() => undefined);
    const { door, gitlab } = openDoor(server.origin, { clock });
    door.setLimits({ requestSeconds: 10, retries: 1 });
    const failure = failureFrom(gitlab.readMetadata());
    for (const attempt of [1, 2]) {
      await until(() => server.seen.length === attempt);
      await pass(clock, 10_000);
    }
    expect(await failure).toEqual({ code: 'unreachable', instanceId: INSTANCE, reason: 'timeout' });
    expect(server.seen).toHaveLength(2);
  });

  it('leaves a server alone after as many outages and for as long as the settings say', async () => {
    const clock = createManualClock();
    const server = await startServer((_request, response) => json(response, 502, {}));
    const { door, gitlab } = openDoor(server.origin, { clock });
    door.setLimits({ retries: 0, breakerFailures: 2, breakerRestSeconds: 30 });
    for (let outage = 0; outage < 2; outage += 1) await failureFrom(gitlab.readMetadata());
    expect(await failureFrom(gitlab.readMetadata())).toEqual({ code: 'breaker_open', instanceId: INSTANCE, retryAt: clock.now() + 30_000 });
    clock.advance(30_000);
    await failureFrom(gitlab.readMetadata());
    expect(gitlab.health().breaker.retryAt).toBe(clock.now() + 60_000);
  });

  it('gives its limits to the lines that are there and to those that come', async () => {
    const server = await start();
    const { door, gitlab } = openDoor(server.origin);
    door.setLimits({ requestsPerMinute: 42, concurrency: 1 });
    expect(gitlab.health().budget.perMinute).toBe(42);
    expect(door.to(connectionTo(server.origin, { instanceId: null }), 'person').health().budget.perMinute).toBe(42);
  });

  it('keeps a client for whoever comes again with the same token, until its line is dropped', async () => {
    const server = await start();
    const { door } = openDoor(server.origin);
    const kept = (token: string) => door.kept({ ...connectionTo(server.origin), token: new Secret(token) }, 'background');
    const first = kept('one');
    expect(kept('one')).toBe(first);
    expect(kept('two')).not.toBe(first);
    door.forget(INSTANCE);
    expect(kept('one')).not.toBe(first);
    await kept('one').readMetadata();
  });

  it('keeps no client, and so no token, once they are to be forgotten, but the line with its limits and outages', async () => {
    const server = await start();
    const { door } = openDoor(server.origin);
    const first = door.kept(connectionTo(server.origin), 'background');
    await first.readMetadata();
    door.forgetTokens();
    const next = door.kept(connectionTo(server.origin), 'background');
    expect(next).not.toBe(first);
    expect(next.health().requests).toBe(1);
  });

  it('ends the oldest line of addresses that were only tried', async () => {
    const server = await start();
    const { door } = openDoor(server.origin);
    const tried = Array.from({ length: 9 }, (_one, at) => door.to(connectionTo(`${server.origin}/${at}`, { instanceId: null }), 'person'));
    await Promise.all(tried.slice(1).map((one) => one.readMetadata()));
    const requests = (at: number): number => door.to(connectionTo(`${server.origin}/${at}`, { instanceId: null }), 'person').health().requests;
    expect([8, 1, 0].map(requests)).toEqual([1, 1, 0]);
  });

  it('sends no change that had to wait, where another machine writes by now', async () => {
    let mayWrite = true;
    let answer = (): void => undefined;
    const server = await startServer((_request, response) => {
      answer = () => json(response, 200, { version: '18.4.0', enterprise: true });
    });
    const assertMayWrite = (): void => {
      if (!mayWrite) throw new AppError({ code: 'not_writing', reason: 'elsewhere', holder: null, since: null, renewedAt: null, until: null });
    };
    const { gitlab } = openDoor(server.origin, { limits: { requestsPerMinute: 600, concurrency: 1 }, connection: { assertMayWrite } });
    const reading = gitlab.readMetadata();
    await until(() => server.seen.length === 1);
    const change = failureFrom(gitlab.removeIssue(ProjectId.parse(1), 1));
    await settle();
    mayWrite = false;
    answer();
    await reading;
    expect(await change).toMatchObject({ code: 'not_writing' });
    expect(server.seen).toHaveLength(1);
  });

  it('calls a dead token expired when its day has come, and else unauthorized', async () => {
    const server = await startServer((_request, response) => json(response, 401, { error: 'invalid_token', error_description: 'whatever' }));
    const { door } = openDoor(server.origin);
    const code = async (tokenExpiresAt: number | null) => (await failureFrom(door.to(connectionTo(server.origin, { tokenExpiresAt }), 'person').readUser())).code;
    expect(await code(Date.now() - 1000)).toBe('token_expired');
    expect(await code(Date.now() + 1000_000)).toBe('unauthorized_token');
    expect(await code(null)).toBe('unauthorized_token');
  });

  it('asks GitLab about a token before it is called dead, where 401 may mean the role', async () => {
    const server = await startServer((request, response) =>
      (request.url.endsWith('/self') ? json(response, 503, {}) : json(response, 401, { message: '401 Unauthorized' })));
    const { gitlab } = openDoor(server.origin);
    expect(await failureFrom(gitlab.listPushMirrors(ProjectId.parse(1)))).toMatchObject({ code: 'unreachable', reason: 'server_error' });
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { CLEAN, createWorld, type World } from '../../e2e/world/world.ts';

const PATH = 'platform/api';

let world: World;
afterEach(() => world.close());

const setUp = async (direction: 'push' | 'pull', profiles: Parameters<typeof createWorld>[0] = {}) => {
  world = await createWorld(profiles);
  const pair = await world.join(direction);
  await world.project(PATH);
  return { pairId: pair.id, source: PATH, target: PATH };
};

const nothingLeft = async (): Promise<void> => {
  expect(world.leftovers(PATH)).toEqual(CLEAN);
  expect(await world.call('mirrors.list', {})).toEqual({ items: [], total: 0 });
};

describe('creating a mirror', () => {
  it.each(['push', 'pull'] as const)('makes a %s mirror on GitLab, follows it and finds both sides equal', async (direction) => {
    const input = await setUp(direction);
    const made = await world.call('mirrors.create', input);
    expect(made).toMatchObject({ direction, setup: 'ready', verified: { state: 'never' }, credential: { state: 'active' } });
    await world.settle();
    const mirror = await world.call('mirrors.get', { mirrorId: made.id });
    expect(mirror).toMatchObject({ observed: { status: 'ok' }, verified: { state: 'equal', settings: 'match', equal: 1 } });
    expect(await world.target.server.refs(PATH)).toEqual(await world.source.server.refs(PATH));
    expect(world.leftovers(PATH)).toEqual({ tokens: 1, pushMirrors: direction === 'push' ? 1 : 0, pullMirrors: direction === 'pull' ? 1 : 0 });
  });

  it('gives the credential only what the direction needs', async () => {
    const input = await setUp('push');
    await world.call('mirrors.create', input);
    const [token] = world.target.server.tokens(PATH);
    expect(token).toMatchObject({ scopes: ['write_repository'] });
    expect(token?.name).toMatch(/^mirror-maestro\/[^/]+\/[0-9A-Z]{26}$/);
    expect(world.source.server.tokens(PATH)).toEqual([]);
  });
});

describe('what speaks against a mirror is said and leaves nothing behind', () => {
  it('a role that is too low on the remote project', async () => {
    const input = await setUp('push');
    world.target.server.addMember(world.target.server.project(PATH), world.target.admin, 30);
    expect(await world.refusal('mirrors.create', input)).toMatchObject({ code: 'missing_role', project: PATH, needed: 'maintainer' });
    await nothingLeft();
  });

  it('a role that is too low on the owner project', async () => {
    const input = await setUp('push');
    world.source.server.addMember(world.source.server.project(PATH), world.source.admin, 30);
    expect(await world.refusal('mirrors.create', input)).toMatchObject({ code: 'missing_role', needed: 'maintainer' });
    await nothingLeft();
  });

  it('a Community target of a pull mirror', async () => {
    const input = await setUp('pull', { target: { edition: 'ce' } });
    expect(await world.refusal('mirrors.create', input)).toMatchObject({ code: 'not_supported', capability: 'pull_mirror' });
    await nothingLeft();
  });

  it('an archived target', async () => {
    const input = await setUp('push');
    world.target.server.archive(PATH);
    expect(await world.refusal('mirrors.create', input)).toMatchObject({ code: 'project_archived', project: PATH });
    await nothingLeft();
  });

  it('a project that is not there', async () => {
    const input = await setUp('push');
    expect(await world.refusal('mirrors.create', { ...input, target: 'platform/nothing' })).toMatchObject({ code: 'not_found', kind: 'project' });
    await nothingLeft();
  });

  it('a server that is down', async () => {
    const input = await setUp('push');
    await world.target.server.close();
    expect(await world.passing(world.refusal('mirrors.create', input))).toMatchObject({ code: 'unreachable', reason: 'refused' });
    expect(world.source.server.pushMirrors(PATH)).toEqual([]);
  });

  it('the same mirror twice', async () => {
    const input = await setUp('push');
    await world.call('mirrors.create', input);
    expect(await world.refusal('mirrors.create', input)).toMatchObject({ code: 'conflict', reason: 'mirror_exists' });
    expect(world.leftovers(PATH)).toEqual({ tokens: 1, pushMirrors: 1, pullMirrors: 0 });
  });

  it('a token of the instance that was revoked meanwhile', async () => {
    const input = await setUp('push');
    world.target.server.revokeToken(world.target.token.id);
    expect(await world.refusal('mirrors.create', input)).toMatchObject({ code: 'unauthorized_token' });
    expect(world.source.server.pushMirrors(PATH)).toEqual([]);
  });
});

describe('when GitLab fails in the middle', () => {
  it.each(['push', 'pull'] as const)('takes the credential back where the %s mirror is refused', async (direction) => {
    const input = await setUp(direction);
    const owner = direction === 'push' ? world.source.server : world.target.server;
    owner.faults.add({ method: direction === 'push' ? 'POST' : 'PUT', path: /\/(remote_mirrors|mirror\/pull)$/, kind: 'status', status: 400, body: { message: { url: ['is blocked: Requests to the local network are not allowed'] } } });
    expect(await world.refusal('mirrors.create', input)).toMatchObject({ code: 'refused_by_gitlab', field: 'url' });
    await nothingLeft();
  });

  it('does not make a second credential after a lost reply, but finds the first and replaces it', async () => {
    const input = await setUp('push');
    world.target.server.faults.add({ method: 'POST', path: /access_tokens$/, kind: 'reset_after_commit' });
    await world.passing(world.call('mirrors.create', input));
    expect(world.leftovers(PATH)).toMatchObject({ tokens: 1, pushMirrors: 1 });
    expect(world.target.server.tokens(PATH)).toHaveLength(2);
  });

  it.each(['push', 'pull'] as const)('finds the %s mirror again after a lost reply', async (direction) => {
    const input = await setUp(direction);
    const owner = direction === 'push' ? world.source.server : world.target.server;
    owner.faults.add({ method: direction === 'push' ? 'POST' : 'PUT', path: /\/(remote_mirrors|mirror\/pull)$/, kind: 'reset_after_commit', times: 5 });
    await world.passing(world.call('mirrors.create', input));
    expect(world.leftovers(PATH)).toEqual({ tokens: 1, pushMirrors: direction === 'push' ? 1 : 0, pullMirrors: direction === 'pull' ? 1 : 0 });
  });

  it.each([['credential', 'target', /access_tokens$/], ['mirror', 'source', /remote_mirrors$/]] as const)('makes no second %s where GitLab goes on after the connection is lost', async (_what, side, path) => {
    // The versions that would refuse a second mirror to the same address are later.
    const input = await setUp('push', { source: { version: '18.4.0' } });
    const passed = (ms: number): Promise<void> => new Promise((resolve) => void world.clock.after(ms, resolve));
    world[side].server.faults.add({ method: 'POST', path, kind: 'commit_late', onStrike: () => passed(20_000) });
    await world.passing(world.call('mirrors.create', input));
    await world.passing(passed(30_000));
    expect(world.leftovers(PATH)).toMatchObject({ tokens: 1, pushMirrors: 1 });
  });

  it.each([['credential', 'target', /access_tokens$/], ['mirror', 'source', /remote_mirrors$/]] as const)('leaves no %s that comes late, where nobody is there to ask at first', async (_what, side, path) => {
    const input = await setUp('push');
    const { faults } = world[side].server;
    const passed = (ms: number): Promise<void> => new Promise((resolve) => void world.clock.after(ms, resolve));
    faults.add({
      method: 'POST', path, kind: 'commit_late',
      onStrike() {
        faults.add({ method: 'GET', path, kind: 'status', status: 400, body: { message: 'no' }, times: 2 });
        return passed(40_000);
      },
    });
    expect(await world.passing(world.refusal('mirrors.create', input))).toMatchObject({ code: 'outcome_unknown' });
    for (let round = 0; round < 6; round += 1) {
      await world.settle();
      await world.passing(passed(15_000));
    }
    await world.settle();
    await nothingLeft();
  });

  it('keeps as clean-up what cannot be taken back now, and retries it until it is done', async () => {
    const input = await setUp('push');
    world.source.server.faults.add({ method: 'POST', path: /\/remote_mirrors$/, kind: 'status', status: 400, body: { message: { url: ['is blocked'] } } });
    world.target.server.faults.add({ method: 'DELETE', path: /access_tokens/, kind: 'status', status: 503, times: 8 });
    expect(await world.passing(world.refusal('mirrors.create', input))).toMatchObject({ code: 'refused_by_gitlab' });
    expect(world.leftovers(PATH)).toMatchObject({ tokens: 1 });
    for (let round = 0; round < 6; round += 1) {
      await world.settle();
      world.clock.advance(600_000);
    }
    await nothingLeft();
    expect((await world.call('activity.list', { action: 'cleanup.done' })).total).toBe(1);
  });
});

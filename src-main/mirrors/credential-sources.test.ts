import { afterEach, describe, expect, it, vi } from 'vitest';
import { createWorld, type World } from '../../e2e/world/world.ts';
import type { MirrorId, PairId } from '../../src-preload/contract/ids.ts';

const PATHS = ['platform/api', 'platform/web'] as const;
const [PATH, OTHER] = PATHS;
const OWNER = 50;

/** Each of these lets two servers run several mirrors, one after the other. */
vi.setConfig({ testTimeout: 30_000 });

let world: World;
let pairId: PairId;
afterEach(() => world.close());

type Direction = 'push' | 'pull';
const sides = (direction: Direction) => (direction === 'push' ? { owner: world.source, remote: world.target } : { owner: world.target, remote: world.source });

const joined = async (direction: Direction, credential: object, profile: NonNullable<Parameters<typeof createWorld>[0]> = {}): Promise<void> => {
  world = await createWorld(profile);
  pairId = (await world.join(direction, { overwriteDiverged: true, ...credential })).id;
  for (const path of PATHS) await world.project(path);
  const { server, admin } = sides(direction).remote;
  server.addMember(server.addGroup({ path: 'platform' }), admin, OWNER);
};

const create = async (path: string): Promise<MirrorId> => {
  const { id } = await world.call('mirrors.create', { pairId, source: path, target: path });
  await world.settle();
  return id;
};

const alive = <T extends { revoked: boolean }>(tokens: readonly T[]): T[] => tokens.filter((token) => !token.revoked);

/** Everything of ours that could log in to the remote side. */
const living = (direction: Direction) => {
  const { server } = sides(direction).remote;
  return {
    project: PATHS.flatMap((path) => alive(server.tokens(path))).length,
    group: alive(server.groupTokens('platform')).length,
    deploy: PATHS.flatMap((path) => alive(server.deployTokens(path))).length,
    keys: PATHS.flatMap((path) => server.deployKeys(path)).length,
  };
};
const NONE = { project: 0, group: 0, deploy: 0, keys: 0 };

const expectWorking = async (mirrorId: MirrorId, path: string = PATH): Promise<void> => {
  await world.source.server.commit(path, { files: { 'after.txt': String(world.clock.now()) } });
  await world.call('mirrors.trigger', { mirrorId });
  await world.settle();
  expect(await world.call('mirrors.get', { mirrorId })).toMatchObject({ setup: 'ready', observed: { status: 'ok' }, verified: { state: 'equal', settings: 'match' } });
};

/** Moves a mirror to what its pair says, by a plan. */
const change = async (mirrorId: MirrorId): Promise<void> => {
  const plan = await world.call('plans.make', { kind: 'credential', select: { mirrorIds: [mirrorId] } });
  expect(plan.steps).toMatchObject([{ action: 'credential', undo: 'none' }]);
  const { jobId } = await world.call('plans.apply', { planId: plan.id });
  await world.settle();
  expect(await world.call('jobs.get', { jobId })).toMatchObject({ state: 'succeeded' });
};

describe.each(['push', 'pull'] as const)('a group token of a %s mirror', (direction) => {
  it('is shared by the mirrors of the pair, and revoked with the last of them', async () => {
    await joined(direction, { credentialSource: 'group_token' });
    const first = await create(PATH);
    const second = await create(OTHER);
    expect(living(direction)).toEqual({ ...NONE, group: 1 });
    await expectWorking(first);
    await expectWorking(second, OTHER);
    await world.call('mirrors.remove', { mirrorId: first });
    expect(living(direction)).toEqual({ ...NONE, group: 1 });
    await expectWorking(second, OTHER);
    await world.call('mirrors.remove', { mirrorId: second });
    expect(living(direction)).toEqual(NONE);
  });

  it('is renewed once: the first mirror makes the next, the other takes it', async () => {
    await joined(direction, { credentialSource: 'group_token' });
    const first = await create(PATH);
    const second = await create(OTHER);
    await world.call('mirrors.rotateToken', { mirrorId: first });
    await world.settle();
    expect(living(direction)).toEqual({ ...NONE, group: 2 });
    await world.call('mirrors.rotateToken', { mirrorId: second });
    await world.settle();
    expect(living(direction)).toEqual({ ...NONE, group: 1 });
    expect(sides(direction).remote.server.groupTokens('platform')).toHaveLength(2);
    await expectWorking(first);
    await expectWorking(second, OTHER);
  });

  it('takes the Owner role, which preflight says', async () => {
    await joined(direction, { credentialSource: 'group_token' });
    const { server, admin } = sides(direction).remote;
    server.addMember(server.addGroup({ path: 'platform' }), admin, 0);
    const { checks } = await world.call('mirrors.preflight', { pairId, source: PATH, target: PATH });
    expect(checks[0]).toMatchObject({ check: 'role', level: 'blocker', failure: { code: 'missing_role', needed: 'owner', project: 'platform' } });
    expect(await world.refusal('mirrors.create', { pairId, source: PATH, target: PATH })).toMatchObject({ code: 'missing_role', needed: 'owner' });
    expect(living(direction)).toEqual(NONE);
  });
});

describe('the group of a pair', () => {
  it('has to be above the remote project', async () => {
    await joined('push', { credentialSource: 'group_token', credentialGroup: 'elsewhere' });
    expect(await world.refusal('mirrors.create', { pairId, source: PATH, target: PATH })).toEqual({ code: 'invalid_input', field: 'credentialGroup', rule: 'ancestor_group' });
  });

  it('does not give up the token of the others where one mirror cannot be made', async () => {
    await joined('push', { credentialSource: 'group_token' });
    const first = await create(PATH);
    world.source.server.faults.add({ method: 'POST', path: /remote_mirrors$/, kind: 'status', status: 403, body: '{"message":"403 Forbidden"}' });
    await world.refusal('mirrors.create', { pairId, source: OTHER, target: OTHER });
    await world.settle();
    expect(living('push')).toEqual({ ...NONE, group: 1 });
    await expectWorking(first);
  });

  it('leaves nothing behind where the only mirror cannot be made', async () => {
    await joined('push', { credentialSource: 'group_token' });
    world.source.server.faults.add({ method: 'POST', path: /remote_mirrors$/, kind: 'status', status: 403, body: '{"message":"403 Forbidden"}' });
    await world.refusal('mirrors.create', { pairId, source: PATH, target: PATH });
    await world.settle();
    expect(living('push')).toEqual(NONE);
    expect((await world.call('cleanUps.list', {})).total).toBe(0);
  });
});

describe('a deploy token', () => {
  it('reads the source of a pull mirror, is renewed and removed with it', async () => {
    await joined('pull', { credentialSource: 'deploy_token' });
    const mirrorId = await create(PATH);
    expect(living('pull')).toEqual({ ...NONE, deploy: 1 });
    expect(world.source.server.deployTokens(PATH)).toMatchObject([{ scopes: ['read_repository'] }]);
    await world.call('mirrors.rotateToken', { mirrorId });
    await world.settle();
    expect(living('pull')).toEqual({ ...NONE, deploy: 1 });
    expect(world.source.server.deployTokens(PATH)).toHaveLength(2);
    await expectWorking(mirrorId);
    await world.call('mirrors.remove', { mirrorId });
    expect(living('pull')).toEqual(NONE);
  });

  it('cannot push', async () => {
    world = await createWorld();
    await world.join('push');
    const [pair] = (await world.call('pairs.list', {})).items;
    expect(await world.refusal('pairs.update', { pairId: pair?.id, credentialSource: 'deploy_token' })).toEqual({ code: 'invalid_input', field: 'credentialSource', rule: 'pull_only' });
  });
});

describe.each(['push', 'pull'] as const)('a given account of a %s mirror', (direction) => {
  const account = () => ({ credentialSource: 'account' as const, account: { username: 'maintainer', password: sides(direction).remote.token.value } });
  const joinedWithAccount = async (): Promise<void> => {
    await joined(direction, {});
    await world.call('pairs.update', { pairId, ...account() });
  };

  it('is what GitLab logs in with, makes nothing on the remote project, and is never shown', async () => {
    await joinedWithAccount();
    const mirrorId = await create(PATH);
    expect(living(direction)).toEqual(NONE);
    await expectWorking(mirrorId);
    const answers = JSON.stringify([await world.call('pairs.get', { pairId }), await world.call('mirrors.get', { mirrorId }), await world.call('activity.list', {})]);
    expect(answers).not.toContain(sides(direction).remote.token.value);
    expect(await world.call('pairs.get', { pairId })).toMatchObject({ credentialSource: 'account', accountUsername: 'maintainer' });
    expect((await world.call('mirrors.expiries', {})).endless).toEqual([{ kind: 'account', mirrors: 1 }]);
  });

  it('gets a new password from a person, and a plan brings it to the mirrors', async () => {
    await joinedWithAccount();
    const mirrorId = await create(PATH);
    expect(await world.refusal('mirrors.rotateToken', { mirrorId })).toEqual({ code: 'conflict', reason: 'credential_source' });
    const { server, admin, token } = sides(direction).remote;
    const next = server.addToken(admin, { scopes: ['api'] });
    await world.call('pairs.update', { pairId, account: { username: 'maintainer', password: next.value } });
    await change(mirrorId);
    const again = await world.call('plans.make', { kind: 'credential', select: { mirrorIds: [mirrorId] } });
    expect(again.steps).toMatchObject([{ action: 'skip', failure: null }]);
    const password = direction === 'push' ? world.source.server.pushMirrors(PATH)[0]?.remote.password : world.target.server.pullMirror(PATH).remote?.password;
    expect([password === next.value, password === token.value]).toEqual([true, false]);
    await expectWorking(mirrorId);
  });

  it('goes with the last that needs it', async () => {
    await joinedWithAccount();
    const mirrorId = await create(PATH);
    await world.call('pairs.update', { pairId, credentialSource: 'project_token' });
    expect(await world.call('pairs.get', { pairId })).toMatchObject({ accountUsername: null });
    await expectWorking(mirrorId);
    await change(mirrorId);
    expect(living(direction)).toEqual({ ...NONE, project: 1 });
    await world.call('pairs.remove', { pairId, mirrors: 'remove' });
    expect(living(direction)).toEqual(NONE);
  });
});

describe('an account', () => {
  it('is asked for, and taken by no other source', async () => {
    await joined('push', {});
    expect(await world.refusal('pairs.update', { pairId, credentialSource: 'account' })).toMatchObject({ code: 'invalid_input', field: 'account.password', rule: 'required' });
    expect(await world.refusal('pairs.update', { pairId, account: { username: 'a', password: 'b' } })).toMatchObject({ code: 'invalid_input', field: 'account', rule: 'only_for_account' });
  });
});

describe.each(['18.4.0', '19.3.0'])('an SSH key on GitLab %s', (version) => {
  const joinedWithKey = async (): Promise<MirrorId> => {
    await joined('push', { credentialSource: 'ssh_key' }, { source: { version }, target: { version } });
    const mirrorId = await create(PATH);
    // After its first push GitLab protects the default branch, and lets a deploy key pass only by name.
    world.target.server.unprotect(PATH, 'main');
    return mirrorId;
  };

  it('is made by GitLab, allowed to push by a deploy key, and gone with the mirror', async () => {
    const mirrorId = await joinedWithKey();
    expect(living('push')).toEqual({ ...NONE, keys: 1 });
    expect(world.source.server.pushMirrors(PATH)).toMatchObject([{ authMethod: 'ssh_public_key', remote: { password: null } }]);
    await expectWorking(mirrorId);
    expect((await world.call('mirrors.get', { mirrorId })).credential).toMatchObject({ state: 'active', kind: 'ssh_key', expiresAt: null });
    await world.call('mirrors.remove', { mirrorId });
    expect(living('push')).toEqual(NONE);
    expect(world.leftovers(PATH)).toEqual({ tokens: 0, pushMirrors: 0, pullMirrors: 0 });
  });

  it('is renewed with its mirror, in its place where the address may not be there twice', async () => {
    const mirrorId = await joinedWithKey();
    const [before] = world.target.server.deployKeys(PATH);
    await world.call('mirrors.rotateToken', { mirrorId });
    await world.settle();
    const [after, ...more] = world.target.server.deployKeys(PATH);
    expect(more).toEqual([]);
    expect(after?.key).not.toBe(before?.key);
    expect(world.source.server.pushMirrors(PATH)).toHaveLength(1);
    await expectWorking(mirrorId);
  });

  it('takes over from a token and gives back to one by a plan', async () => {
    const mirrorId = await joinedWithKey();
    await world.call('pairs.update', { pairId, credentialSource: 'project_token' });
    await change(mirrorId);
    expect(living('push')).toEqual({ ...NONE, project: 1 });
    await expectWorking(mirrorId);
    await world.call('pairs.update', { pairId, credentialSource: 'ssh_key' });
    await change(mirrorId);
    expect(living('push')).toEqual({ ...NONE, keys: 1 });
    expect(world.source.server.pushMirrors(PATH)).toHaveLength(1);
    await expectWorking(mirrorId);
  });

  it('leaves all as it was where the deploy key is refused', async () => {
    const mirrorId = await joinedWithKey();
    await world.call('pairs.update', { pairId, credentialSource: 'project_token' });
    await change(mirrorId);
    await world.call('pairs.update', { pairId, credentialSource: 'ssh_key' });
    world.target.server.faults.add({ method: 'POST', path: /deploy_keys$/, kind: 'status', status: 403, body: '{"message":"403 Forbidden"}' });
    expect(await world.refusal('mirrors.rotateToken', { mirrorId })).toMatchObject({ code: 'missing_role' });
    await world.settle();
    expect(living('push')).toEqual({ ...NONE, project: 1 });
    expect(world.source.server.pushMirrors(PATH)).toHaveLength(1);
    await expectWorking(mirrorId);
  });
});

describe('an SSH key where GitLab cannot', () => {
  it('is refused before anything is made, on a version without it', async () => {
    await joined('push', { credentialSource: 'ssh_key' }, { source: { version: '17.8.0' } });
    expect(await world.refusal('mirrors.create', { pairId, source: PATH, target: PATH })).toMatchObject({ code: 'not_supported', capability: 'ssh_mirror' });
    expect(living('push')).toEqual(NONE);
  });

  it('is refused for a pair that pulls', async () => {
    await joined('pull', {});
    expect(await world.refusal('pairs.update', { pairId, credentialSource: 'ssh_key' })).toMatchObject({ code: 'not_supported', capability: 'ssh_mirror' });
  });
});

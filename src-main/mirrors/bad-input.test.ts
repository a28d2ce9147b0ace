import { afterEach, describe, expect, it } from 'vitest';
import { CLEAN, createWorld, type World } from '../../e2e/world/world.ts';
import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Input } from '../../src-preload/contract/methods.ts';
import type { Direction } from '../../src-preload/contract/models/pair.ts';

const PATH = 'platform/api';
const MOVED = 'archive/api-old';
const ONE = { push: { tokens: 1, pushMirrors: 1, pullMirrors: 0 }, pull: { tokens: 1, pushMirrors: 0, pullMirrors: 1 } };
const SLOW = { timeout: 60_000 };

let world: World;
let mirrorId: MirrorId;
afterEach(() => world.close());

const mirrored = async (direction: Direction): Promise<void> => {
  world = await createWorld();
  const pair = await world.join(direction);
  await world.project(PATH);
  mirrorId = (await world.call('mirrors.create', { pairId: pair.id, source: PATH, target: PATH })).id;
  await world.settle();
};
const verify = () => world.passing(world.call('mirrors.verify', { mirrorId }));
const get = () => world.call('mirrors.get', { mirrorId });
/** Asks GitLab to run the mirror, and lets it be followed to its end. */
const run = async (): Promise<void> => {
  await world.passing(world.call('mirrors.trigger', { mirrorId }));
  await world.settle();
};
const repair = async () => {
  const plan = await world.call('plans.make', { kind: 'repair', select: { mirrorIds: [mirrorId] } });
  const { jobId } = await world.call('plans.apply', { planId: plan.id });
  await world.settle();
  return { job: await world.call('jobs.get', { jobId }), plan: await world.call('plans.get', { planId: plan.id }) };
};
/** The ends as they are called in a mirror: the remote's address is in GitLab's mirror, the owner's number is. */
const remoteOf = (direction: Direction) => (direction === 'push' ? world.target : world.source);
const ownerOf = (direction: Direction) => (direction === 'push' ? world.source : world.target);
const remoteSide = { push: 'target', pull: 'source' } as const;
const ownerSide = { push: 'source', pull: 'target' } as const;
/** Somebody else's project in the place of one. */
const takePath = async (side: World['source']): Promise<void> => side.server.addMember(await side.server.addProject({ path: PATH }), side.admin, 40);

describe.each(['push', 'pull'] as const)('a %s mirror whose', SLOW, (direction) => {
  it('remote project was renamed and moved leads to the old address, and the repair gives it the new one', async () => {
    await mirrored(direction);
    remoteOf(direction).server.moveProject(PATH, MOVED);
    expect(await verify()).toMatchObject({ settings: { state: 'drift', differences: [{ field: 'url' }] }, refs: { state: 'equal' } });
    expect(await get()).toMatchObject({ [remoteSide[direction]]: { path: MOVED }, diagnosis: { cause: 'address_differs', action: direction === 'push' ? 'recreate' : 'reapply' } });
    const { plan } = await repair();
    expect(plan.steps).toMatchObject([{ action: direction === 'push' ? 'recreate' : 'update', state: 'done' }]);
    await run();
    expect(await get()).toMatchObject({ diagnosis: null, observed: { status: 'ok' }, verified: { state: 'equal', settings: 'match' } });
  });

  it('owner project was moved goes on as before, under its new path', async () => {
    await mirrored(direction);
    ownerOf(direction).server.moveProject(PATH, MOVED);
    await world.source.server.commit(direction === 'push' ? MOVED : PATH, { files: { 'a.txt': 'a' } });
    await run();
    expect(await get()).toMatchObject({ [ownerSide[direction]]: { path: MOVED }, diagnosis: null, verified: { state: 'equal', settings: 'match' } });
  });

  it.each(['pending', 'gone'] as const)('source was deleted (%s) says so on both directions, and can be removed', async (how) => {
    await mirrored(direction);
    world.source.server.removeProject(PATH, how);
    expect((await verify()).refs).toMatchObject({ state: 'unknown', failure: { code: 'not_found', kind: 'project', name: PATH } });
    expect(await get()).toMatchObject({ diagnosis: { cause: 'source_missing', action: 'open_source' }, refsFailure: { code: 'not_found', name: PATH } });
    await world.passing(world.call('mirrors.remove', { mirrorId }));
    await world.settle();
    expect((await world.call('cleanUps.list', {})).total).toBe(0);
    expect(world.target.server.tokens(PATH).filter(({ revoked }) => !revoked)).toEqual([]);
  });

  it('target was deleted says so, and cannot be made anew: the failure is the project’s, and nothing is made', async () => {
    await mirrored(direction);
    world.target.server.removeProject(PATH, 'gone');
    const { settings } = await verify();
    expect(settings.state).toBe(direction === 'push' ? 'match' : 'orphan');
    expect(await get()).toMatchObject({ diagnosis: { cause: 'target_missing', action: 'open_target' } });
    if (direction === 'push') return;
    expect((await repair()).plan.steps).toMatchObject([{ action: 'recreate', state: 'failed', failure: { code: 'not_found', kind: 'project', name: PATH } }]);
    expect(world.source.server.tokens(PATH).filter(({ revoked }) => !revoked)).toHaveLength(1);
  });

  it.each(['source', 'target'] as const)('%s path was taken by another project never takes that one for its own', async (side) => {
    await mirrored(direction);
    world[side].server.removeProject(PATH, 'gone');
    await takePath(world[side]);
    expect((await verify()).refs).toMatchObject({ state: 'unknown', failure: { code: 'conflict', reason: 'project_replaced', name: PATH } });
    expect(await get()).toMatchObject({ diagnosis: { cause: `${side}_replaced`, action: `open_${side}` } });
    await world.passing(world.call('mirrors.remove', { mirrorId }));
    await world.settle();
    expect(world.leftovers(PATH)).toEqual(CLEAN);
    expect((await world.call('cleanUps.list', {})).total).toBe(0);
  });

  it('remote project moved away and whose path was taken then is told from the new one', async () => {
    await mirrored(direction);
    remoteOf(direction).server.moveProject(PATH, MOVED);
    await takePath(remoteOf(direction));
    expect((await verify()).settings).toMatchObject({ state: 'drift', differences: [{ field: 'url' }] });
    expect(await get()).toMatchObject({ [remoteSide[direction]]: { path: MOVED }, diagnosis: { cause: 'address_differs' } });
  });

  it('owner’s role was lost names the project, and keeps the mirror as it is', async () => {
    await mirrored(direction);
    const { server, admin } = ownerOf(direction);
    server.addMember(server.project(PATH), admin, 20);
    for (const method of ['mirrors.verify', 'mirrors.trigger', 'mirrors.refresh'] as const) {
      expect(await world.refusal(method, { mirrorId })).toMatchObject({ code: 'missing_role', project: PATH, needed: 'maintainer' });
    }
    expect(world.leftovers(PATH)).toEqual(ONE[direction]);
  });

  it('remote’s role was lost is not taken away by a repair that could not make it anew', async () => {
    await mirrored(direction);
    const { server, admin } = remoteOf(direction);
    server.moveProject(PATH, MOVED);
    await verify();
    server.addMember(server.project(MOVED), admin, 20);
    const living = () => server.tokens(MOVED).filter(({ revoked }) => !revoked).length;
    const { plan } = await repair();
    expect(plan.steps).toMatchObject([direction === 'push' ? { action: 'recreate', state: 'failed', failure: { code: 'missing_role', project: MOVED } } : { action: 'update' }]);
    expect(living()).toBe(1);
  });

  it('token was revoked by hand says that it is refused, and a rotation mends it', async () => {
    await mirrored(direction);
    const { server } = remoteOf(direction);
    for (const { id } of server.tokens(PATH)) server.revokeToken(id);
    await world.source.server.commit(PATH, { files: { 'a.txt': 'a' } });
    await run();
    expect(await get()).toMatchObject({ diagnosis: { cause: 'credential_rejected', action: 'rotate' } });
    await world.passing(world.call('mirrors.rotateToken', { mirrorId }));
    await world.settle();
    expect(await get()).toMatchObject({ diagnosis: null, verified: { state: 'equal' } });
    expect(world.leftovers(PATH)).toEqual(ONE[direction]);
  });

  it('server’s own token was revoked by hand says which server, and is never green by it', async () => {
    await mirrored(direction);
    const { id } = await world.call('instances.list', {}).then(({ items }) => items.find(({ name }) => name === (direction === 'push' ? 'Target' : 'Source')) ?? { id: 0 });
    remoteOf(direction).server.revokeToken(remoteOf(direction).token.id);
    expect((await verify()).refs).toMatchObject({ state: 'unknown', failure: { code: 'unauthorized_token', instanceId: id } });
    expect(await get()).toMatchObject({ verified: { state: 'unknown' }, refsFailure: { code: 'unauthorized_token' } });
  });

  it('owner is in maintenance is read as before, changes say so, and what is removed is cleaned up afterwards', async () => {
    await mirrored(direction);
    ownerOf(direction).server.settings.maintenance = true;
    expect((await verify()).refs.state).toBe('equal');
    expect(await world.passing(world.refusal('mirrors.trigger', { mirrorId }))).toMatchObject({ code: 'unreachable', reason: 'maintenance' });
    expect(await world.passing(world.refusal('mirrors.update', { mirrorId, overrides: { overwriteDiverged: true } }))).toMatchObject({ code: 'unreachable', reason: 'maintenance' });
    expect((await get()).desired.overrides.overwriteDiverged).toBeNull();
    expect((await world.passing(world.call('mirrors.remove', { mirrorId }))).cleanUpsLeft).toBeGreaterThan(0);
    expect((await world.call('cleanUps.list', {})).items[0]).toMatchObject({ failure: { code: 'unreachable', reason: 'maintenance' } });
    ownerOf(direction).server.settings.maintenance = false;
    for (let round = 0; round < 8; round += 1) {
      await world.settle();
      world.clock.advance(3_600_000);
    }
    expect(world.leftovers(PATH)).toEqual(CLEAN);
  });
});

describe('an archived project', SLOW, () => {
  it('as the target of a push mirror is named as the reason, which GitLab’s own text does not say', async () => {
    await mirrored('push');
    world.target.server.archive(PATH);
    expect(await get()).toMatchObject({ diagnosis: null });
    await world.source.server.commit(PATH, { files: { 'a.txt': 'a' } });
    await run();
    expect((await verify()).refs).toMatchObject({ state: 'behind', failure: { code: 'project_archived', project: PATH } });
    expect(await get()).toMatchObject({ observed: { status: 'failed' }, diagnosis: { cause: 'target_archived', action: 'open_target' } });
  });

  it('as a source is still equal', async () => {
    await mirrored('push');
    world.source.server.archive(PATH);
    expect((await verify()).refs).toMatchObject({ state: 'equal', failure: null });
    expect((await get()).diagnosis).toBeNull();
  });
});

describe('what is refused before anything is made', SLOW, () => {
  const ready = async (direction: Direction, profiles = {}) => {
    world = await createWorld(profiles);
    const pair = await world.join(direction);
    await world.project(PATH);
    return { pairId: pair.id, source: PATH, target: PATH };
  };
  const checkOf = async (input: Input<'mirrors.preflight'>, check: string) => (await world.call('mirrors.preflight', input)).checks.find((one) => one.check === check);

  it.each(['push', 'pull'] as const)('a server in maintenance (%s)', async (direction) => {
    const input = await ready(direction);
    world.target.server.settings.maintenance = true;
    expect(await world.passing(world.refusal('mirrors.create', input))).toMatchObject({ code: 'unreachable', reason: 'maintenance' });
    world.target.server.settings.maintenance = false;
    await world.settle();
    expect(world.leftovers(PATH)).toEqual(CLEAN);
    expect((await world.call('mirrors.list', {})).total).toBe(0);
  });

  it('the eleventh enabled push mirror', async () => {
    const input = await ready('push');
    const url = `${world.source.server.url}/api/v4/projects/${encodeURIComponent(PATH)}/remote_mirrors`;
    for (let nth = 0; nth < 10; nth += 1) {
      const made = await fetch(url, { method: 'POST', headers: { 'PRIVATE-TOKEN': world.source.token.value, 'Content-Type': 'application/json' }, body: JSON.stringify({ url: `${world.target.server.url}/other/p${nth}.git`, enabled: true }) });
      expect(made.status).toBe(201);
    }
    expect(await world.refusal('mirrors.create', input)).toMatchObject({ code: 'conflict', reason: 'too_many_push_mirrors' });
    expect(world.leftovers(PATH)).toEqual({ tokens: 0, pushMirrors: 10, pullMirrors: 0 });
  });

  it('a regex that RE2 refuses, and a regex together with protected-only, on a mirror and on a pair', async () => {
    const input = await ready('push');
    expect(await world.refusal('mirrors.create', { ...input, overrides: { branchRegex: '(?=main)' } })).toMatchObject({ code: 'invalid_input', field: 'overrides.branchRegex', rule: 're2' });
    expect(await world.refusal('mirrors.create', { ...input, overrides: { branchRegex: 'main', onlyProtectedBranches: true } })).toMatchObject({ field: 'overrides.branchRegex', rule: 'exclusive' });
    expect(await world.refusal('pairs.update', { pairId: input.pairId, branchRegex: '(a)\\1' })).toMatchObject({ field: 'branchRegex', rule: 're2' });
    expect(await world.refusal('pairs.update', { pairId: input.pairId, branchRegex: 'main', onlyProtectedBranches: true })).toMatchObject({ field: 'branchRegex', rule: 'exclusive' });
    expect(world.leftovers(PATH)).toEqual(CLEAN);
  });

  it('nothing where two mirrors write to one target: the second is warned of, with the first by its name', async () => {
    const input = await ready('push');
    await world.call('mirrors.create', input);
    world.source.server.addMember(await world.source.server.addProject({ path: 'platform/web' }), world.source.admin, 40);
    expect(await checkOf({ ...input, source: 'platform/web' }, 'target_used_twice')).toMatchObject({ level: 'warning', failure: { code: 'conflict', reason: 'target_used_twice', mirrors: 1 }, names: [PATH] });
  });
});

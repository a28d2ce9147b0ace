import { afterEach, describe, expect, it } from 'vitest';
import { CLEAN, createWorld, type World } from '../../e2e/world/world.ts';
import type { MirrorId } from '../../src-preload/contract/ids.ts';

const PATH = 'platform/api';

let world: World;
let mirrorId: MirrorId;
afterEach(() => world.close());

const mirrored = async (direction: 'push' | 'pull'): Promise<void> => {
  world = await createWorld();
  const pair = await world.join(direction);
  await world.project(PATH);
  mirrorId = (await world.call('mirrors.create', { pairId: pair.id, source: PATH, target: PATH })).id;
  await world.settle();
};

const owner = (direction: 'push' | 'pull') => (direction === 'push' ? world.source.server : world.target.server);
const settingsPath = /\/(remote_mirrors\/\d+|mirror\/pull)$/;

describe.each(['push', 'pull'] as const)('changing a %s mirror', (direction) => {
  it('sends the effective settings to GitLab and keeps the override', async () => {
    await mirrored(direction);
    const after = await world.call('mirrors.update', { mirrorId, overrides: { overwriteDiverged: true } });
    expect(after.desired).toMatchObject({ overrides: { overwriteDiverged: true, onlyProtectedBranches: null }, effective: { overwriteDiverged: true } });
    const seen = await world.call('mirrors.verify', { mirrorId });
    expect(seen.settings).toEqual({ state: 'match', differences: [] });
    const inherits = await world.call('mirrors.update', { mirrorId, overrides: { overwriteDiverged: null } });
    expect(inherits.desired.effective.overwriteDiverged).toBe(false);
    expect((await world.call('mirrors.verify', { mirrorId })).settings.state).toBe('match');
  });

  it('changes nothing here where GitLab refuses', async () => {
    await mirrored(direction);
    owner(direction).faults.add({ method: 'PUT', path: settingsPath, kind: 'status', status: 400, body: { message: { base: ['No'] } } });
    expect(await world.refusal('mirrors.update', { mirrorId, overrides: { overwriteDiverged: true } })).toMatchObject({ code: 'refused_by_gitlab' });
    expect((await world.call('mirrors.get', { mirrorId })).desired.overrides.overwriteDiverged).toBeNull();
  });

  it('asks GitLab nothing where nothing changes for it', async () => {
    await mirrored(direction);
    owner(direction).log.clear();
    await world.call('mirrors.update', { mirrorId, overrides: { overwriteDiverged: false, issueSyncEnabled: true } });
    expect(owner(direction).log.entries).toEqual([]);
  });

  it('switches it off and on again, and it works', async () => {
    await mirrored(direction);
    await world.call('mirrors.update', { mirrorId, enabled: false });
    expect((await world.call('mirrors.refresh', { mirrorId })).observed.status).toBe('disabled');
    expect(await world.refusal('mirrors.trigger', { mirrorId })).toMatchObject({ code: 'conflict', reason: 'mirror_disabled' });
    // Before it is on: GitLab may begin a run at that moment, which has what is there by then.
    await world.source.server.commit(PATH, { files: { 'again.txt': 'x' } });
    await world.call('mirrors.update', { mirrorId, enabled: true });
    await world.call('mirrors.trigger', { mirrorId });
    await world.settle();
    expect(await world.call('mirrors.get', { mirrorId })).toMatchObject({ verified: { state: 'equal', settings: 'match' } });
  });

  it('is removed on both sides together with its credential', async () => {
    await mirrored(direction);
    expect(await world.call('mirrors.remove', { mirrorId })).toEqual({ removed: true, cleanUpsLeft: 0 });
    expect(world.leftovers(PATH)).toEqual(CLEAN);
    expect(await world.refusal('mirrors.get', { mirrorId })).toMatchObject({ code: 'not_found', kind: 'mirror' });
  });

  it('leaves what GitLab does not take now as clean-up, and finishes it later', async () => {
    await mirrored(direction);
    for (const side of [world.source, world.target]) side.server.faults.add({ method: 'DELETE', path: /access_tokens|remote_mirrors/, kind: 'status', status: 502, times: 12 });
    const { cleanUpsLeft } = await world.passing(world.call('mirrors.remove', { mirrorId }));
    expect(cleanUpsLeft).toBeGreaterThan(0);
    for (let round = 0; round < 8; round += 1) {
      await world.settle();
      world.clock.advance(3_600_000);
    }
    expect(world.leftovers(PATH)).toEqual(CLEAN);
  });
});

describe('a branch filter', () => {
  it('is refused where regex and only-protected would meet', async () => {
    await mirrored('push');
    await world.call('mirrors.update', { mirrorId, overrides: { onlyProtectedBranches: true } });
    expect(await world.refusal('mirrors.update', { mirrorId, overrides: { branchRegex: '^main$' } })).toMatchObject({ code: 'invalid_input', field: 'overrides.branchRegex', rule: 'exclusive' });
  });

  it('is refused where RE2 would refuse it', async () => {
    await mirrored('push');
    expect(await world.refusal('mirrors.update', { mirrorId, overrides: { branchRegex: '(?=main)' } })).toMatchObject({ field: 'overrides.branchRegex', rule: 're2' });
  });
});

describe('removing a pull mirror', () => {
  it('leaves a pull mirror alone that somebody has put in the place of ours', async () => {
    await mirrored('pull');
    const there = world.target.server.pullMirror(PATH);
    there.remote = { url: `${world.source.server.url}/other/project.git`, user: null, password: null };
    await world.call('mirrors.remove', { mirrorId });
    expect(world.target.server.pullMirror(PATH).enabled).toBe(true);
  });
});

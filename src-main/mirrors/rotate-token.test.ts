import { afterEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from '../../e2e/world/world.ts';
import type { MirrorId } from '../../src-preload/contract/ids.ts';

const PATH = 'platform/api';

let world: World;
let mirrorId: MirrorId;
afterEach(() => world.close());

type Direction = 'push' | 'pull';
/** Servers that allow the same address twice, and that refuse it: the two ways of renewing a push mirror. */
const SERVERS = { 'beside the old one': '18.4.0', 'instead of the old one': '19.3.0' } as const;

const mirrored = async (direction: Direction, version: string): Promise<void> => {
  world = await createWorld({ source: { version }, target: { version } });
  const pair = await world.join(direction, { overwriteDiverged: true });
  await world.project(PATH);
  mirrorId = (await world.call('mirrors.create', { pairId: pair.id, source: PATH, target: PATH, overrides: direction === 'push' ? { onlyProtectedBranches: true } : { triggerBuilds: true } })).id;
  await world.settle();
};

const remoteServer = (direction: Direction) => (direction === 'push' ? world.target.server : world.source.server);
const ownerServer = (direction: Direction) => (direction === 'push' ? world.source.server : world.target.server);
const living = (direction: Direction) => remoteServer(direction).tokens(PATH).filter((token) => !token.revoked);
const one = (direction: Direction) => ({ tokens: 1, pushMirrors: direction === 'push' ? 1 : 0, pullMirrors: direction === 'pull' ? 1 : 0 });

/** A commit on the source arrives, the settings are as before, and the comparison is green. */
const worksAsBefore = async (direction: Direction): Promise<void> => {
  await world.source.server.commit(PATH, { files: { 'after.txt': 'rotation' } });
  await world.call('mirrors.trigger', { mirrorId });
  await world.settle();
  expect(await world.call('mirrors.get', { mirrorId })).toMatchObject({ setup: 'ready', observed: { status: 'ok' }, verified: { state: 'equal', settings: 'match' } });
  expect(world.leftovers(PATH)).toEqual(one(direction));
};

describe.each(Object.entries(SERVERS))('renewing the credential of a push mirror %s', (_how, version) => {
  it('ends with one mirror, one new token, and all settings', async () => {
    await mirrored('push', version);
    const [before] = living('push');
    await world.call('mirrors.rotateToken', { mirrorId });
    await world.settle();
    const [after, ...more] = living('push');
    expect(more).toEqual([]);
    expect(after?.id).not.toBe(before?.id);
    await worksAsBefore('push');
  });

  it('keeps a mirror off that is off', async () => {
    await mirrored('push', version);
    await world.call('mirrors.update', { mirrorId, enabled: false });
    await world.call('mirrors.rotateToken', { mirrorId });
    await world.settle();
    expect(world.source.server.pushMirrors(PATH)).toMatchObject([{ enabled: false, onlyProtectedBranches: true, keepDivergentRefs: false }]);
    expect(living('push')).toHaveLength(1);
    expect((await world.call('mirrors.get', { mirrorId })).desired.enabled).toBe(false);
  });

  it('leaves everything as it was where no new token can be had', async () => {
    await mirrored('push', version);
    world.target.server.faults.add({ method: 'POST', path: /access_tokens$/, kind: 'status', status: 400, body: { message: { expires_at: ['is too far'] } } });
    expect(await world.refusal('mirrors.rotateToken', { mirrorId })).toMatchObject({ code: 'refused_by_gitlab' });
    await worksAsBefore('push');
  });
});

describe('renewing the credential of a pull mirror', () => {
  it('is done in place, and the old token goes only after a run with the new one', async () => {
    await mirrored('pull', '19.3.0');
    const [before] = living('pull');
    await world.call('mirrors.rotateToken', { mirrorId });
    expect(living('pull')).toHaveLength(2);
    await world.settle();
    expect(living('pull').map(({ id }) => id)).not.toContain(before?.id);
    await worksAsBefore('pull');
  });
});

describe('a rotation of a pull mirror whose reply is lost while GitLab cannot be asked', () => {
  it('goes on with the credential that GitLab may have taken, and the mirror stays on', async () => {
    await mirrored('pull', '19.3.0');
    const { faults } = world.target.server;
    // The first look at the mirror is part of the rotation and succeeds.
    faults.add({ method: 'PUT', path: /mirror\/pull$/, kind: 'reset_after_commit', times: 6, onStrike: () => Promise.resolve(faults.add({ method: 'GET', path: /mirror\/pull$/, kind: 'reset_before', times: 3 })) });
    const refusal = await world.passing(world.refusal('mirrors.rotateToken', { mirrorId }));
    expect(refusal.code).toMatch(/outcome_unknown|unreachable/);
    faults.clear();
    for (let round = 0; round < 3; round += 1) {
      await world.settle();
      world.clock.advance(60_000);
    }
    await worksAsBefore('pull');
  });
});

describe('a rotation whose new credential does not work', () => {
  it('goes back to the old one where that still stands', async () => {
    await mirrored('push', '18.4.0');
    const [before] = living('push');
    const { jobId } = await world.call('mirrors.rotateToken', { mirrorId });
    for (const token of living('push')) if (token.id !== before?.id) world.target.server.revokeToken(token.id);
    await world.settle();
    expect(await world.call('jobs.get', { jobId })).toMatchObject({ state: 'failed', failure: { code: 'conflict', reason: 'rotation_not_proven' } });
    expect(living('push').map(({ id }) => id)).toEqual([before?.id]);
    await worksAsBefore('push');
  });

  /** Begins a run of the pull mirror with the credential that it has, which goes on when it is let go. */
  const heldRun = async (): Promise<() => void> => {
    let letGo = (): void => undefined;
    const struck = new Promise<void>((resolve) => {
      const onStrike = (): Promise<void> => new Promise((release) => {
        letGo = release;
        resolve();
      });
      world.source.server.faults.add({ path: /git-upload-pack$/, kind: 'slow', delayMs: 8, onStrike });
    });
    await world.source.server.commit(PATH, { files: { 'news.txt': 'news' } });
    await world.call('mirrors.trigger', { mirrorId });
    await struck;
    return letGo;
  };

  it('is not proven by a run that GitLab had begun with the old one', async () => {
    await mirrored('pull', '19.3.0');
    const [before] = living('pull');
    const letGo = await heldRun();
    const { jobId } = await world.call('mirrors.rotateToken', { mirrorId });
    for (const token of living('pull')) if (token.id !== before?.id) world.source.server.revokeToken(token.id);
    letGo();
    await world.settle();
    expect(await world.call('jobs.get', { jobId })).toMatchObject({ state: 'failed', failure: { code: 'conflict', reason: 'rotation_not_proven' } });
    expect(living('pull').map(({ id }) => id)).toEqual([before?.id]);
    await worksAsBefore('pull');
  });

  it('is not refuted by one either', async () => {
    await mirrored('pull', '19.3.0');
    const [before] = living('pull');
    const letGo = await heldRun();
    const { jobId } = await world.call('mirrors.rotateToken', { mirrorId });
    world.source.server.revokeToken(before?.id ?? 0);
    letGo();
    await world.settle();
    expect(await world.call('jobs.get', { jobId })).toMatchObject({ state: 'succeeded' });
    expect(living('pull')).toHaveLength(1);
    await worksAsBefore('pull');
  });

  it('is refused while one is on its way', async () => {
    await mirrored('push', '18.4.0');
    await world.call('mirrors.rotateToken', { mirrorId });
    expect(await world.refusal('mirrors.rotateToken', { mirrorId })).toMatchObject({ code: 'conflict', reason: 'being_rotated' });
    expect(ownerServer('push').pushMirrors(PATH)).toHaveLength(2);
    await world.settle();
  });
});

describe('a mirror that is removed in the middle of a rotation', () => {
  it('leaves neither of its mirrors nor of its tokens', async () => {
    await mirrored('push', '18.4.0');
    await world.call('mirrors.rotateToken', { mirrorId });
    await world.call('mirrors.remove', { mirrorId });
    expect(world.leftovers(PATH)).toEqual({ tokens: 0, pushMirrors: 0, pullMirrors: 0 });
    await world.settle();
  });
});

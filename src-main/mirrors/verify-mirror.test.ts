import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from '../../e2e/world/world.ts';
import type { MirrorId } from '../../src-preload/contract/ids.ts';

const PATH = 'platform/api';

let world: World;
let mirrorId: MirrorId;

const mirrored = async (direction: 'push' | 'pull', defaults: object = {}): Promise<void> => {
  world = await createWorld();
  const pair = await world.join(direction, defaults);
  await world.project(PATH);
  mirrorId = (await world.call('mirrors.create', { pairId: pair.id, source: PATH, target: PATH })).id;
  await world.settle();
};

afterEach(() => world.close());

describe('comparing both sides of a push mirror', () => {
  beforeEach(() => mirrored('push'));
  const verify = () => world.call('mirrors.verify', { mirrorId });

  it('says behind, with the branch, while a commit has not arrived', async () => {
    await world.source.server.commit(PATH, { files: { 'a.txt': 'a' } });
    expect((await verify()).refs).toMatchObject({ state: 'behind', different: 1, differences: [{ name: 'refs/heads/main', state: 'behind' }] });
    await world.source.server.runMirrors();
    expect((await verify()).refs).toMatchObject({ state: 'equal', equal: 1, different: 0 });
  });

  it('says since when it is behind, as far as it saw it itself, until the target has caught up', async () => {
    const [mirror] = world.source.server.pushMirrors(PATH);
    if (mirror === undefined) throw new Error('no mirror');
    mirror.enabled = false;
    await world.source.server.commit(PATH, { files: { 'a.txt': 'a' } });
    const since = world.clock.now();
    expect((await verify()).refs.behindSince).toBe(since);
    world.clock.advance(3_600_000);
    await world.source.server.commit(PATH, { files: { 'b.txt': 'b' } });
    expect((await verify()).refs.behindSince).toBe(since);
    expect((await world.call('mirrors.get', { mirrorId })).verified.behindSince).toBe(since);
    mirror.enabled = true;
    await world.source.server.commit(PATH, { files: { 'c.txt': 'c' } });
    await world.source.server.runMirrors();
    expect((await verify()).refs.behindSince).toBeNull();
  });

  it('says diverged where both sides have what the other lacks', async () => {
    await world.target.server.commit(PATH, { files: { 'b.txt': 'b' }, message: 'Only here' });
    expect((await verify()).refs).toMatchObject({ state: 'diverged', different: 1, differences: [{ name: 'refs/heads/main', state: 'diverged' }] });
    expect(await world.call('mirrors.get', { mirrorId })).toMatchObject({ verified: { state: 'diverged' }, refDifferences: [{ name: 'refs/heads/main', state: 'diverged' }] });
  });

  it('counts what is missing and what is extra, and extra alone stays equal', async () => {
    await world.target.server.branch(PATH, 'left-over', 'main');
    expect((await verify()).refs).toMatchObject({ state: 'equal', equal: 1, extra: 1 });
    await world.source.server.tag(PATH, 'v1', 'main');
    expect((await verify()).refs).toMatchObject({ state: 'missing', missing: 1, extra: 1 });
  });

  it('is never green where a side does not answer', async () => {
    await world.target.server.close();
    const { refs } = await world.passing(verify());
    expect(refs).toMatchObject({ state: 'unknown', failure: { code: 'unreachable' } });
    expect((await world.call('mirrors.get', { mirrorId })).verified.state).toBe('unknown');
  });

  it('shows settings that somebody changed on GitLab, field by field', async () => {
    const [mirror] = world.source.server.pushMirrors(PATH);
    if (mirror === undefined) throw new Error('no mirror');
    mirror.keepDivergentRefs = false;
    mirror.onlyProtectedBranches = true;
    expect((await verify()).settings).toEqual({
      state: 'drift',
      differences: [
        { field: 'overwriteDiverged', expected: false, actual: true },
        { field: 'onlyProtectedBranches', expected: false, actual: true },
      ],
    });
  });

  it('tells a mirror that was switched off from one that is gone', async () => {
    const [mirror] = world.source.server.pushMirrors(PATH);
    if (mirror === undefined) throw new Error('no mirror');
    mirror.enabled = false;
    expect((await verify()).settings.state).toBe('disabled');
    world.source.server.removeProject(PATH, 'gone');
    expect((await verify()).settings.state).toBe('orphan');
    expect((await world.call('mirrors.get', { mirrorId })).desired.enabled).toBe(true);
  });

  it('follows a project that was renamed', async () => {
    world.target.server.moveProject(PATH, 'platform/api-renamed');
    expect((await verify()).refs.state).toBe('equal');
    expect((await world.call('mirrors.get', { mirrorId })).target.path).toBe('platform/api-renamed');
  });
});

describe('comparing with a branch filter', () => {
  it('leaves out what the mirror does not carry', async () => {
    await mirrored('push', { onlyProtectedBranches: true });
    await world.source.server.branch(PATH, 'feature', 'main');
    const { refs } = await world.call('mirrors.verify', { mirrorId });
    expect(refs).toMatchObject({ state: 'equal', equal: 1, missing: 0 });
  });
});

describe('comparing both sides of a pull mirror', () => {
  it('says disabled and not orphan where it was switched off on GitLab', async () => {
    await mirrored('pull');
    world.target.server.pullMirror(PATH).enabled = false;
    expect((await world.call('mirrors.verify', { mirrorId })).settings.state).toBe('disabled');
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from '../../e2e/world/world.ts';

const PATH = 'platform/api';
/** As gitlab.com has it, and a server of one's own. */
const PAUSE_MS = 300_000;
const EQUAL = { setup: 'ready', observed: { status: 'ok' }, verified: { state: 'equal', settings: 'match' }, credential: { state: 'active' } };

let world: World;
afterEach(() => world.close());

describe('a server that waits five minutes between two runs of a mirror', () => {
  it.each([['push', '18.4.0'], ['push', '19.3.0'], ['pull', '19.3.0']] as const)('is waited for by a trigger and by a rotation: %s, GitLab %s', async (direction, version) => {
    const profile = { mirrorBackoffMs: PAUSE_MS, version };
    world = await createWorld({ source: profile, target: profile, isOneClock: true });
    const pair = await world.join(direction);
    await world.project(PATH);
    const { id: mirrorId } = await world.call('mirrors.create', { pairId: pair.id, source: PATH, target: PATH });
    await world.settle();
    expect(await world.call('mirrors.get', { mirrorId })).toMatchObject(EQUAL);
    for (const method of ['mirrors.trigger', 'mirrors.rotateToken'] as const) {
      await world.source.server.commit(PATH, { files: { 'news.txt': method } });
      await world.call(method, { mirrorId });
      await world.settle();
      expect(await world.call('mirrors.get', { mirrorId })).toMatchObject(EQUAL);
      expect(await world.target.server.refs(PATH)).toEqual(await world.source.server.refs(PATH));
    }
    expect(world.leftovers(PATH)).toMatchObject({ tokens: 1, pushMirrors: direction === 'push' ? 1 : 0 });
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { createManyMirrors, type ManyMirrors, type ManyOptions } from '../../e2e/world/many-mirrors.ts';
import { createVerifyRound } from './verify-round.ts';

const HOUR = 3_600_000;

/** Hundreds of rows and requests, on a machine that may be loaded. */
const SLOW = { timeout: 30_000 };

let world: ManyMirrors;
afterEach(() => world.close());

const start = async (options: ManyOptions): Promise<void> => {
  world = await createManyMirrors({ requestsPerMinute: 2000, ...options });
};
const run = () => world.runJob('verify-round', createVerifyRound(world));
const verified = (state: 'equal' | 'behind' | 'diverged' | 'unknown') => world.store.mirrors.idsOf({ verified: state }, { now: world.clock.now(), expiryWarningDays: 30 }, 1).total;

describe('a verify round', SLOW, () => {
  it('compares every mirror by the refs of both sides, with five requests and a page for a hundred projects', async () => {
    await start({ mirrors: 200, direction: 'push' });
    expect(await run()).toMatchObject({ state: 'succeeded', result: { compared: 200, equal: 200, notEqual: 0, skipped: 0 } });
    expect(verified('equal')).toBe(200);
    expect(Object.fromEntries(world.source.counts)).toEqual({ user: 1, projects: 2, remote_mirrors: 200, refs: 400 });
    expect(Object.fromEntries(world.target.counts)).toEqual({ user: 1, projects: 2, refs: 400 });
  });

  it('is green nowhere where the sides differ, whatever GitLab says of its run', async () => {
    await start({ mirrors: 50, direction: 'push' });
    world.target.state(7).sha = 'b'.repeat(40);
    expect(await run()).toMatchObject({ state: 'partial', result: { equal: 49, notEqual: 1 } });
    expect(verified('equal')).toBe(49);
  });

  it('leaves alone what was compared a short time ago', async () => {
    await start({ mirrors: 50, direction: 'push', seenAgo: HOUR });
    expect(await run()).toMatchObject({ result: { compared: 0 } });
    expect(world.source.requests() + world.target.requests()).toBe(0);
  });

  it('does nothing where comparing by itself is switched off', async () => {
    await start({ mirrors: 5, direction: 'push' });
    world.store.settings.update({ verifyHours: 0 });
    expect(await run()).toMatchObject({ state: 'succeeded', result: { compared: 0 } });
  });

  it('takes a server that is away for one skipped instance', async () => {
    await start({ mirrors: 300, direction: 'push', seenAgo: 48 * HOUR });
    world.target.fail(503);
    const end = await run();
    expect(end).toMatchObject({ state: 'partial', result: { equal: 0 } });
    expect(world.target.requests()).toBeLessThan(80);
  });
});

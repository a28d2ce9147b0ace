import { afterEach, describe, expect, it } from 'vitest';
import { createManyMirrors, type ManyMirrors, type ManyOptions } from '../../e2e/world/many-mirrors.ts';
import { createStatusRound } from './status-round.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Thousands of rows and requests, on a machine that may be loaded. */
const SLOW = { timeout: 30_000 };

let world: ManyMirrors;
afterEach(() => world.close());

const start = async (options: ManyOptions): Promise<void> => {
  world = await createManyMirrors(options);
};
const run = (isStopping?: () => boolean) => world.runJob('status-round', createStatusRound(world), isStopping === undefined ? {} : { isStopping });
const missing = (): never => {
  throw new Error('no such mirror');
};
const counts = () => Object.fromEntries(world.source.counts);
const status = (nth: number) => world.store.mirrors.get(world.ids[nth] ?? missing(), { now: world.clock.now(), expiryWarningDays: 30 }).observed;

describe('a status round over push mirrors', SLOW, () => {
  it('asks each project once for all of its mirrors', async () => {
    await start({ mirrors: 300, direction: 'push', perProject: 3 });
    expect(await run()).toMatchObject({ state: 'succeeded', result: { seen: 300, failed: 0, skipped: 0, requests: 100 } });
    expect(counts()).toMatchObject({ remote_mirrors: 100 });
    expect(status(299)).toMatchObject({ status: 'ok', checkedAt: expect.any(Number) });
  });

  it('brings the age of the oldest status under the interval at the allowed rate, where every project was active', async () => {
    await start({ mirrors: 400, direction: 'push', seenAgo: 3 * HOUR, requestsPerMinute: 60 });
    for (let nth = 0; nth < 400; nth += 1) world.source.state(nth).lastActivityAt = world.clock.now() - 2 * HOUR;
    const began = world.clock.now();
    await run();
    expect(world.oldestStatus()).toBeLessThan(15 * MINUTE);
    expect(world.clock.now() - began).toBeLessThan(15 * MINUTE);
    expect(counts()['remote_mirrors']).toBe(400);
  });

  it('lets none wait longer than the questions need at nine tenths of the rate, where the rate cannot keep the interval', async () => {
    const longest = (400 / 20 / 0.9) * MINUTE;
    await start({ mirrors: 400, direction: 'push', seenAgo: 0, requestsPerMinute: 20 });
    for (const [nth, id] of world.ids.entries()) {
      world.source.state(nth).lastActivityAt = world.clock.now();
      world.store.mirrors.observe(id, { ...status(nth), checkedAt: world.clock.now() - Math.round((nth / 400) * longest) });
    }
    const ages: number[] = [];
    await world.runJob('status-round', createStatusRound(world), { onTurn: () => void ages.push(world.oldestStatus() ?? Number.POSITIVE_INFINITY) });
    expect(Math.max(...ages)).toBeGreaterThan(15 * MINUTE);
    expect(Math.max(...ages)).toBeLessThan(longest);
    expect(counts()['remote_mirrors']).toBe(400);
  });

  it('reads quiet projects in pages where they are too many to ask one by one', async () => {
    await start({ mirrors: 500, direction: 'push', seenAgo: 14 * MINUTE, requestsPerMinute: 30 });
    world.source.state(250).lastActivityAt = world.clock.now() - HOUR;
    expect(await run()).toMatchObject({ state: 'succeeded', result: { seen: 500, listed: 499 } });
    expect(counts()['remote_mirrors']).toBe(1);
    expect(world.source.requests()).toBeLessThanOrEqual(16);
  });

  it('goes on where it stood when it had to stop', async () => {
    await start({ mirrors: 300, direction: 'push' });
    expect(await run(() => world.source.requests() > 50)).toMatchObject({ state: 'postponed' });
    expect(world.source.requests()).toBeLessThan(70);
    expect(await run()).toMatchObject({ result: { failed: 0 } });
    expect(counts()['remote_mirrors']).toBe(300);
  });

  it('looks sooner at what runs', async () => {
    await start({ mirrors: 20, direction: 'push', seenAgo: 14 * MINUTE });
    world.source.state(4).pushStatus = 'started';
    await world.runJob('status-round', createStatusRound(world), {
      onTurn: () => {
        world.source.state(4).pushStatus = 'finished';
      },
    });
    expect(status(4).status).toBe('ok');
    expect(counts()['remote_mirrors']).toBe(21);
  });
});

describe('a status round over pull mirrors', SLOW, () => {
  it('reads them in pages of a hundred, and asks one by one only where something changed', async () => {
    await start({ mirrors: 500, direction: 'pull', seenAgo: 14 * MINUTE });
    world.target.state(10).importStatus = 'failed';
    world.target.state(300).lastActivityAt = world.clock.now();
    expect(await run()).toMatchObject({ state: 'succeeded', result: { seen: 500, listed: 498, failed: 0 } });
    expect(Object.fromEntries(world.target.counts)).toMatchObject({ 'mirror/pull': 2 });
    expect(world.target.counts.get('projects')).toBeLessThanOrEqual(14);
    expect(status(10).status).toBe('failed');
  });
});

describe('a status round while a server is away', SLOW, () => {
  it('skips the instance as one, and not each of its mirrors', async () => {
    await start({ mirrors: 500, direction: 'push', seenAgo: HOUR });
    world.source.fail(503);
    const before = status(0).checkedAt;
    expect(await run()).toMatchObject({ state: 'partial', result: { seen: 0, skipped: 500 } });
    expect(world.source.requests()).toBeLessThan(60);
    expect(status(0).checkedAt).toBe(before);
  });
});

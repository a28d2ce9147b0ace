import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld, PASSPHRASE, type World } from '../../e2e/world/world.ts';
import type { MirrorId } from '../../src-preload/contract/ids.ts';

const PATH = 'platform/api';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const SLOW = { timeout: 30_000 };

let world: World;
let mirrorId: MirrorId;

beforeEach(async () => {
  world = await createWorld();
  await world.call('settings.update', { credentialDays: 180 });
  const pair = await world.join('push');
  await world.project(PATH);
  mirrorId = (await world.call('mirrors.create', { pairId: pair.id, source: PATH, target: PATH })).id;
  await world.settle();
});
afterEach(() => world.close());

/** The jobs of a kind, when the application has had two minutes. */
const twoMinutes = (): Promise<void> => world.passing(new Promise<void>((resolve) => void world.clock.after(2 * MINUTE, resolve)));

const jobsOf = async (kind: string) => {
  await twoMinutes();
  await world.passing(world.app().untilIdle());
  return (await world.call('jobs.list', {})).items.filter((job) => job.kind === kind);
};

/** How long after its start the application asks for old statuses, as chance will have it. */
const asksAfter = async (fraction: number): Promise<number> => {
  const other = await createWorld({ fraction: () => fraction });
  try {
    const pair = await other.join('push');
    await other.project(PATH);
    await other.call('mirrors.create', { pairId: pair.id, source: PATH, target: PATH });
    await other.settle();
    await other.letGo();
    other.clock.advance(10 * MINUTE);
    await other.reopen();
    other.app().startWork();
    const begun = other.clock.now();
    const hasAsked = async () => (await other.call('jobs.list', {})).items.some(({ kind }) => kind === 'status-round');
    while (other.clock.now() - begun < 2 * MINUTE && !(await hasAsked())) await other.passing(Promise.resolve());
    return other.clock.now() - begun;
  } finally {
    await other.close();
  }
};

describe('the schedule', SLOW, () => {
  it('looks at another moment on each machine, so that those that start together do not ask together', async () => {
    const [soon, later, last] = [await asksAfter(0), await asksAfter(0.5), await asksAfter(0.999)];
    expect(soon).toBeLessThan(later);
    expect(later).toBeLessThan(last);
    expect(last).toBeLessThan(MINUTE);
  });

  it('queues nothing while everything is fresh', async () => {
    expect([...(await jobsOf('status-round')), ...(await jobsOf('verify-round'))]).toEqual([]);
  });

  it('refreshes statuses by itself when they have grown old, with the requests in the result', async () => {
    world.clock.advance(10 * MINUTE);
    const [job] = await jobsOf('status-round');
    expect(job).toMatchObject({ state: 'succeeded', result: { seen: 1, requests: 1 } });
    const { observed } = await world.call('mirrors.get', { mirrorId });
    expect(world.clock.now() - (observed.checkedAt ?? 0)).toBeLessThan(5 * MINUTE);
  });

  it('runs once what was due many times over while the machine slept, and finds what changed meanwhile', async () => {
    await world.letGo();
    await world.target.server.commit(PATH, { files: { 'only-here.txt': 'x' } });
    world.clock.advance(3 * DAY);
    await world.reopen();
    world.app().startWork();
    const jobs = await jobsOf('verify-round');
    expect(jobs).toMatchObject([{ state: 'partial', result: { compared: 1, equal: 0, notEqual: 1 } }]);
    expect((await world.call('mirrors.get', { mirrorId })).verified.state).toBe('diverged');
    expect((await world.call('activity.list', { action: 'mirror.verified' })).items[0]).toMatchObject({ actor: 'schedule' });
  });

  it('asks nobody while the vault is locked', async () => {
    await world.call('vault.lock', {});
    world.source.server.log.clear();
    world.clock.advance(10 * MINUTE);
    await twoMinutes();
    await world.call('vault.unlock', { passphrase: PASSPHRASE });
    expect((await world.call('jobs.list', {})).items.filter(({ kind }) => kind === 'status-round')).toEqual([]);
    expect(world.source.server.log.entries).toEqual([]);
  });
});

describe('the automatic rotation', SLOW, () => {
  const passTime = (): Promise<unknown> => jobsOf('rotate');
  const tokenName = async () => (await world.call('mirrors.get', { mirrorId })).credential.name;
  const untilEnd = async (days: number): Promise<void> => {
    const { expiresAt } = (await world.call('mirrors.get', { mirrorId })).credential;
    world.clock.advance((expiresAt ?? 0) - days * DAY - world.clock.now());
  };

  it('renews a credential in the weeks before its end, and not before', async () => {
    const before = await tokenName();
    await untilEnd(31);
    await passTime();
    expect(await tokenName()).toBe(before);
    await untilEnd(14);
    await passTime();
    expect(await tokenName()).not.toBe(before);
    expect(world.leftovers(PATH)).toMatchObject({ tokens: 1, pushMirrors: 1 });
    expect((await world.call('activity.list', { action: 'mirror.rotated' })).items).toMatchObject([{ actor: 'schedule', result: 'done' }]);
  });

  it('leaves credentials alone where it is switched off', async () => {
    await world.call('settings.update', { rotateBeforeDays: 0 });
    const before = await tokenName();
    await untilEnd(5);
    await passTime();
    expect(await tokenName()).toBe(before);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from '../../e2e/world/world.ts';
import type { InstanceId, MirrorId } from '../../src-preload/contract/ids.ts';

const PATH = 'platform/api';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const SLOW = { timeout: 30_000 };

let world: World;
let mirrorId: MirrorId;
let sourceId: InstanceId;
let targetId: InstanceId;

beforeEach(async () => {
  world = await createWorld();
  const pair = await world.join('push');
  ({ sourceInstanceId: sourceId, targetInstanceId: targetId } = pair);
  await world.project(PATH);
  mirrorId = (await world.call('mirrors.create', { pairId: pair.id, source: PATH, target: PATH })).id;
  await world.settle();
});
afterEach(() => world.close());

/** The rounds by the schedule, when the application has had two minutes. */
const rounds = async (): Promise<string[]> => {
  await world.passing(new Promise<void>((resolve) => void world.clock.after(2 * MINUTE, resolve)));
  await world.passing(world.app().untilIdle());
  return (await world.call('jobs.list', {})).items.map(({ kind }) => kind).filter((kind) => kind.endsWith('-round'));
};

const minuteNow = (): number => {
  const local = new Date(world.clock.now());
  return local.getHours() * 60 + local.getMinutes();
};

describe('a paused instance', SLOW, () => {
  it('is asked nothing by the schedule until its pause is over, and then what was due', async () => {
    await world.call('background.setRest', { instanceId: sourceId, pause: { until: world.clock.now() + 2 * HOUR } });
    world.clock.advance(HOUR);
    world.source.server.log.clear();
    expect(await rounds()).toEqual([]);
    expect(world.source.server.log.entries).toEqual([]);
    world.clock.advance(HOUR);
    expect(await rounds()).toContain('status-round');
    expect((await world.call('background.rests', {})).items.find((one) => one.instanceId === sourceId)).toMatchObject({ pause: null, restsFor: null });
  });

  it('answers a person all the same', async () => {
    await world.call('background.setRest', { instanceId: sourceId, pause: { until: null } });
    world.clock.advance(HOUR);
    const { checkedAt } = (await world.call('mirrors.refresh', { mirrorId })).observed;
    expect(checkedAt).toBe(world.clock.now());
  });

  it('keeps mirrors from being compared on either side, but a remote one does not keep the owner from being asked', async () => {
    await world.call('background.setRest', { instanceId: targetId, pause: { until: null } });
    world.clock.advance(30 * HOUR);
    world.target.server.log.clear();
    const seen = await rounds();
    expect(seen).toContain('status-round');
    expect(seen).not.toContain('verify-round');
    expect(world.target.server.log.entries).toEqual([]);
  });

  it('goes on after somebody ends the pause, which the trail knows', async () => {
    await world.call('background.setRest', { instanceId: sourceId, pause: { until: null } });
    world.clock.advance(HOUR);
    await world.call('background.setRest', { instanceId: sourceId, pause: null });
    expect(await rounds()).toContain('status-round');
    const { items } = await world.call('activity.list', { instanceId: sourceId });
    expect(items.map(({ action }) => action)).toEqual(expect.arrayContaining(['background.paused', 'background.resumed']));
  });

  it('refuses a pause that has passed', async () => {
    expect(await world.refusal('background.setRest', { instanceId: sourceId, pause: { until: world.clock.now() - 1 } })).toMatchObject({ code: 'invalid_input', field: 'pause.until' });
  });

  it('takes its rest along when it is removed', async () => {
    await world.call('background.setRest', { instanceId: targetId, pause: { until: null }, maintenance: { days: [1], from: 0, until: 60 } });
    await world.call('instances.remove', { instanceId: targetId, mirrors: 'forget' });
    expect((await world.call('background.rests', {})).items.map(({ instanceId }) => instanceId)).toEqual([sourceId]);
  });
});

describe('the maintenance of an instance', SLOW, () => {
  it('holds the schedule for its hours of each day, and no longer', async () => {
    const from = minuteNow();
    const maintenance = { days: EVERY_DAY, from, until: (from + 180) % 1440 };
    expect(await world.call('background.setRest', { instanceId: sourceId, maintenance })).toMatchObject({ restsFor: 'maintenance', maintenance });
    world.clock.advance(HOUR);
    expect(await rounds()).toEqual([]);
    world.clock.advance(2 * HOUR);
    expect(await rounds()).toContain('status-round');
  });

  it('is still known after a restart, and gone when it is taken away', async () => {
    await world.call('background.setRest', { instanceId: sourceId, maintenance: { days: [3], from: 60, until: 120 } });
    await world.letGo();
    await world.reopen();
    expect((await world.call('background.rests', {})).items).toMatchObject([{ instanceId: sourceId, maintenance: { days: [3], from: 60, until: 120 } }, { instanceId: targetId, maintenance: null }]);
    expect((await world.call('background.setRest', { instanceId: sourceId, maintenance: null })).maintenance).toBeNull();
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld, PASSPHRASE, type World } from '../../e2e/world/world.ts';
import type { MirrorId } from '../../src-preload/contract/ids.ts';

const PATH = 'platform/api';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SLOW = { timeout: 30_000 };

let world: World;
let mirrorId: MirrorId;

beforeEach(async () => {
  world = await createWorld();
  const pair = await world.join('push');
  await world.project(PATH);
  mirrorId = (await world.call('mirrors.create', { pairId: pair.id, source: PATH, target: PATH })).id;
  await world.settle();
});
afterEach(() => world.close());

/** Lets so much time pass, with everything that falls due in it. */
const pass = async (ms: number): Promise<void> => {
  await world.passing(new Promise<void>((resolve) => void world.clock.after(ms, resolve)));
  await world.passing(world.app().untilIdle());
};
const rounds = async () => (await world.call('jobs.list', {})).items.filter(({ kind }) => kind === 'status-round');
const requests = (): number => world.source.server.log.entries.length + world.target.server.log.entries.length;
describe('a pause', SLOW, () => {
  it('lets no round begin, and what a person asks for is done all the same', async () => {
    expect(await world.call('background.pause', { until: null })).toMatchObject({ state: 'paused', heldBy: 'person', pausedUntil: null });
    world.clock.advance(HOUR);
    await pass(5 * MINUTE);
    expect(await rounds()).toEqual([]);
    const before = (await world.call('mirrors.get', { mirrorId })).observed.checkedAt ?? 0;
    await world.call('mirrors.trigger', { mirrorId });
    await world.passing(world.app().untilIdle());
    expect((await world.call('mirrors.get', { mirrorId })).observed.checkedAt).toBeGreaterThan(before);
  });

  it('ends by itself at its moment, and what fell due meanwhile runs once', async () => {
    await world.call('background.pause', { until: world.clock.now() + HOUR });
    world.clock.advance(HOUR - 2 * MINUTE);
    await pass(MINUTE);
    expect(await rounds()).toEqual([]);
    await pass(2 * MINUTE);
    expect(await rounds()).toMatchObject([{ state: 'succeeded', result: { seen: 1 } }]);
    expect(await world.call('background.get', {})).toMatchObject({ heldBy: null, pausedUntil: null });
  });

  it('outlives a restart, and ends when someone resumes', async () => {
    await world.call('background.pause', { until: null });
    await world.letGo();
    await world.reopen();
    expect(await world.call('background.get', {})).toMatchObject({ state: 'paused' });
    expect(await world.call('background.resume', {})).toMatchObject({ state: 'fine', heldBy: null });
    const actions = (await world.call('activity.list', {})).items.map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['background.paused', 'background.resumed']));
  });

  it('is refused for a moment that has passed', async () => {
    expect(await world.refusal('background.pause', { until: world.clock.now() })).toMatchObject({ code: 'invalid_input', field: 'until' });
  });
});

describe('sleep', SLOW, () => {
  it('lets nothing begin, and 5 s after waking everything that is due has begun, once', async () => {
    world.machine.emit('suspend');
    expect(await world.call('background.get', {})).toMatchObject({ state: 'paused', heldBy: 'suspended' });
    const before = requests();
    world.clock.advance(3 * DAY);
    expect(requests()).toBe(before);
    world.machine.emit('suspend');
    const wokenAt = world.clock.now();
    world.machine.emit('resume');
    await pass(5000);
    const found = await rounds();
    expect(found).toMatchObject([{ state: 'succeeded', result: { seen: 1 } }]);
    expect(found[0]?.startedAt ?? Infinity).toBeLessThanOrEqual(wokenAt + 5000);
    expect((await world.call('jobs.list', {})).items.filter(({ kind }) => kind === 'verify-round')).toHaveLength(1);
  });

  it('that nobody announced the end of ends with the first timer that fires', async () => {
    world.machine.emit('suspend');
    world.clock.advance(2 * MINUTE);
    expect(await world.call('background.get', {})).toMatchObject({ heldBy: null });
  });
});

describe('a battery', SLOW, () => {
  it('lets the rounds come half as often, unless that is not wanted', async () => {
    world.machine.emit('on_battery');
    expect(await world.call('background.get', {})).toMatchObject({ saving: true, state: 'fine' });
    world.clock.advance(10 * MINUTE);
    await pass(2 * MINUTE);
    expect(await rounds()).toEqual([]);
    await world.call('settings.update', { saveOnBattery: false });
    expect(await world.call('background.get', {})).toMatchObject({ saving: false });
    await pass(2 * MINUTE);
    expect(await rounds()).toHaveLength(1);
  });
});

describe('a clock', SLOW, () => {
  it('that is set back by a day stops no round', async () => {
    await pass(2 * MINUTE);
    world.clock.setBack(DAY);
    await pass(2 * MINUTE);
    world.clock.advance(10 * MINUTE);
    await pass(2 * MINUTE);
    expect(await rounds()).toMatchObject([{ state: 'succeeded', result: { seen: 1 } }]);
  });
});

describe('notices', SLOW, () => {
  const breakMirror = async (): Promise<void> => {
    const [token] = world.target.server.tokens(PATH);
    world.target.server.revokeToken(token?.id ?? 0);
    await world.source.server.commit(PATH, { files: { 'y.txt': 'secret text of a commit' } });
    await world.call('mirrors.trigger', { mirrorId });
    await world.settle();
    await pass(MINUTE);
  };

  it('tell of a mirror that begins to fail, with its path and nothing that GitLab said', async () => {
    await breakMirror();
    expect(world.machine.notices).toEqual([{ kind: 'failed', count: 1, subjects: [PATH], place: { screen: 'mirrors', id: mirrorId, params: {} } }]);
  });

  it('tell of an instance that refuses its token as soon as a round meets it, until it takes one again', async () => {
    const [source] = (await world.call('instances.list', { text: 'Source' })).items;
    const refusing = async () => (await world.call('background.get', {})).problems.filter(({ kind }) => kind === 'instance_refused');
    world.source.server.revokeToken(world.source.token.id);
    world.clock.advance(14 * MINUTE);
    await pass(4 * MINUTE);
    expect(world.machine.notices).toEqual([{ kind: 'refused', count: 1, subjects: ['Source'], place: { screen: 'instances', id: source?.id, params: {} } }]);
    expect(await refusing()).toMatchObject([{ subject: 'Source', place: { screen: 'instances', id: source?.id } }]);
    expect((await world.call('overview.dashboard', {})).attention).toContainEqual(expect.objectContaining({ cause: 'instance_refused', count: 1, place: { screen: 'instances', id: source?.id, params: {} } }));
    const admin = world.source.server.addToken(world.source.admin, { scopes: ['api'], name: 'another' });
    await world.call('instances.update', { instanceId: source?.id ?? 0, token: admin.value });
    world.clock.advance(14 * MINUTE);
    await pass(4 * MINUTE);
    expect(await refusing()).toEqual([]);
  });

  it('wait for the end of the quiet hours', async () => {
    const minute = new Date(world.clock.now()).getUTCHours() * 60 + new Date(world.clock.now()).getUTCMinutes();
    await world.call('settings.update', { quietHours: { from: minute, until: (minute + 60) % 1440 } });
    await breakMirror();
    expect(world.machine.notices).toEqual([]);
    world.clock.advance(HOUR);
    await pass(MINUTE);
    expect(world.machine.notices.map(({ kind }) => kind)).toEqual(['failed']);
  });

  it('remind of a backup that is overdue, once', async () => {
    const reminders = () => world.machine.notices.filter(({ kind }) => kind === 'backup_overdue');
    await world.call('transfer.schedule', { remindDays: 3 });
    world.clock.advance(2 * DAY);
    await pass(MINUTE);
    expect(reminders()).toEqual([]);
    world.clock.advance(2 * DAY);
    await pass(5 * MINUTE);
    expect(reminders()).toEqual([{ kind: 'backup_overdue', count: 1, subjects: [], place: { screen: 'transfer', id: null, params: { do: 'backup' } } }]);
    expect((await world.call('overview.dashboard', {})).attention).toContainEqual(expect.objectContaining({ cause: 'backup_overdue', level: 'warning', place: { screen: 'transfer', id: null, params: { do: 'backup' } } }));
  });

  it('are not shown where they are switched off', async () => {
    await world.call('settings.update', { notifyFailures: false });
    await breakMirror();
    expect(world.machine.notices).toEqual([]);
  });
});

describe('the state of everything', SLOW, () => {
  it('names what needs a person and leads there', async () => {
    const [token] = world.target.server.tokens(PATH);
    world.target.server.revokeToken(token?.id ?? 0);
    await world.source.server.commit(PATH, { files: { 'z.txt': 'z' } });
    await world.call('mirrors.trigger', { mirrorId });
    await world.settle();
    const { state, problems, counts } = await world.call('background.get', {});
    expect(state).toBe('attention');
    expect(counts).toMatchObject({ mirrors: 1, failed: 1 });
    expect(problems).toEqual([{ kind: 'mirror_failed', subject: PATH, count: 1, place: { screen: 'mirrors', id: mirrorId, params: {} } }]);
  });

  it('is locked while the vault is, and can be asked all the same', async () => {
    await world.call('vault.lock', {});
    expect(await world.call('background.get', {})).toMatchObject({ state: 'locked' });
    await world.call('vault.unlock', { passphrase: PASSPHRASE });
    expect(await world.call('background.get', {})).toMatchObject({ state: 'fine' });
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createWorld, type World } from '../../e2e/world/world.ts';

// Whole applications over two servers: a loaded machine takes its time.
vi.setConfig({ testTimeout: 30_000 });

let world: World;
afterEach(() => world.close());

const DAY_MS = 86_400_000;

describe('the overview of an empty application', () => {
  it('is empty and not well: nothing is 100 % of nothing', async () => {
    world = await createWorld();
    expect(await world.call('overview.dashboard', {})).toMatchObject({ totals: { instances: 0, pairs: 0, mirrors: 0 }, health: { share: null, level: 'off' }, attention: [], pairs: [], instances: [], jobs: { running: 0, first: [] } });
    expect(await world.call('overview.quickStats', {})).toMatchObject({ moving: { total: 0, mirrorIds: [] }, recentFailures: 0 });
    expect(await world.call('overview.topology', {})).toMatchObject({ nodes: [], links: [], groups: [], groupsTotal: 0 });
    expect(await world.call('overview.search', { text: 'anything' })).toEqual({ items: [], more: false });
    expect(await world.call('overview.trends', {})).toEqual({ items: [] });
    const { lines } = await world.call('overview.health', {});
    expect(lines.find(({ area }) => area === 'schedule')).toMatchObject({ state: 'ok', what: 'nothing_to_watch' });
    expect(lines.find(({ area }) => area === 'clock')).toMatchObject({ what: 'clock_unknown' });
    expect(lines.find(({ area }) => area === 'backups')).toMatchObject({ state: 'ok', what: 'backup_none' });
  });

  it('shows one instance, a pair without mirrors, and bounds of 0', async () => {
    world = await createWorld();
    const { id: pairId } = await world.join('push');
    const topology = await world.call('overview.topology', { staleWarnHours: 0, staleErrorHours: 0 });
    expect(topology.nodes).toMatchObject([{ mirrorsOut: 0, level: 'off' }, { mirrorsIn: 0, level: 'off' }]);
    expect(topology.links).toMatchObject([{ pairs: 1, mirrors: 0, level: 'off', health: { share: null }, staleness: { worst: null } }]);
    expect(await world.call('overview.dashboard', {})).toMatchObject({ totals: { pairs: 1, mirrors: 0 }, pairs: [{ pairId, mirrors: 0, health: { level: 'off' } }] });
  });
});

/** One mirror of a project that both sides have. */
const mirrored = async () => {
  world = await createWorld();
  const { id: pairId } = await world.join('push');
  await world.project('team/api');
  await world.passing(world.call('mirrors.create', { pairId, source: 'team/api', target: 'team/api' }));
  await world.settle();
  const [mirror] = (await world.call('mirrors.list', {})).items;
  if (mirror === undefined) throw new Error('no mirror');
  return { pairId, mirror };
};

describe('the overview of one mirror', () => {
  it('is well once both sides were compared, in every figure alike, until that is too old', async () => {
    const { mirror } = await mirrored();
    const { health, freshMs } = await world.call('overview.dashboard', {});
    expect(health).toMatchObject({ share: 100, level: 'healthy', counts: { healthy: 1 } });
    const { links, nodes } = await world.call('overview.topology', {});
    expect(links).toMatchObject([{ mirrors: 1, level: 'ok', health }]);
    expect(nodes.every((node) => node.level === 'ok')).toBe(true);
    const [link] = links;
    if (link === undefined) throw new Error('no link');
    const { sourceInstanceId, targetInstanceId, direction } = link;
    expect(await world.call('overview.linkMirrors', { sourceInstanceId, targetInstanceId, direction })).toMatchObject({ total: 1, items: [{ id: mirror.id, health: 'healthy', staleness: 'fresh', cause: null }] });
    // Only the clock: thirty days of rounds would run otherwise.
    world.clock.setBack(-(freshMs + DAY_MS * 30));
    const later = await world.call('overview.dashboard', {});
    expect(later.health.level).not.toBe('healthy');
    expect((await world.call('overview.topology', {})).links).toMatchObject([{ level: 'error', staleness: { worst: 'error' } }]);
  });

  it('is looked into by instance and group, on both sides', async () => {
    const { mirror } = await mirrored();
    const at = (instanceId: number, groupPath?: string) => world.call('overview.topology', { at: { instanceId, ...(groupPath === undefined ? {} : { groupPath }) } });
    expect(await at(mirror.source.instanceId)).toMatchObject({ groupsTotal: 1, groups: [{ path: 'team', mirrorId: null, mirrors: 1, peers: [{ instanceId: mirror.target.instanceId, flow: 'out', direction: 'push', mirrors: 1 }] }] });
    expect(await at(mirror.target.instanceId, 'team')).toMatchObject({ groups: [{ path: mirror.target.path, mirrorId: mirror.id, peers: [{ flow: 'in' }] }] });
    expect(await world.refusal('overview.topology', { at: { instanceId: 999 } })).toMatchObject({ code: 'not_found', kind: 'instance' });
  });

  it('is found by its name, its beginning, its words, and by group and name', async () => {
    const { mirror } = await mirrored();
    const first = async (text: string) => (await world.call('overview.search', { text })).items[0];
    expect(await first('team/api')).toMatchObject({ kind: 'mirror', id: mirror.id, rank: 'exact', place: { screen: 'mirrors', id: mirror.id } });
    expect(await first('TEAM')).toMatchObject({ kind: 'mirror', rank: 'prefix' });
    expect(await first('api')).toMatchObject({ kind: 'mirror', rank: 'word' });
    expect(await first('eam/a')).toMatchObject({ kind: 'mirror', rank: 'substring' });
    expect(await first('api team')).toMatchObject({ kind: 'mirror', rank: 'substring' });
    expect((await world.call('overview.search', { text: 'created' })).items).toEqual([]);
    expect((await world.call('overview.search', { text: '---' })).items).toEqual([]);
  });

  it('records the day when the schedule looks', async () => {
    await mirrored();
    world.clock.advance(60_000);
    const { items } = await world.call('overview.trends', { days: 400 });
    expect(items).toMatchObject([{ mirrors: 1 }]);
    expect(items[0]?.day).toBe(Math.floor(world.clock.now() / DAY_MS) * DAY_MS);
  });
});

const Lines = z.array(z.object({ action: z.string(), id: z.int() }));

describe('what is written to files', () => {
  it('is the state of all mirrors as CSV and as a page for printing', async () => {
    const { pairId } = await mirrored();
    const csv = path.join(world.data, 'state.csv');
    expect(await world.call('overview.report', { file: { path: csv }, format: 'csv' })).toMatchObject({ mirrors: 1 });
    const [head, row, end] = readFileSync(csv, 'utf8').split('\r\n');
    expect(head).toContain('source_path');
    expect(row).toContain('team/api');
    expect(row).toContain('healthy');
    expect(end).toBe('');
    const html = path.join(world.data, 'state.html');
    expect(await world.call('overview.report', { file: { path: html }, format: 'html', pairId, groupPath: 'team' })).toMatchObject({ mirrors: 1 });
    const page = readFileSync(html, 'utf8');
    expect(page).toContain('<b>1</b>✓ Verified equal');
    expect(page).not.toContain('<script');
    expect(await world.call('overview.report', { file: { path: html }, format: 'html', groupPath: 'nowhere' })).toMatchObject({ mirrors: 0 });
  });

  it('is the trail as CSV and JSON, as far as the filters leave it', async () => {
    const { mirror } = await mirrored();
    const json = path.join(world.data, 'trail.json');
    const { entries } = await world.call('activity.export', { file: { path: json }, format: 'json' });
    const all = Lines.parse(JSON.parse(readFileSync(json, 'utf8')));
    expect(all).toHaveLength(entries);
    expect(all.map(({ id }) => id)).toEqual(all.map(({ id }) => id).toSorted((a, b) => b - a));
    const csv = path.join(world.data, 'trail.csv');
    const some = await world.call('activity.export', { file: { path: csv }, format: 'csv', filters: { mirrorId: mirror.id, action: 'mirror.created' } });
    expect(some.entries).toBe(1);
    expect(readFileSync(csv, 'utf8').split('\r\n')).toHaveLength(3);
    await world.call('activity.export', { file: { path: json }, format: 'json', filters: { text: 'nothing has this name' } });
    expect(JSON.parse(readFileSync(json, 'utf8'))).toEqual([]);
  });
});

describe('the health of the application', () => {
  it('tells each part with its figures, and asks the instances where it is told to', async () => {
    await mirrored();
    const { lines } = await world.passing(world.call('overview.health', { ask: true }));
    expect(lines.filter(({ area }) => area === 'instance')).toMatchObject([{ state: 'ok', what: 'instance_fine', fix: null }, { state: 'ok', what: 'instance_fine' }]);
    expect(lines.find(({ area }) => area === 'database')).toMatchObject({ what: 'database_sound' });
    expect(lines.find(({ area }) => area === 'instance')?.data).toMatchObject({ breaker: 'closed' });
    expect(lines.find(({ area }) => area === 'disk')?.data['freeBytes']).toBeGreaterThan(0);
  });

  it('fails where an instance refuses our token, and its breaker can be reset', async () => {
    const { mirror } = await mirrored();
    world.source.server.faults.add({ method: 'GET', path: /.*/, kind: 'status', status: 401, body: { message: '401 Unauthorized' }, times: Infinity });
    const { healthy, lines } = await world.passing(world.call('overview.health', { ask: true }));
    expect(healthy).toBe(false);
    const instanceId = mirror.source.instanceId;
    expect(lines.find((line) => line.area === 'instance' && line.instanceId === instanceId)).toMatchObject({ state: 'fail', fix: { screen: 'instances', id: instanceId } });
    expect(await world.call('instances.resetBreaker', { instanceId })).toEqual({ reset: true });
    expect(await world.refusal('instances.resetBreaker', { instanceId: 999 })).toMatchObject({ code: 'not_found' });
    expect((await world.call('overview.dashboard', {})).attention[0]).toMatchObject({ cause: expect.stringMatching(/^instance_/), level: 'error' });
  });
});

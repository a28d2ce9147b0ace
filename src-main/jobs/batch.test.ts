import { afterEach, expect, test } from 'vitest';
import { createWorld, type World } from '../../e2e/world/world.ts';
import { MirrorId, type PairId } from '../../src-preload/contract/ids.ts';

const pathOf = (n: number): string => `platform/service-${String(n).padStart(2, '0')}`;

let world: World;
let pairId: PairId;
let ids: MirrorId[];

afterEach(() => world.close());

/** So many mirrors of one pair; the first is switched off. */
const mirrored = async (count: number): Promise<void> => {
  world = await createWorld();
  await world.call('settings.update', { requestsPerMinute: 10_000 });
  pairId = (await world.join('push')).id;
  ids = [];
  for (let n = 0; n < count; n += 1) {
    await world.project(pathOf(n));
    ids.push((await world.passing(world.call('mirrors.create', { pairId, source: pathOf(n), target: pathOf(n), enabled: n !== 0 }))).id);
  }
  await world.settle();
};

/** The path of the push mirrors of a project on its owner. */
const mirrorsOf = (n: number): RegExp => new RegExp(`/projects/${world.source.server.project(pathOf(n)).id}/remote_mirrors`);

test('a batch over a pair tells what failed, what was skipped, and mends the failed ones when it is tried again', async () => {
  await mirrored(30);
  for (const n of [3, 4, 5]) world.source.server.faults.add({ method: 'GET', path: mirrorsOf(n), kind: 'status', status: 403, body: { message: '403 Forbidden' }, times: Infinity });
  const { jobId, total, leftOut } = await world.call('mirrors.batch', { action: 'refresh', select: { filter: { pairId } } });
  expect({ total, leftOut }).toEqual({ total: 30, leftOut: 0 });
  await world.call('mirrors.remove', { mirrorId: MirrorId.parse(ids[7]) });
  await world.settle();
  expect(await world.call('jobs.get', { jobId })).toMatchObject({
    kind: 'batch', action: 'refresh', state: 'partial', progress: { total: 30, processed: 30, succeeded: 26, failed: 3, skipped: 1 },
  });
  const failed = await world.call('jobs.items', { jobId, state: 'failed' });
  expect(failed.items.map(({ index, subject, failure }) => ({ index, subject, code: failure?.code }))).toEqual(
    [3, 4, 5].map((n) => ({ index: n, subject: `${pathOf(n)} → ${pathOf(n)}`, code: 'missing_role' })),
  );
  expect((await world.call('jobs.items', { jobId, state: 'skipped' })).items).toMatchObject([{ mirrorId: ids[7], failure: { code: 'not_found', kind: 'mirror' } }]);

  world.source.server.faults.clear();
  expect(await world.call('jobs.retry', { jobId })).toMatchObject({ state: 'queued', progress: { processed: 27, failed: 0 } });
  await world.settle();
  expect(await world.call('jobs.get', { jobId })).toMatchObject({ state: 'partial', progress: { processed: 30, succeeded: 29, failed: 0, skipped: 1 } });
  expect(await world.refusal('jobs.retry', { jobId })).toEqual({ code: 'conflict', reason: 'not_possible_now' });
}, 120_000);

test('a batch of triggers follows each mirror until both sides are equal, and passes by what is switched off', async () => {
  await mirrored(8);
  for (let n = 0; n < 8; n += 1) await world.source.server.commit(pathOf(n), { files: { 'new.txt': `${n}` } });
  const { jobId } = await world.call('mirrors.batch', { action: 'trigger', select: { mirrorIds: ids } });
  await world.settle();
  await world.settle();
  expect(await world.call('jobs.get', { jobId })).toMatchObject({ state: 'partial', progress: { succeeded: 7, failed: 0, skipped: 1 } });
  expect((await world.call('mirrors.list', { verified: 'equal' })).total).toBe(7);
}, 120_000);

test('a batch that was cut off by the end of the application goes on at the next start, each item counted once', async () => {
  await mirrored(30);
  const { jobId } = await world.call('mirrors.batch', { action: 'verify', select: { filter: { pairId } } });
  const seen = new Promise<void>((resolve) => {
    world.app().on('progress', ({ id, progress }) => id === jobId && progress.processed > 3 && resolve());
  });
  world.app().startWork();
  await world.passing(seen);
  await world.letGo();
  await world.reopen();
  const between = await world.call('jobs.get', { jobId });
  expect(between.progress.processed).toBeLessThan(30);
  await world.settle();
  expect(await world.call('jobs.get', { jobId })).toMatchObject({ state: 'succeeded', progress: { total: 30, processed: 30, succeeded: 30 } });
}, 120_000);

test('an empty selection is refused, and a named mirror that is gone is told as skipped', async () => {
  await mirrored(2);
  expect(await world.refusal('mirrors.batch', { action: 'refresh', select: { filter: { text: 'nowhere' } } })).toEqual({ code: 'not_found', kind: 'mirror' });
  const { jobId } = await world.call('mirrors.batch', { action: 'refresh', select: { mirrorIds: [...ids.slice(1), ...ids, 9999] } });
  await world.settle();
  expect(await world.call('jobs.get', { jobId })).toMatchObject({ state: 'partial', progress: { total: 3, succeeded: 2, skipped: 1 } });
  expect((await world.call('mirrors.groups', { pairId })).items).toMatchObject([{ path: 'platform', mirrors: 2, equal: 1 }]);
}, 120_000);

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from '../../e2e/world/world.ts';
import type { MirrorId } from '../../src-preload/contract/ids.ts';
import { STRANDED_MS } from './end-stranded.ts';

const PATH = 'platform/api';

let world: World;
let mirrorIds: MirrorId[];

beforeEach(async () => {
  world = await createWorld();
  const pair = await world.join('push');
  await world.project(PATH);
  mirrorIds = [(await world.call('mirrors.create', { pairId: pair.id, source: PATH, target: PATH })).id];
  await world.settle();
  await world.call('claim.turnOn', { instanceId: pair.targetInstanceId, project: PATH });
}, 60_000);
afterEach(() => world.close());

const pass = async (ms: number): Promise<void> => {
  world.double.clock.advance(ms);
  await world.passing(new Promise<void>((resolve) => void world.clock.after(ms, resolve)));
};
const batch = async (action: 'trigger' | 'verify') => (await world.call('mirrors.batch', { action, select: { mirrorIds } })).jobId;
const job = (jobId: number) => world.call('jobs.get', { jobId });

describe('a job of a machine that has lost the right to write', { timeout: 60_000 }, () => {
  it('waits with its reason, and goes on by itself when the right is back', async () => {
    const jobId = await batch('trigger');
    await world.call('claim.release', {});
    world.app().startWork();
    await pass(STRANDED_MS / 2);
    expect(await job(jobId)).toMatchObject({ state: 'queued', heldBy: 'claim', progress: { processed: 0 } });
    await world.call('claim.take', {});
    await pass(60_000);
    expect(await job(jobId)).toMatchObject({ state: 'succeeded', heldBy: null, progress: { succeeded: 1 } });
  });

  it('ends by itself with the reason where the right does not come back, and can be tried again', async () => {
    const jobId = await batch('trigger');
    await world.call('claim.release', {});
    world.app().startWork();
    await pass(STRANDED_MS + 60_000);
    expect(await job(jobId)).toMatchObject({ state: 'failed', failure: { code: 'not_writing', reason: 'released' }, progress: { total: 1, processed: 1, failed: 1 } });
    expect(await world.refusal('jobs.retry', { jobId })).toMatchObject({ code: 'not_writing' });
    await world.call('claim.take', {});
    await world.call('jobs.retry', { jobId });
    await pass(60_000);
    expect(await job(jobId)).toMatchObject({ state: 'succeeded' });
  });

  it('runs all the same where it only compares, is paused, goes on, and is tried again', async () => {
    await world.call('claim.release', {});
    const jobId = await batch('verify');
    await world.call('jobs.pause', { jobId });
    await world.call('jobs.resume', { jobId });
    world.source.server.faults.add({ method: 'GET', path: /\/projects/, kind: 'status', status: 403, body: { message: '403 Forbidden' }, times: Infinity });
    world.app().startWork();
    await pass(60_000);
    expect(await job(jobId)).toMatchObject({ state: 'failed', progress: { failed: 1 } });
    world.source.server.faults.clear();
    await world.call('jobs.retry', { jobId });
    await pass(60_000);
    expect(await job(jobId)).toMatchObject({ state: 'succeeded', heldBy: null });
  });
});

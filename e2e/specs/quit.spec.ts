import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningApp } from '../fixtures.ts';
import { openWindow } from '../open-window.ts';
import { callInPage } from '../pages/call-in-page.ts';
import { expectShown } from '../pages/expect-shown.ts';
import { shellPage } from '../pages/shell-page.ts';
import { createWorld, type World } from '../world/world.ts';

const API = 'platform/api';
/** Longer than a quit may take and a test may last. */
const HANGS_MS = 600_000;
const PATIENCE_MS = 20_000;

let world: World;
let running: RunningApp;

beforeAll(async () => {
  world = await createWorld();
  const pair = await world.join('push');
  await world.project(API);
  await world.call('mirrors.create', { pairId: pair.id, source: API, target: API });
  await world.settle();
  running = await openWindow(world);
  await expectShown(shellPage(running.page).at.rail);
});

afterAll(() => world.close());

describe('A quit while a server does not answer', () => {
  test('ends with 0 without that answer, and the next start brings the job to its end', async () => {
    const sync = { method: 'POST', path: /remote_mirrors\/\d+\/sync/ };
    world.source.server.faults.add({ ...sync, kind: 'status', status: 503, delayMs: HANGS_MS });
    const call = callInPage(running.page);
    const { jobId } = await call('mirrors.batch', { action: 'trigger', select: { filter: {} } });
    await expect.poll(() => world.source.server.log.count(sync), { timeout: PATIENCE_MS }).toBe(1);
    expect(await call('jobs.get', { jobId })).toMatchObject({ state: 'running' });
    const child = running.app.process();
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    await world.reopen();
    await world.settle();
    expect((await world.call('jobs.get', { jobId })).finishedAt).not.toBeNull();
    expect((await world.call('mirrors.list', { verified: 'equal' })).total).toBe(1);
  });
});

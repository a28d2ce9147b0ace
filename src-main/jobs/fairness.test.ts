import { expect, test } from 'vitest';
import type { JobId, MirrorId, PairId } from '../../src-preload/contract/ids.ts';
import { AppError } from '../rules/app-error.ts';
import type { Allowed } from '../rules/background-state.ts';
import { createTestChance, createTestClock, openTestStore, quietLog } from '../store/testing/open-test-store.ts';
import { addInstance, addMirror, addPair } from '../store/testing/sample-world.ts';
import type { JobHandler, JobHandlers } from './job-handler.ts';
import { runItems } from './run-items.ts';
import { createRunner } from './runner.ts';

const DEAD = new AppError({ code: 'breaker_open', instanceId: null, retryAt: Number.MAX_SAFE_INTEGER });
const HELD = new AppError({ code: 'not_writing', reason: 'not_confirmed', holder: null, since: null, renewedAt: null, until: null });

/** Two pairs of a hub: what touches a mirror of the first never ends, as with a server that hangs; of the second it succeeds. */
const createScene = ({ allowed = () => 'all' }: { allowed?: () => Allowed } = {}) => {
  const [store, clock, chance] = [openTestStore(), createTestClock(), createTestChance()];
  const hub = addInstance(store, 'Hub');
  const [slow, quick] = [addPair(store, 'Slow', hub, addInstance(store, 'Hangs')), addPair(store, 'Quick', hub, addInstance(store, 'Answers'))];
  let projects = 0;
  const mirrorsOf = (pairId: PairId, count: number): MirrorId[] => Array.from({ length: count }, () => addMirror(store, pairId, (projects += 1)));
  const isSlow = (id: MirrorId | null): boolean => id !== null && store.mirrors.findStored(id)?.pairId === slow;
  const forever = (): Promise<never> => new Promise(() => undefined);
  const answer = (id: MirrorId | null): Promise<void> => (isSlow(id) ? forever() : Promise.resolve());

  const ofMirror: JobHandler = async ({ mirrorId }) => {
    await answer(mirrorId);
    return { state: 'succeeded', result: {} };
  };
  const round: JobHandler = () => forever();
  const batch: JobHandler = (job, turn) => runItems({ store, clock }, job, turn, answer);
  const handlers: JobHandlers = { batch, 'follow-mirror': ofMirror, 'clean-up': ofMirror, rotate: ofMirror, plan: ofMirror, 'status-round': round, 'verify-round': round, 'issue-sync': ofMirror, 'issue-round': round };
  const runner = createRunner({ store, clock, chance, log: quietLog, handlers, allowed, onProgress: () => undefined });

  const queue = (mirrorId: MirrorId, background: boolean): JobId =>
    store.jobs.enqueue({ kind: 'issue-sync', uniqueKey: `sync ${mirrorId}`, mirrorId, input: {}, background, runAt: clock.now(), now: clock.now() });
  return {
    store, clock, runner, slow, quick, mirrorsOf,
    sync: (mirrorId: MirrorId): JobId => queue(mirrorId, false),
    syncByItself: (mirrorId: MirrorId): JobId => queue(mirrorId, true),
    batchOf(mirrorIds: readonly MirrorId[]): JobId {
      const id = store.jobs.enqueue({ kind: 'batch', action: 'verify', uniqueKey: 'b', mirrorId: null, input: {}, runAt: clock.now(), now: clock.now() });
      store.jobItems.add(id, mirrorIds.map((mirrorId) => ({ mirrorId, subject: `${mirrorId}` })));
      return id;
    },
    stateOf: (id: JobId) => store.jobs.get(id).state,
    async rest(): Promise<void> {
      for (let turn = 0; turn < 40; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    },
  };
};

test('jobs of a pair whose server hangs leave room for those of another, however many come first', async () => {
  const scene = createScene();
  const hanging = scene.mirrorsOf(scene.slow, 30).map(scene.sync);
  const others = scene.mirrorsOf(scene.quick, 30).map(scene.sync);
  scene.runner.start();
  await scene.rest();
  expect(others.map(scene.stateOf)).toEqual(others.map(() => 'succeeded'));
  expect(hanging.filter((id) => scene.stateOf(id) === 'running')).toHaveLength(4);
});

test('what a person asks for begins at once beside any number of jobs that nobody waits for', async () => {
  const scene = createScene();
  const rounds = (['status-round', 'verify-round', 'issue-round'] as const).map((kind) => scene.store.jobs.enqueue({ kind, uniqueKey: kind, mirrorId: null, input: {}, runAt: 0, now: 0 }));
  const hanging = scene.mirrorsOf(scene.slow, 20).map(scene.syncByItself);
  scene.runner.start();
  await scene.rest();
  expect([rounds, hanging].map((ids) => ids.filter((id) => scene.stateOf(id) === 'running').length)).toEqual([3, 3]);
  const asked = scene.batchOf(scene.mirrorsOf(scene.quick, 5));
  await scene.rest();
  expect(scene.stateOf(asked)).toBe('succeeded');
});

test('a sync that waits by itself is one that a person asked for, once they do', async () => {
  const scene = createScene({ allowed: () => 'asked' });
  const [mirror] = scene.mirrorsOf(scene.quick, 1);
  if (mirror === undefined) throw new Error('no mirror');
  const job = scene.syncByItself(mirror);
  scene.runner.start();
  await scene.rest();
  expect(scene.stateOf(job)).toBe('queued');
  expect(scene.sync(mirror)).toBe(job);
  scene.runner.wake();
  await scene.rest();
  expect(scene.stateOf(job)).toBe('succeeded');
});

test('a batch over many pairs goes on with all others while one server hangs', async () => {
  const scene = createScene();
  const job = scene.batchOf([...scene.mirrorsOf(scene.slow, 50), ...scene.mirrorsOf(scene.quick, 300)]);
  scene.runner.start();
  await scene.rest();
  expect(scene.store.jobItems.counts(job)).toMatchObject({ total: 350, succeeded: 300, processed: 300 });
});

test.each([['an instance that rests', DEAD], ['a claim that is not confirmed', HELD]])('%s holds up its own items of a batch, each counted once when it is back', async (_what, failure) => {
  const scene = createScene();
  const [store, clock] = [scene.store, scene.clock];
  const job = scene.batchOf([...scene.mirrorsOf(scene.quick, 20), ...scene.mirrorsOf(scene.slow, 20)]);
  const asked: MirrorId[] = [];
  const perform = async (id: MirrorId | null): Promise<void> => {
    if (id === null || store.mirrors.findStored(id)?.pairId !== scene.slow) return;
    asked.push(id);
    throw failure;
  };
  const end = await runItems({ store, clock }, store.jobs.get(job), { isStopping: () => false, progress: () => undefined }, perform);
  expect(end).toMatchObject({ state: 'postponed' });
  expect(store.jobItems.counts(job)).toMatchObject({ processed: 20, succeeded: 20 });
  expect(asked.length).toBeLessThanOrEqual(4);
});

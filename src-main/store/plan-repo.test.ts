import { expect, test } from 'vitest';
import { JobId, MirrorId, PlanId } from '../../src-preload/contract/ids.ts';
import { PlanDetail } from '../../src-preload/contract/models/plan.ts';
import { failureFrom } from '../rules/testing/failure-from.ts';
import type { NewStep } from './plan-store.ts';
import type { Store } from './store.ts';
import { openTestStore } from './testing/open-test-store.ts';
import { MADE } from './testing/sample-world.ts';

const page = { offset: 0, limit: 100 };

const step = (change: Partial<NewStep> = {}): NewStep => ({
  action: 'update', object: 'g/a → g/b', mirrorId: MirrorId.parse(1), before: [{ field: 'enabled', value: false }], after: [{ field: 'enabled', value: true }],
  undo: 'full', state: 'planned', failure: null, detail: { overrides: { triggerBuilds: true } }, ...change,
});

const insert = (store: Store, steps: NewStep[]): PlanId =>
  store.plans.insert({ kind: 'reapply', input: { mirrorIds: [1] }, guard: 'apply', leftOut: 2, undo: 'partial', createdAt: MADE }, steps);

test('a plan is read as it was made, with its steps counted by action', () => {
  const store = openTestStore();
  const skipped = step({ action: 'skip', state: 'skipped', undo: 'none', failure: { code: 'conflict', reason: 'mirror_gone' }, mirrorId: null });
  const id = insert(store, [step(), skipped, step({ action: 'recreate' })]);
  const plan = store.plans.get(id);
  expect(plan).toEqual({ id, kind: 'reapply', state: 'ready', guard: 'apply', total: 3, leftOut: 2, counts: { update: 1, skip: 1, recreate: 1 }, undo: 'partial', jobId: null, warnings: [], createdAt: MADE });
  const { items: steps, total: found } = store.plans.steps(id, page);
  const shown = { ...plan, found, steps };
  expect(found).toBe(3);
  expect(PlanDetail.parse(shown)).toEqual(shown);
  expect(shown.steps[1]).toMatchObject({ index: 1, state: 'skipped', failure: { reason: 'mirror_gone' }, mirrorId: null });
  expect(store.plans.steps(id, { offset: 2, limit: 5 }).items.map(({ index }) => index)).toEqual([2]);
  expect(store.plans.stored(id).input).toEqual({ mirrorIds: [1] });
  expect(failureFrom(() => store.plans.get(PlanId.parse(99)))).toEqual({ code: 'not_found', kind: 'plan' });
});

test('steps are read by their state and action, with how many there are', () => {
  const store = openTestStore();
  const id = insert(store, [step(), step({ action: 'remove' }), step({ action: 'remove' }), step({ action: 'remove' })]);
  store.plans.markStep(id, 2, { state: 'failed', failure: { code: 'conflict', reason: 'mirror_gone' } });
  const read = (query: object) => {
    const { items, total } = store.plans.steps(id, { ...page, ...query });
    return [items.map(({ index }) => index), total];
  };
  expect(read({ action: 'remove' })).toEqual([[1, 2, 3], 3]);
  expect(read({ action: 'remove', offset: 1, limit: 1 })).toEqual([[2], 3]);
  expect(read({ state: 'failed' })).toEqual([[2], 1]);
  expect(read({ state: 'failed', action: 'update' })).toEqual([[], 0]);
});

test('ten thousand steps are kept', () => {
  const store = openTestStore();
  const id = insert(store, Array.from({ length: 10_000 }, (_, n) => step({ object: `g/${n}` })));
  expect(store.plans.steps(id, { offset: 9_999, limit: 5 }).items).toMatchObject([{ index: 9_999, object: 'g/9999' }]);
});

test('steps are done from the first and undone from the last, and one that does not come undone is passed', () => {
  const store = openTestStore();
  const id = insert(store, [step(), step({ undo: 'none' }), step(), step()]);
  expect(store.plans.stepsToDo(id, 2)).toMatchObject([{ index: 0, detail: { overrides: { triggerBuilds: true } }, undoDetail: null }, { index: 1 }]);
  for (const index of [0, 1, 2]) store.plans.markStep(id, index, { state: 'done', undoDetail: { was: index }, mirrorId: MirrorId.parse(7) });
  store.plans.markStep(id, 3, { state: 'running' });
  expect(store.plans.stepsToDo(id, 9)).toEqual([]);
  expect(store.plans.countByState(id)).toEqual({ planned: 0, running: 1, done: 3, failed: 0, skipped: 0, undone: 0 });
  expect(store.plans.stepsToUndo(id, 9)).toMatchObject([{ index: 2, undoDetail: { was: 2 }, mirrorId: 7 }, { index: 0 }]);
  store.plans.markStep(id, 2, { state: 'done', failure: { code: 'conflict', reason: 'being_changed' } });
  expect(store.plans.stepsToUndo(id, 1, 2)).toMatchObject([{ index: 0 }]);
  store.plans.markStep(id, 0, { state: 'undone' });
  expect(store.plans.stepsToUndo(id, 9, 2)).toEqual([]);
});

test('what a crash left running is planned again, failed steps can be, and the rest is skipped when the plan ends', () => {
  const store = openTestStore();
  const id = insert(store, [step(), step(), step()]);
  store.plans.markStep(id, 0, { state: 'running' });
  store.plans.markStep(id, 1, { state: 'failed', failure: { code: 'conflict', reason: 'being_changed' } });
  store.plans.resetRunning(id);
  expect(store.plans.stepsToDo(id, 9).map(({ index }) => index)).toEqual([0, 2]);
  expect(store.plans.resetFailed(id)).toBe(1);
  expect(store.plans.stepsToDo(id, 9)).toMatchObject([{ index: 0 }, { index: 1, failure: null }, { index: 2 }]);
  store.plans.skipPlanned(id);
  expect(store.plans.countByState(id).skipped).toBe(3);
});

test('a plan names its job, the job its plan, and writing tells the topic of plans', async () => {
  const store = openTestStore();
  const id = insert(store, [step()]);
  const jobId = store.jobs.enqueue({ kind: 'plan', uniqueKey: `plan:${id}`, mirrorId: null, planId: id, input: {}, runAt: MADE, now: MADE });
  expect(store.jobs.get(jobId).planId).toBe(id);
  await Promise.resolve();
  const told: string[][] = [];
  store.onChanged((topics) => told.push(topics));
  store.plans.mark(id, { state: 'applying', jobId });
  await Promise.resolve();
  expect(store.plans.get(id)).toMatchObject({ state: 'applying', jobId });
  store.plans.mark(id, { state: 'applied' });
  expect(store.plans.get(id).jobId).toBe(jobId);
  expect(told).toEqual([['plans']]);
  expect(failureFrom(() => store.plans.mark(PlanId.parse(99), { state: 'applied', jobId: JobId.parse(1) }))).toEqual({ code: 'not_found', kind: 'plan' });
});

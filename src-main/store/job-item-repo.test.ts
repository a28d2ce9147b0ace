import { expect, test } from 'vitest';
import { JobId, MirrorId } from '../../src-preload/contract/ids.ts';
import { failureFrom } from '../rules/testing/failure-from.ts';
import type { Store } from './store.ts';
import { openTestStore } from './testing/open-test-store.ts';
import { MADE } from './testing/sample-world.ts';

const page = { offset: 0, limit: 100 };

const batchOf = (store: Store, items: number): JobId => {
  const id = store.jobs.enqueue({ kind: 'batch', action: 'verify', uniqueKey: 'b', mirrorId: null, input: {}, runAt: MADE, now: MADE });
  store.jobItems.add(id, Array.from({ length: items }, (_, n) => ({ mirrorId: n % 2 === 0 ? MirrorId.parse(n + 1) : null, subject: `it's "${n}"` })));
  return id;
};

test('items are numbered in their order, wait, and are shown by pages', () => {
  const store = openTestStore();
  const id = batchOf(store, 5);
  expect(store.jobs.get(id)).toMatchObject({ kind: 'batch', action: 'verify', planId: null });
  expect(store.jobItems.list({ jobId: id, offset: 1, limit: 2 })).toEqual({
    total: 5,
    items: [
      { index: 1, mirrorId: null, subject: 'it\'s "1"', state: 'waiting', failure: null, finishedAt: null },
      { index: 2, mirrorId: 3, subject: 'it\'s "2"', state: 'waiting', failure: null, finishedAt: null },
    ],
  });
  expect(failureFrom(() => store.jobItems.list({ ...page, jobId: JobId.parse(99) }))).toEqual({ code: 'not_found', kind: 'job' });
});

test('as many items as a selection may have are added at once', () => {
  const store = openTestStore();
  expect(store.jobItems.counts(batchOf(store, 10_000)).total).toBe(10_000);
});

test('states are counted, what a crash left running waits again, and failed ones can', () => {
  const store = openTestStore();
  const id = batchOf(store, 5);
  const failure = { code: 'unreachable', instanceId: null, reason: 'timeout' } as const;
  store.jobItems.mark(id, 0, { state: 'succeeded', now: MADE + 1 });
  store.jobItems.mark(id, 1, { state: 'failed', failure, now: MADE + 2 });
  store.jobItems.mark(id, 2, { state: 'running', now: MADE + 3 });
  expect(store.jobItems.counts(id)).toEqual({ total: 5, processed: 2, succeeded: 1, failed: 1, skipped: 0 });
  expect(store.jobItems.lastFinishedAt(id)).toBe(MADE + 2);
  expect(store.jobItems.list({ ...page, jobId: id, state: 'failed' })).toMatchObject({ total: 1, items: [{ index: 1, failure, finishedAt: MADE + 2 }] });
  expect(store.jobItems.waiting(id).map(({ index }) => index)).toEqual([3, 4]);
  store.jobItems.resetRunning(id);
  expect(store.jobItems.waiting(id).map(({ index }) => index)).toEqual([2, 3, 4]);
  expect(store.jobItems.resetFailed(id)).toBe(1);
  expect(store.jobItems.resetFailed(id)).toBe(0);
  expect(store.jobItems.waiting(id)[0]).toMatchObject({ index: 1, pairId: null });
});

test('what waits or runs is skipped when its job ends without it', () => {
  const store = openTestStore();
  const id = batchOf(store, 3);
  store.jobItems.mark(id, 0, { state: 'succeeded', now: MADE });
  store.jobItems.mark(id, 1, { state: 'running', now: MADE });
  store.jobItems.skipWaiting(id, MADE + 9);
  expect(store.jobItems.counts(id)).toEqual({ total: 3, processed: 3, succeeded: 1, failed: 0, skipped: 2 });
});

import { expect, test } from 'vitest';
import { JobId } from '../../src-preload/contract/ids.ts';
import { Job } from '../../src-preload/contract/models/job.ts';
import { failureFrom } from '../rules/testing/failure-from.ts';
import type { Store } from './store.ts';
import { openTestStore } from './testing/open-test-store.ts';
import { addInstance, addMirror, addPair, MADE } from './testing/sample-world.ts';

const DAY = 24 * 3_600_000;
const page = { offset: 0, limit: 100 };

const queue = (store: Store, uniqueKey: string, runAt = MADE): JobId => store.jobs.enqueue({ kind: 'clean-up', uniqueKey, mirrorId: null, input: { key: uniqueKey }, runAt, now: MADE });

test('a queued job shows no start, no progress and no result', () => {
  const store = openTestStore();
  const id = queue(store, 'a', MADE + 5);
  const shown = store.jobs.get(id);
  expect(shown).toEqual({
    id, kind: 'clean-up', state: 'queued', mirrorId: null, mirrorPath: null, planId: null, action: null, progress: { total: 0, processed: 0, succeeded: 0, failed: 0, skipped: 0 }, failure: null, result: null, attempts: 0,
    createdAt: MADE, runAt: MADE + 5, startedAt: null, finishedAt: null,
  });
  expect(Job.parse(shown)).toEqual(shown);
  expect(failureFrom(() => store.jobs.get(JobId.parse(99)))).toEqual({ code: 'not_found', kind: 'job' });
});

test('an unfinished job with the same key is taken, at the earlier of both times; a finished one is not', () => {
  const store = openTestStore();
  const id = queue(store, 'a', MADE + 100);
  expect(queue(store, 'a', MADE + 50)).toBe(id);
  expect(store.jobs.get(id).runAt).toBe(MADE + 50);
  expect(queue(store, 'a', MADE + 500)).toBe(id);
  expect(store.jobs.get(id).runAt).toBe(MADE + 50);
  store.jobs.finish(id, { state: 'succeeded', now: MADE + 60 });
  expect(queue(store, 'a')).not.toBe(id);
});

test('the job that waits longest is claimed first, and none before its time', () => {
  const store = openTestStore();
  const [late, early] = [queue(store, 'late', MADE + 20), queue(store, 'early', MADE + 10)];
  expect(store.jobs.nextRunAt()).toBe(MADE + 10);
  expect(store.jobs.claim('me', MADE + 9)).toBeNull();
  expect(store.jobs.claim('me', MADE + 30)).toMatchObject({ id: early, state: 'running', attempts: 1, startedAt: MADE + 30, uniqueKey: 'early', input: { key: 'early' } });
  expect(store.jobs.claim('me', MADE + 30)?.id).toBe(late);
  expect(store.jobs.claim('me', MADE + 30)).toBeNull();
  expect(store.jobs.nextRunAt()).toBeNull();
});

test('a job that another start left running is claimed again, and keeps its first start', () => {
  const store = openTestStore();
  const id = queue(store, 'a');
  store.jobs.claim('before', MADE);
  expect(store.jobs.claim('me', MADE + 1)).toMatchObject({ id, attempts: 2, startedAt: MADE });
});

test('a job of this start is not claimed twice, however long the machine slept', () => {
  const store = openTestStore();
  queue(store, 'a');
  store.jobs.claim('me', MADE);
  expect(store.jobs.claim('me', MADE + 100 * DAY)).toBeNull();
});

test('a postponed job waits again', () => {
  const store = openTestStore();
  const id = queue(store, 'a');
  store.jobs.claim('me', MADE);
  store.jobs.postpone(id, MADE + 500);
  expect(store.jobs.get(id)).toMatchObject({ state: 'queued', runAt: MADE + 500 });
  expect(store.jobs.claim('me', MADE + 499)).toBeNull();
});

test('progress, result and failure are kept', () => {
  const store = openTestStore();
  const [good, bad] = [queue(store, 'good'), queue(store, 'bad')];
  const progress = { total: 4, processed: 3, succeeded: 1, failed: 1, skipped: 1 };
  store.jobs.progress(good, progress);
  store.jobs.finish(good, { state: 'partial', result: { refs: 'equal', count: 3, whole: false, none: null }, now: MADE + 7 });
  store.jobs.finish(bad, { state: 'failed', failure: { code: 'unreachable', instanceId: null, reason: 'timeout' }, now: MADE + 8 });
  expect(store.jobs.get(good)).toMatchObject({ state: 'partial', progress, result: { refs: 'equal', count: 3, whole: false, none: null }, failure: null, finishedAt: MADE + 7 });
  expect(store.jobs.get(bad)).toMatchObject({ state: 'failed', result: null, failure: { code: 'unreachable', instanceId: null, reason: 'timeout' } });
  expect(store.jobs.list({ ...page, state: 'failed' })).toMatchObject({ total: 1, items: [{ id: bad }] });
  expect(store.jobs.list({ offset: 0, limit: 1 })).toMatchObject({ total: 2, items: [{ id: bad }] });
});

test('the job of a mirror is found while it is not finished, and goes with it', () => {
  const store = openTestStore();
  const mirrorId = addMirror(store, addPair(store, 'P', addInstance(store, 'North'), addInstance(store, 'South')), 1);
  const id = store.jobs.enqueue({ kind: 'follow-mirror', uniqueKey: 'm', mirrorId, input: {}, runAt: MADE, now: MADE });
  expect(store.jobs.unfinishedOfMirror(mirrorId)).toBe(id);
  expect(store.jobs.list({ ...page, mirrorId })).toMatchObject({ total: 1, items: [{ mirrorPath: 'group/project-1' }] });
  store.jobs.claim('me', MADE);
  store.mirrors.remove(mirrorId);
  store.jobs.progress(id, { total: 1, processed: 1, succeeded: 1, failed: 0, skipped: 0 });
  store.jobs.postpone(id, MADE);
  store.jobs.finish(id, { state: 'succeeded', now: MADE });
  expect(store.jobs.unfinishedOfMirror(mirrorId)).toBeNull();
});

test('claiming nothing tells nobody of a change', async () => {
  const store = openTestStore();
  queue(store, 'a');
  store.jobs.claim('me', MADE);
  await Promise.resolve();
  const told: string[][] = [];
  store.onChanged((topics) => told.push(topics));
  store.jobs.claim('me', MADE);
  await Promise.resolve();
  expect(told).toEqual([]);
});

test('rounds by the schedule are claimed after all that a person may wait for, and after what a crash left', () => {
  const store = openTestStore();
  const round = store.jobs.enqueue({ kind: 'verify-round', uniqueKey: 'r', mirrorId: null, input: {}, runAt: MADE - 100, now: MADE });
  const own = queue(store, 'a');
  expect(store.jobs.nextRunAt()).toBe(MADE - 100);
  expect(store.jobs.claim('before', MADE)?.id).toBe(own);
  expect(store.jobs.claim('me', MADE)?.id).toBe(own);
  expect(store.jobs.claim('me', MADE)?.id).toBe(round);
});

test('a wish is kept until the job ends or begins anew', () => {
  const store = openTestStore();
  const id = queue(store, 'a');
  expect(store.jobs.wish(id)).toBeNull();
  store.jobs.setWish(id, 'cancel');
  expect(store.jobs.wish(id)).toBe('cancel');
  store.jobs.finish(id, { state: 'failed', failure: { code: 'conflict', reason: 'being_changed' }, now: MADE });
  expect(store.jobs.wish(id)).toBeNull();
  store.jobs.requeue(id, MADE + 7);
  expect(store.jobs.get(id)).toMatchObject({ state: 'queued', runAt: MADE + 7, failure: null, finishedAt: null, attempts: 0 });
});

test('a job does not begin anew while another has its key', () => {
  const store = openTestStore();
  const id = queue(store, 'a');
  store.jobs.finish(id, { state: 'failed', now: MADE });
  const other = queue(store, 'a');
  expect(failureFrom(() => store.jobs.requeue(id, MADE))).toEqual({ code: 'conflict', reason: 'not_possible_now' });
  store.jobs.pause(other);
  expect(store.jobs.claim('me', MADE)).toBeNull();
  expect(queue(store, 'a')).toBe(other);
  store.jobs.requeue(other, MADE);
  expect(store.jobs.claim('me', MADE)?.id).toBe(other);
});

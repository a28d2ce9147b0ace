import { expect, test } from 'vitest';
import { createTestClock, openTestStore } from '../store/testing/open-test-store.ts';
import { addInstance, addMirror, addPair } from '../store/testing/sample-world.ts';
import { createDayRecorder, readTrends } from './record-day.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

test('each UTC day keeps its last look, looks come once an hour, and 400 days stay', () => {
  const store = openTestStore();
  const clock = createTestClock();
  const pairId = addPair(store, 'Pair', addInstance(store, 'North'), addInstance(store, 'South'));
  const record = createDayRecorder({ store, clock });
  const trends = (days: number) => readTrends({ store, clock }, { days }).items.map(({ mirrors }) => mirrors);
  record();
  addMirror(store, pairId, 1);
  record();
  expect(trends(1)).toEqual([0]);
  clock.move(HOUR_MS);
  record();
  expect(trends(1)).toEqual([1]);
  clock.move(DAY_MS);
  addMirror(store, pairId, 2);
  record();
  expect(trends(30)).toEqual([1, 2]);
  expect(trends(1)).toEqual([2]);
  clock.move(401 * DAY_MS);
  record();
  expect(store.overview.days(0)).toHaveLength(1);
  store.close();
});

import { expect, test } from 'vitest';
import { openTestStore } from '../store/testing/open-test-store.ts';
import { addInstance, addMirror, addPair, MADE } from '../store/testing/sample-world.ts';
import { readStatusPace } from './read-status-pace.ts';

test('it counts a question for each project that has push mirrors and for each pull mirror, on the instance that is asked', () => {
  const store = openTestStore();
  const [north, south] = [addInstance(store, 'North'), addInstance(store, 'South')];
  const [one, other, back] = [addPair(store, 'One', north, south), addPair(store, 'Other', north, south), addPair(store, 'Back', north, south)];
  store.pairs.update(back, { direction: 'pull' });
  for (const pairId of [one, other]) for (let project = 1; project <= 60; project += 1) addMirror(store, pairId, project);
  for (let project = 1; project <= 7; project += 1) addMirror(store, back, project);
  store.settings.update({ requestsPerMinute: 10, statusMinutes: 5 });
  expect(readStatusPace({ store }, {})).toEqual({
    oldestAt: null, statusMinutes: 5, requestsPerMinute: 10,
    items: [
      { instanceId: north, instanceName: 'North', mirrors: 120, requests: 60, minutes: 6, isKept: false },
      { instanceId: south, instanceName: 'South', mirrors: 7, requests: 7, minutes: 1, isKept: true },
    ],
  });
});

test('it judges by other settings before they are saved', () => {
  const store = openTestStore();
  const pairId = addPair(store, 'One', addInstance(store, 'North'), addInstance(store, 'South'));
  for (let project = 1; project <= 60; project += 1) addMirror(store, pairId, project);
  const isKept = (settings: { statusMinutes?: number; requestsPerMinute?: number }) => readStatusPace({ store }, settings).items.map((one) => one.isKept);
  expect([isKept({}), isKept({ requestsPerMinute: 10, statusMinutes: 5 }), isKept({ requestsPerMinute: 10, statusMinutes: 10 })]).toEqual([[true], [false], [true]]);
});

test('it tells when the mirror was asked about that waited longest', () => {
  const store = openTestStore();
  const pairId = addPair(store, 'One', addInstance(store, 'North'), addInstance(store, 'South'));
  expect(readStatusPace({ store }, {})).toMatchObject({ oldestAt: null, items: [] });
  for (const ago of [5, 9, 7]) {
    const id = addMirror(store, pairId, ago);
    store.mirrors.observe(id, { status: 'ok', rawStatus: null, enabled: true, lastUpdateAt: null, lastSuccessAt: null, lastError: null, checkedAt: MADE - ago });
  }
  expect(readStatusPace({ store }, {}).oldestAt).toBe(MADE - 9);
});

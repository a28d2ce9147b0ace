import { expect, test } from 'vitest';
import { rotationMoment } from '../rules/rotation-day.ts';
import { createTestClock, openTestStore } from '../store/testing/open-test-store.ts';
import { addCredential, addInstance, addMirror, addPair } from '../store/testing/sample-world.ts';
import { listExpiries } from './list-expiries.ts';

const DAY = 24 * 60 * 60_000;

const oneCredential = () => {
  const [store, clock] = [openTestStore(), createTestClock()];
  const mirrorId = addMirror(store, addPair(store, 'P', addInstance(store, 'North'), addInstance(store, 'South')), 1);
  addCredential(store, mirrorId, clock.now() + 40 * DAY);
  return { store, clock, mirrorId };
};

test('a credential is told with the day on which it is renewed, within the days asked for', () => {
  const { store, clock, mirrorId } = oneCredential();
  const ends = clock.now() + 40 * DAY;
  expect(listExpiries({ store, clock }, { withinDays: 40, offset: 0, limit: 10 })).toMatchObject({ total: 1, items: [{ mirrorId, expiresAt: ends, rotatesAt: rotationMoment(ends, mirrorId, 30) }] });
  expect(listExpiries({ store, clock }, { withinDays: 39, offset: 0, limit: 10 })).toMatchObject({ total: 0, items: [] });
});

test('where nothing is renewed by itself, no day is told', () => {
  const { store, clock } = oneCredential();
  store.settings.update({ rotateBeforeDays: 0 });
  expect(listExpiries({ store, clock }, { withinDays: 90, offset: 0, limit: 10 }).items).toMatchObject([{ kind: 'mirror_credential', rotatesAt: null }]);
});

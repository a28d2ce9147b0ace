import { expect, test } from 'vitest';
import type { InstanceId } from '../../src-preload/contract/ids.ts';
import type { Store } from './store.ts';
import { openTestStore } from './testing/open-test-store.ts';
import { addInstance, MADE, project } from './testing/sample-world.ts';

const withInstance = (): { store: Store; instanceId: InstanceId; plan(uid: string, operation?: string, projectId?: number): number } => {
  const store = openTestStore();
  const instanceId = addInstance(store, 'North');
  return {
    store,
    instanceId,
    plan: (uid, operation = 'op', projectId = 1) =>
      store.intents.insert({ uid, operation, kind: 'create-token', instanceId, projectId: project(projectId), mirrorId: null, payload: { name: uid }, now: MADE }),
  };
};

test('an intent is planned with its payload', () => {
  const { store, instanceId, plan } = withInstance();
  const id = plan('a');
  expect(store.intents.get(id)).toEqual({
    id, uid: 'a', operation: 'op', kind: 'create-token', instanceId, projectId: 1, mirrorId: null, part: null, payload: { name: 'a' }, state: 'planned', result: null, failure: null, attempts: 0,
    nextAttemptAt: null, createdAt: MADE,
  });
});

test('marking changes what it names; sending counts', () => {
  const { store, plan } = withInstance();
  const id = plan('a');
  store.intents.mark(id, { state: 'sent', now: MADE + 1 });
  store.intents.mark(id, { state: 'planned', failure: { code: 'outcome_unknown', instanceId: null, endpoint: 'x' }, nextAttemptAt: MADE + 50, now: MADE + 2 });
  store.intents.mark(id, { state: 'sent', now: MADE + 3 });
  expect(store.intents.get(id)).toMatchObject({ state: 'sent', attempts: 2, nextAttemptAt: MADE + 50, failure: { code: 'outcome_unknown' }, result: null });
  store.intents.mark(id, { state: 'done', result: { tokenId: 7 }, failure: null, nextAttemptAt: null, now: MADE + 4 });
  expect(store.intents.get(id)).toMatchObject({ state: 'done', attempts: 2, nextAttemptAt: null, failure: null, result: { tokenId: 7 } });
});

test('open ones are found in all, on an object, and of an operation; oldest first', () => {
  const { store, instanceId, plan } = withInstance();
  const [first, second, third] = [plan('a', 'one', 1), plan('b', 'one', 2), plan('c', 'two', 1)];
  store.intents.mark(third, { state: 'sent', now: MADE });
  store.intents.mark(second, { state: 'done', now: MADE });
  expect(store.intents.open().map(({ id }) => id)).toEqual([first, third]);
  expect(store.intents.openOn(instanceId, project(1), null).map(({ id }) => id)).toEqual([first, third]);
  expect(store.intents.openOn(instanceId, project(2), null)).toEqual([]);
  expect(store.intents.ofOperation('one').map(({ id }) => id)).toEqual([first, second]);
  expect(store.intents.countOpen('one')).toBe(1);
});

test('an open one is due at its time, and at once where it has none', () => {
  const { store, plan } = withInstance();
  const [now, later] = [plan('a'), plan('b')];
  store.intents.mark(later, { state: 'planned', nextAttemptAt: MADE + 10, now: MADE });
  expect(store.intents.due(MADE + 9).map(({ id }) => id)).toEqual([now]);
  expect(store.intents.due(MADE + 10).map(({ id }) => id)).toEqual([now, later]);
});

test('a name cannot be given twice, and an unknown intent is a bug', () => {
  const { store, plan } = withInstance();
  plan('a');
  expect(() => plan('a')).toThrow('UNIQUE');
  expect(() => store.intents.get(99)).toThrow('unknown intent');
  expect(() => store.intents.mark(99, { state: 'done', now: MADE })).toThrow('unknown intent');
});

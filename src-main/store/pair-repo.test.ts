import { expect, test } from 'vitest';
import { InstanceId, PairId } from '../../src-preload/contract/ids.ts';
import { Pair } from '../../src-preload/contract/models/pair.ts';
import { failureFrom } from '../rules/testing/failure-from.ts';
import type { Store } from './store.ts';
import { openTestStore } from './testing/open-test-store.ts';
import { addInstance, addMirror, addPair, MADE } from './testing/sample-world.ts';

const page = { offset: 0, limit: 100 };
const NOBODY = PairId.parse(999);

const twoInstances = (): { store: Store; north: InstanceId; south: InstanceId } => {
  const store = openTestStore();
  return { store, north: addInstance(store, 'North'), south: addInstance(store, 'South') };
};

test('a new pair shows its instances by name', () => {
  const { store, north, south } = twoInstances();
  const shown = store.pairs.get(addPair(store, 'There', north, south));
  expect(shown).toEqual({
    id: 1, name: 'There', description: '', sourceInstanceId: north, sourceInstanceName: 'North', targetInstanceId: south, targetInstanceName: 'South', direction: 'push',
    overwriteDiverged: false, triggerBuilds: true, onlyProtectedBranches: false, branchRegex: null, issueSyncEnabled: false, credentialSource: 'project_token', accountUsername: null, credentialGroup: null, reversePairIds: [], mirrors: 0, createdAt: MADE,
  });
  expect(Pair.parse(shown)).toEqual(shown);
});

test('pairs that join the same instances the other way round know each other', () => {
  const { store, north, south } = twoInstances();
  const there = addPair(store, 'There', north, south);
  const back = addPair(store, 'Back', south, north);
  const again = addPair(store, 'Back again', south, north);
  addPair(store, 'Elsewhere', north, addInstance(store, 'East'));
  expect(store.pairs.get(there).reversePairIds).toEqual([back, again]);
  expect(store.pairs.get(back).reversePairIds).toEqual([there]);
});

test('names are unique without regard to case, and instances have to exist', () => {
  const { store, north, south } = twoInstances();
  const there = addPair(store, 'There', north, south);
  const back = addPair(store, 'Back', south, north);
  expect(failureFrom(() => addPair(store, 'THERE', north, south))).toEqual({ code: 'name_taken', field: 'name' });
  expect(failureFrom(() => store.pairs.update(back, { name: 'there' }))).toEqual({ code: 'name_taken', field: 'name' });
  store.pairs.update(there, { name: 'THERE' });
  expect(failureFrom(() => addPair(store, 'New', InstanceId.parse(77), south))).toEqual({ code: 'not_found', kind: 'instance' });
  expect(failureFrom(() => store.pairs.update(there, { targetInstanceId: InstanceId.parse(77) }))).toEqual({ code: 'not_found', kind: 'instance' });
});

test('an update leaves what it does not name, and takes null and false as values', () => {
  const { store, north, south } = twoInstances();
  const id = addPair(store, 'There', north, south);
  store.pairs.update(id, { branchRegex: '^main$', overwriteDiverged: true });
  store.pairs.update(id, {});
  expect(store.pairs.get(id)).toMatchObject({ branchRegex: '^main$', overwriteDiverged: true, triggerBuilds: true, name: 'There' });
  store.pairs.update(id, { branchRegex: null, triggerBuilds: false });
  expect(store.pairs.get(id)).toMatchObject({ branchRegex: null, overwriteDiverged: true, triggerBuilds: false });
});

test('lists filter by text, direction and either instance', () => {
  const { store, north, south } = twoInstances();
  const east = addInstance(store, 'East');
  addPair(store, 'There', north, south);
  const pull = addPair(store, 'Back', south, north);
  addPair(store, 'out_side', north, east);
  store.pairs.update(pull, { direction: 'pull', description: '50% of it' });
  const names = (query: object) => store.pairs.list({ ...page, ...query }).items.map(({ name }) => name);
  expect(names({})).toEqual(['Back', 'out_side', 'There']);
  expect(names({ direction: 'pull' })).toEqual(['Back']);
  expect(names({ instanceId: south })).toEqual(['Back', 'There']);
  expect(names({ text: '0%' })).toEqual(['Back']);
  expect(names({ text: '_' })).toEqual(['out_side']);
  expect(store.pairs.list({ offset: 2, limit: 1 })).toMatchObject({ total: 3, items: [{ name: 'There' }] });
  expect(store.pairs.idsOfInstance(east)).toHaveLength(1);
});

test('removing a pair takes its mirrors along', () => {
  const { store, north, south } = twoInstances();
  const id = addPair(store, 'There', north, south);
  const mirror = addMirror(store, id, 1);
  expect(store.pairs.get(id).mirrors).toBe(1);
  store.pairs.remove(id);
  expect(store.mirrors.findStored(mirror)).toBeNull();
});

test('an unknown pair is not found, whatever is asked of it', () => {
  const { store } = twoInstances();
  for (const ask of [() => store.pairs.get(NOBODY), () => store.pairs.update(NOBODY, { description: 'x' }), () => store.pairs.update(NOBODY, {}), () => store.pairs.remove(NOBODY)])
    expect(failureFrom(ask)).toEqual({ code: 'not_found', kind: 'pair' });
});

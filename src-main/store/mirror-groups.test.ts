import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MirrorId, PairId } from '../../src-preload/contract/ids.ts';
import { MirrorList } from '../../src-preload/contract/models/mirror.ts';
import type { Store } from './store.ts';
import { openPlannedStore } from './testing/planned-store.ts';
import { openTestStore } from './testing/open-test-store.ts';
import { addInstance, addMirror, addPair, MADE } from './testing/sample-world.ts';

/** On a machine that may be loaded. */
const SLOW = { timeout: 30_000 };
const CLOCK = { now: MADE, expiryWarningDays: 30 };

/** What the tree says has to follow from the list of all mirrors, read one by one. */
const countedByHand = (store: Store): Record<string, [mirrors: number, equal: number, failed: number]> => {
  const groups: Record<string, [number, number, number]> = {};
  for (const { source, observed, verified } of store.mirrors.list(MirrorList.parse({ limit: 200 }), CLOCK).items) {
    const names = source.path.split('/');
    for (let depth = 1; depth < names.length; depth += 1) {
      const [mirrors, equal, failed] = groups[names.slice(0, depth).join('/')] ?? [0, 0, 0];
      groups[names.slice(0, depth).join('/')] = [mirrors + 1, equal + Number(verified.state === 'equal'), failed + Number(observed.status === 'failed')];
    }
  }
  return groups;
};

const path = fc.array(fc.constantFrom('a', 'b', 'a-b', 'A', 'b.c'), { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
const nth = fc.nat({ max: 30 });
const write = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), path }),
  fc.record({ kind: fc.constant('move' as const), nth, path }),
  fc.record({ kind: fc.constant('observe' as const), nth, status: fc.constantFrom('ok' as const, 'failed' as const, 'never' as const) }),
  fc.record({ kind: fc.constant('compare' as const), nth, state: fc.constantFrom('equal' as const, 'diverged' as const, 'unknown' as const) }),
  fc.record({ kind: fc.constant('remove' as const), nth }),
);
type Write = typeof write extends fc.Arbitrary<infer W> ? W : never;

const perform = (store: Store, pairId: PairId, ids: MirrorId[], one: Write, projectId: number): void => {
  if (one.kind === 'add') return void ids.push(addMirror(store, pairId, projectId, one.path));
  const id = ids[one.nth % Math.max(1, ids.length)];
  if (id === undefined) return;
  if (one.kind === 'move') store.mirrors.update(id, { sourcePath: one.path });
  if (one.kind === 'observe') store.mirrors.observe(id, { status: one.status, rawStatus: null, enabled: true, lastUpdateAt: null, lastSuccessAt: null, lastError: null, checkedAt: MADE });
  if (one.kind === 'compare') store.mirrors.noteVerified(id, { state: 'match', differences: [] }, { state: one.state, equal: 1, different: 0, missing: 0, extra: 0, comparedAt: MADE, differences: [], failure: null });
  if (one.kind === 'remove') {
    store.mirrors.remove(id);
    ids.splice(ids.indexOf(id), 1);
  }
};

test('the tree counts what the list has, whatever was written', SLOW, () => {
  const store = openTestStore();
  const pairId = addPair(store, 'There', addInstance(store, 'North'), addInstance(store, 'South'));
  const ids: MirrorId[] = [];
  let projectId = 0;
  fc.assert(
    fc.property(fc.array(write, { minLength: 1, maxLength: 20 }), (writes) => {
      for (const id of ids.splice(0)) store.mirrors.remove(id);
      for (const one of writes) perform(store, pairId, ids, one, (projectId += 1));
      const { items, total } = store.mirrors.groups({}, CLOCK, 10_000);
      expect(Object.fromEntries(items.map((group) => [group.path, [group.mirrors, group.equal, group.failed]]))).toEqual(countedByHand(store));
      expect(total).toBe(items.length);
      const keys = items.map((group) => group.path.replaceAll('/', '\0'));
      expect(keys).toEqual(keys.toSorted());
    }),
  );
  store.close();
});

test('the tree is read out of indexes, without a row', () => {
  const { store, plansOf } = openPlannedStore();
  for (const plan of plansOf(() => store.mirrors.groups({}, CLOCK, 10))) expect(plan).toMatch(/^(?:SCAN|SEARCH) \w+ USING (?:COVERING )?INDEX \w+(?: \(\w+=\?\))?$/);
  store.close();
});

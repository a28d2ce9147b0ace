import { expect, test } from 'vitest';
import type { MirrorId, PairId } from '../../src-preload/contract/ids.ts';
import type { Store } from './store.ts';
import { openTestStore } from './testing/open-test-store.ts';
import { addCredential, addInstance, addMirror, addPair, MADE } from './testing/sample-world.ts';

const CLOCK = { now: MADE, expiryWarningDays: 30 };
const DAY = 24 * 60 * 60_000;

const onePair = (): { store: Store; pairId: PairId } => {
  const store = openTestStore();
  return { store, pairId: addPair(store, 'There', addInstance(store, 'North'), addInstance(store, 'South')) };
};

const observe = (store: Store, id: MirrorId, checkedAt: number, status: 'ok' | 'failed' = 'ok'): void =>
  store.mirrors.observe(id, { status, rawStatus: null, enabled: true, lastUpdateAt: null, lastSuccessAt: null, lastError: null, checkedAt });

const compare = (store: Store, id: MirrorId, comparedAt: number): void =>
  void store.mirrors.noteVerified(id, { state: 'match', differences: [] }, { state: 'equal', equal: 1, different: 0, missing: 0, extra: 0, comparedAt, differences: [], failure: null });

test('a selection is what the filter finds, by source, cut with its true total', () => {
  const { store, pairId } = onePair();
  const [c, a, b] = ['g/c', 'g/a', 'h/b'].map((path, n) => addMirror(store, pairId, n + 1, path));
  expect(store.mirrors.idsOf({}, CLOCK, 10)).toEqual({ ids: [a, c, b], total: 3 });
  expect(store.mirrors.idsOf({ groupPath: 'g' }, CLOCK, 1)).toEqual({ ids: [a], total: 2 });
  expect(store.mirrors.idsOf({ status: 'failed' }, CLOCK, 1)).toEqual({ ids: [], total: 0 });
});

test('mirrors are called by both of their paths; unknown ones are not told', () => {
  const { store, pairId } = onePair();
  const [here, gone] = [addMirror(store, pairId, 1, 'g/a', 'h/a'), addMirror(store, pairId, 3)];
  store.mirrors.remove(gone);
  expect(store.mirrors.subjects([here, gone])).toEqual([{ id: here, subject: 'g/a → h/a' }]);
});

test('a mirror counts once in each group above its source', () => {
  const { store, pairId } = onePair();
  const ids = ['g/sub/a', 'g/sub/b', 'g/c', 'g-h/d', 'g/sub/deep/e'].map((path, n) => addMirror(store, pairId, n + 1, path));
  ids.forEach((id, n) => observe(store, id, MADE, n === 0 ? 'failed' : 'ok'));
  ids.slice(1, 3).forEach((id) => compare(store, id, MADE));
  expect(store.mirrors.groups({}, CLOCK, 100)).toEqual({
    total: 4,
    items: [
      { path: 'g', mirrors: 4, equal: 2, failed: 1 },
      { path: 'g/sub', mirrors: 3, equal: 1, failed: 1 },
      { path: 'g/sub/deep', mirrors: 1, equal: 0, failed: 0 },
      { path: 'g-h', mirrors: 1, equal: 0, failed: 0 },
    ],
  });
  expect(store.mirrors.groups({ status: 'failed' }, CLOCK, 1)).toEqual({ total: 2, items: [{ path: 'g', mirrors: 1, equal: 0, failed: 1 }] });
});

test('tokens of instances and current credentials are one list, the first to end first', () => {
  const { store, pairId } = onePair();
  const { sourceInstanceId, targetInstanceId } = store.pairs.get(pairId);
  const seen = { version: '18.0.0', edition: 'enterprise', tier: 'premium', tokenUser: 'u', tokenUserId: 1, tokenScopes: ['api'], capabilities: [], checkedAt: MADE } as const;
  store.instances.observe(sourceInstanceId, { ...seen, tokenName: 'ours', tokenScopes: ['api'], capabilities: [], tokenExpiresAt: MADE + 2 * DAY });
  const [late, soon, never] = [1, 2, 3].map((n) => addMirror(store, pairId, n, `g/${n}`));
  if (late === undefined || soon === undefined || never === undefined) throw new Error('no mirror');
  addCredential(store, late, MADE + 9 * DAY);
  addCredential(store, soon, MADE - DAY);
  addCredential(store, never, null);
  store.secrets.insert({ id: 'next', kind: 'mirror_credential', sealed: new Uint8Array([1]), createdAt: MADE });
  store.mirrors.setCredential(soon, { kind: 'project_token', gitlabGroupId: null, username: null, gitlabTokenId: 9, tokenName: 'n', scopes: [], expiresAt: MADE, secretId: 'next' }, 'next');
  expect(store.mirrors.expiries({ until: MADE + 5 * DAY, offset: 0, limit: 10 })).toEqual({
    total: 2,
    items: [
      { kind: 'mirror_credential', expiresAt: MADE - DAY, instanceId: targetInstanceId, instanceName: 'South', mirrorId: soon, credential: 'project_token', subject: 'g/2 → g/2' },
      { kind: 'instance_token', expiresAt: MADE + 2 * DAY, instanceId: sourceInstanceId, instanceName: 'North', mirrorId: null, credential: null, subject: 'ours' },
    ],
  });
  expect(store.mirrors.expiries({ until: MADE + 9 * DAY, offset: 2, limit: 10 })).toMatchObject({ total: 3, items: [{ mirrorId: late }] });
  expect(store.mirrors.dueForRotation(MADE + 9 * DAY, 10)).toEqual([soon, late]);
  expect(store.mirrors.dueForRotation(MADE + 9 * DAY, 1)).toEqual([soon]);
  store.mirrors.update(soon, { setup: 'rotating' });
  expect(store.mirrors.dueForRotation(MADE + 9 * DAY, 10)).toEqual([late]);
});

test('what was asked or compared longest ago comes first, never before that, and mirrors in work not at all', () => {
  const { store, pairId } = onePair();
  const [fresh, old, never, busy] = [1, 2, 3, 4].map((n) => addMirror(store, pairId, n));
  if (fresh === undefined || old === undefined || busy === undefined) throw new Error('no mirror');
  observe(store, fresh, MADE);
  observe(store, old, MADE - DAY);
  compare(store, old, MADE - DAY);
  store.mirrors.update(busy, { setup: 'creating' });
  expect(store.mirrors.oldestChecked(10, MADE)).toEqual([never, old]);
  expect(store.mirrors.oldestChecked(1, MADE)).toEqual([never]);
  expect(store.mirrors.oldestCompared(10, MADE)).toEqual([fresh, never, old]);
});

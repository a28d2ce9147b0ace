import { beforeEach, describe, expect, it } from 'vitest';
import type { InstanceId, MirrorId, PairId } from '../../src-preload/contract/ids.ts';
import { searchText } from '../rules/overview/search-text.ts';
import type { Store } from './store.ts';
import { openTestStore } from './testing/open-test-store.ts';
import { addCredential, addInstance, addMirror, addPair, MADE } from './testing/sample-world.ts';

let store: Store;
let north: InstanceId;
let south: InstanceId;
let pairId: PairId;

beforeEach(() => {
  store = openTestStore();
  north = addInstance(store, 'North');
  south = addInstance(store, 'South-East');
  pairId = addPair(store, 'Company to partners', north, south);
});

const fail = (id: MirrorId, lastError: string | null): void => store.mirrors.observe(id, { status: 'failed', rawStatus: 'failed', enabled: true, lastUpdateAt: MADE, lastSuccessAt: null, lastError, checkedAt: MADE });
const found = (tier: 'exact' | 'prefix' | 'word' | 'substring', text: string) => store.overview.find(tier, searchText(text), 20);

describe('the search index', () => {
  it('tells whole names, beginnings, words and the rest apart', () => {
    const id = addMirror(store, pairId, 1, 'division/team-one/service_api', 'copies/x');
    const mirror = { kind: 'mirror', id };
    expect(found('exact', 'division/team-one/service_api')).toEqual([mirror]);
    expect(found('exact', 'division/team-one')).toEqual([]);
    expect(found('prefix', 'Division/TEAM')).toEqual([mirror]);
    expect(found('word', 'one/service')).toEqual([mirror]);
    expect(found('word', 'api')).toEqual([mirror]);
    expect(found('word', 'ervice')).toEqual([]);
    expect(found('substring', 'ervice')).toEqual([mirror]);
    expect(found('exact', 'copies/x')).toEqual([mirror]);
  });

  it('takes what is typed for text: operators, quotes and anchors mean nothing', () => {
    const id = addMirror(store, pairId, 1, 'a"b/c^d$e', 'copies/x');
    expect(found('exact', 'a"b/c^d$e')).toEqual([{ kind: 'mirror', id }]);
    for (const text of ['"', 'a OR b', 'NEAR(a b)', 'body:x', '*', "';--", '%', '_', 'a"b" AND "c']) for (const tier of ['exact', 'prefix', 'word', 'substring'] as const) expect(() => found(tier, text)).not.toThrow();
    expect(found('substring', '%%%')).toEqual([]);
    expect(found('substring', '%')).toEqual([]);
  });

  it('finds texts that are too short for it by looking at every name', () => {
    const id = addMirror(store, pairId, 1, 'g/zq', 'g/zq');
    expect(found('substring', 'zq')).toEqual([{ kind: 'mirror', id }]);
    expect(store.overview.findAll(['g', 'zq'], 20)).toEqual([{ kind: 'mirror', id }]);
  });

  it('finds two characters of any script, those of two units as well', () => {
    const id = addPair(store, '寿司𠮷a屋', north, south);
    for (const text of ['寿司', '𠮷a', 'a屋']) expect(found('substring', text)).toEqual([{ kind: 'pair', id }]);
    expect(store.overview.findAll(['𠮷a', '司'], 20)).toEqual([{ kind: 'pair', id }]);
    expect(found('prefix', '寿司')).toEqual([{ kind: 'pair', id }]);
  });

  it('follows names that change and forgets what is removed, with its pair as well', () => {
    const id = addMirror(store, pairId, 1, 'old/name', 'old/copy');
    store.mirrors.update(id, { sourcePath: 'new/name' });
    store.instances.update(north, { name: 'Polar' });
    expect(found('substring', 'old/name')).toEqual([]);
    expect(found('exact', 'new/name')).toEqual([{ kind: 'mirror', id }]);
    expect(found('exact', 'polar')).toEqual([{ kind: 'instance', id: north }]);
    store.pairs.remove(pairId);
    expect(found('substring', 'new/name')).toEqual([]);
    expect(found('substring', 'company')).toEqual([]);
  });

  it('takes names of a hundred wide characters', () => {
    const name = '鏡'.repeat(100);
    const id = addPair(store, name, north, south);
    expect(found('exact', name)).toEqual([{ kind: 'pair', id }]);
    expect(found('prefix', '鏡鏡')).toEqual([{ kind: 'pair', id }]);
    expect(store.overview.describe([{ kind: 'pair', id }])).toEqual([{ kind: 'pair', id, title: name, detail: 'North → South-East' }]);
  });
});

describe('every mirror', () => {
  const seen = () => store.overview.seen();

  it('is read once, and again only where its rows were written', () => {
    const [one, two] = [addMirror(store, pairId, 1), addMirror(store, pairId, 2)];
    const before = seen();
    expect(before).toMatchObject([{ id: one, status: 'unknown', credentialEndsAt: null }, { id: two }]);
    fail(one, null);
    addCredential(store, two, MADE + 1);
    const after = seen();
    expect(after).toMatchObject([{ id: one, status: 'failed' }, { id: two, credentialEndsAt: MADE + 1 }]);
    store.mirrors.update(two, { enabled: false });
    expect(seen()[0]).toBe(after[0]);
    expect(seen()).toMatchObject([{ id: one, enabled: true }, { id: two, enabled: false }]);
    expect(seen()).toBe(seen());
  });

  it('is there with the next reading when it was made, in the place of its pair, and gone with its pair', () => {
    const other = addPair(store, 'Back', south, north);
    const last = addMirror(store, other, 1);
    expect(seen().map(({ id }) => id)).toEqual([last]);
    const first = addMirror(store, pairId, 1);
    expect(seen().map(({ id }) => id)).toEqual([first, last]);
    store.pairs.remove(pairId);
    expect(seen().map(({ id }) => id)).toEqual([last]);
  });

  it('is as it was when a transaction that wrote it, and read it, is taken back', () => {
    const id = addMirror(store, pairId, 1);
    seen();
    expect(() => store.transaction(() => {
      fail(id, null);
      expect(seen()).toMatchObject([{ status: 'failed' }]);
      throw new Error('no');
    })).toThrow('no');
    expect(seen()).toMatchObject([{ status: 'unknown' }]);
  });

  it('is read anew as a whole where thousands were written', () => {
    const ids = store.transaction(() => Array.from({ length: 2100 }, (_, nth) => addMirror(store, pairId, nth + 1)));
    expect(seen()).toHaveLength(ids.length);
    store.transaction(() => ids.forEach((id) => store.mirrors.update(id, { enabled: false })));
    expect(seen().every(({ enabled }) => !enabled)).toBe(true);
  });
});

describe('the days', () => {
  it('keeps one row a day and forgets the old ones', () => {
    const figures = { healthy: 1, unproven: 0, warning: 0, failing: 0, off: 0, seenAt: MADE };
    store.overview.setDay({ day: 10, ...figures }, 0);
    store.overview.setDay({ day: 20, ...figures }, 0);
    store.overview.setDay({ day: 20, ...figures, healthy: 7 }, 15);
    expect(store.overview.days(0)).toEqual([{ day: 20, ...figures, healthy: 7 }]);
  });
});

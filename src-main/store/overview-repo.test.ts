import { beforeEach, describe, expect, it } from 'vitest';
import type { InstanceId, MirrorId, PairId } from '../../src-preload/contract/ids.ts';
import { MirrorList } from '../../src-preload/contract/models/mirror.ts';
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

const AT = { now: MADE, expiryWarningDays: 30 };
const fail = (id: MirrorId, lastError: string | null): void => store.mirrors.observe(id, { status: 'failed', rawStatus: 'failed', enabled: true, lastUpdateAt: MADE, lastSuccessAt: null, lastError, checkedAt: MADE });
const listed = (cause: string) => store.mirrors.list(MirrorList.parse({ cause }), AT);
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

describe('causes', () => {
  it('are kept as they are observed, counted by group, and listed by the same condition', () => {
    const [one, two, well] = [1, 2, 3].map((nth) => addMirror(store, pairId, nth));
    if (one === undefined || two === undefined || well === undefined) throw new Error('no mirror');
    fail(one, 'remote: You are not allowed to push code to protected branches on this project.');
    fail(two, 'remote: You are not allowed to push code to protected branches on this project.');
    expect(store.overview.causes(MADE)).toMatchObject([{ cause: 'protected_branch', mirrors: 2, first: [{ id: one }, { id: two }] }]);
    expect(listed('protected_branch').items.map(({ id }) => id)).toEqual([one, two]);
    expect([...store.overview.causesOf([one, well], MADE)]).toEqual([[one, 'protected_branch']]);
    store.mirrors.update(two, { enabled: false });
    expect(store.overview.causes(MADE)).toMatchObject([{ mirrors: 1 }]);
    expect(listed('protected_branch').total).toBe(1);
  });

  it('begin with an expired credential, whatever GitLab said', () => {
    const id = addMirror(store, pairId, 1);
    addCredential(store, id, MADE - 1);
    fail(id, 'remote: You are not allowed to push code to protected branches on this project.');
    expect(store.overview.causes(MADE)).toMatchObject([{ cause: 'credential_expired', mirrors: 1, first: [{ id }] }]);
    expect(listed('credential_expired').total).toBe(1);
    expect(listed('protected_branch').total).toBe(0);
    expect([...store.overview.causesOf([id], MADE)]).toEqual([[id, 'credential_expired']]);
  });

  it('are gone when all is well again', () => {
    const id = addMirror(store, pairId, 1);
    fail(id, 'fatal: Authentication failed');
    store.mirrors.observe(id, { status: 'ok', rawStatus: 'finished', enabled: true, lastUpdateAt: MADE, lastSuccessAt: MADE, lastError: null, checkedAt: MADE });
    expect(store.overview.causes(MADE)).toEqual([]);
  });
});

describe('what the overview reads', () => {
  it('is read anew after anything was written', () => {
    const id = addMirror(store, pairId, 1);
    expect(store.overview.seen()).toMatchObject([{ id, status: 'unknown' }]);
    fail(id, null);
    expect(store.overview.seen()).toMatchObject([{ id, status: 'failed' }]);
    expect(store.overview.seen()).toBe(store.overview.seen());
  });

  it('keeps one row a day and forgets the old ones', () => {
    const figures = { healthy: 1, unproven: 0, warning: 0, failing: 0, off: 0, seenAt: MADE };
    store.overview.setDay({ day: 10, ...figures }, 0);
    store.overview.setDay({ day: 20, ...figures }, 0);
    store.overview.setDay({ day: 20, ...figures, healthy: 7 }, 15);
    expect(store.overview.days(0)).toEqual([{ day: 20, ...figures, healthy: 7 }]);
  });
});

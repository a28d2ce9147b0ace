import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { PairId } from '../../src-preload/contract/ids.ts';
import type { Input } from '../../src-preload/contract/methods.ts';
import { CredentialState, type Mirror, MirrorList, MirrorOrder, MirrorStatus, VerifiedState } from '../../src-preload/contract/models/mirror.ts';
import type { Store } from './store.ts';
import { openTestStore } from './testing/open-test-store.ts';
import { addInstance, addMirror, addPair, fillStore, MADE } from './testing/sample-world.ts';
import { REFS_URGENCY, STATUS_URGENCY } from './urgency.ts';

const CLOCK = { now: MADE, expiryWarningDays: 30 };
const DAY = 24 * 60 * 60_000;

let store: Store;
let pairs: PairId[];
let everything: Mirror[];

const list = (query: Input<'mirrors.list'>) => store.mirrors.list(MirrorList.parse(query), CLOCK);

beforeAll(() => {
  store = openTestStore();
  pairs = fillStore(store, 400, 5);
  everything = list({ limit: 500 }).items;
});

const lower = (text: string): string => text.toLowerCase();
const isBelow = (path: string, group: string): boolean => lower(path).startsWith(`${lower(group)}/`);

/** What a list has to answer, said plainly. */
const isAsked = (query: Input<'mirrors.list'>) => (mirror: Mirror): boolean =>
  (query.pairId === undefined || mirror.pairId === query.pairId) &&
  (query.text === undefined || [mirror.source.path, mirror.target.path].some((path) => lower(path).includes(lower(query.text?.trim() ?? '')))) &&
  (query.groupPath === undefined || [mirror.source.path, mirror.target.path].some((path) => isBelow(path, query.groupPath ?? ''))) &&
  (query.status === undefined || mirror.observed.status === query.status) &&
  (query.verified === undefined || mirror.verified.state === query.verified) &&
  (query.credential === undefined || mirror.credential.state === query.credential) &&
  (query.enabled === undefined || mirror.desired.enabled === query.enabled);

const KEYS: Record<MirrorOrder, (mirror: Mirror) => (string | number)[]> = {
  source: (mirror) => [lower(mirror.source.path)],
  target: (mirror) => [lower(mirror.target.path)],
  pair: (mirror) => [lower(mirror.pairName), lower(mirror.source.path)],
  status: (mirror) => [STATUS_URGENCY.indexOf(mirror.observed.status)],
  verified: (mirror) => [REFS_URGENCY.indexOf(mirror.verified.state)],
  comparedAt: (mirror) => [mirror.verified.comparedAt ?? -1],
  lastUpdateAt: (mirror) => [mirror.observed.lastUpdateAt ?? -1],
  credential: (mirror) => [mirror.credential.state === 'none' ? Infinity : (mirror.credential.expiresAt ?? Number.MAX_SAFE_INTEGER)],
  createdAt: (mirror) => [mirror.createdAt],
};

const compare = (a: (string | number)[], b: (string | number)[]): number => {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? '';
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
};

const inOrder = (orderBy: MirrorOrder, descending: boolean) => (a: Mirror, b: Mirror): number =>
  (descending ? -1 : 1) * (compare(KEYS[orderBy](a), KEYS[orderBy](b)) || a.id - b.id);

const anyQuery = fc.record(
  {
    pairId: fc.nat(6).map((n) => n + 1),
    text: fc.constantFrom('service-1', 'TEAM-2', 'copy-of', '%', '_', '1_', 'no such thing', '\\'),
    groupPath: fc.constantFrom('division-3', 'Division-3/Team-20', 'mirrors/4', 'division', 'mirrors'),
    status: fc.constantFrom(...MirrorStatus.options),
    verified: fc.constantFrom(...VerifiedState.options),
    credential: fc.constantFrom(...CredentialState.options),
    enabled: fc.boolean(),
    orderBy: fc.constantFrom(...MirrorOrder.options),
    descending: fc.boolean(),
    offset: fc.nat(120),
    limit: fc.nat(60).map((n) => n + 1),
  },
  { requiredKeys: [] },
);

test('any filter, order and page answers the same as plain code over all mirrors', () => {
  fc.assert(
    fc.property(anyQuery, (raw) => {
      const query = MirrorList.parse(raw);
      const expected = everything.filter(isAsked(query)).toSorted(inOrder(query.orderBy, query.descending));
      const answer = store.mirrors.list(query, CLOCK);
      expect(answer.total).toBe(expected.length);
      expect(answer.items).toEqual(expected.slice(query.offset, query.offset + query.limit));
    }),
    { numRuns: 400 },
  );
});

test('the sample has something for each filter, so that the comparison says something', () => {
  expect(everything).toHaveLength(400);
  expect(new Set(everything.map((mirror) => mirror.credential.state))).toEqual(new Set(CredentialState.options));
  expect(new Set(everything.map((mirror) => mirror.verified.state))).toEqual(new Set(VerifiedState.options));
  expect(new Set(everything.map((mirror) => mirror.pairId))).toEqual(new Set(pairs));
});

test('% and _ stand for themselves', () => {
  const own = openTestStore();
  const pairId = addPair(own, 'P', addInstance(own, 'North'), addInstance(own, 'South'));
  addMirror(own, pairId, 1, 'g/a_b', 'g/x');
  addMirror(own, pairId, 2, 'g/axb', 'g/100%');
  const paths = (text: string) => own.mirrors.list(MirrorList.parse({ text }), CLOCK).items.map(({ source }) => source.path);
  expect(paths('a_b')).toEqual(['g/a_b']);
  expect(paths('0%')).toEqual(['g/axb']);
});

test('a group is a group and not the beginning of a name', () => {
  const own = openTestStore();
  const pairId = addPair(own, 'P', addInstance(own, 'North'), addInstance(own, 'South'));
  ['team/a', 'Team/sub/b', 'team-two/c', 'teams/d', 'other/team/e'].forEach((path, n) => addMirror(own, pairId, n + 1, path, `z/${n}`));
  const paths = own.mirrors.list(MirrorList.parse({ groupPath: 'team' }), CLOCK).items.map(({ source }) => source.path);
  expect(paths).toEqual(['team/a', 'Team/sub/b']);
});

test.each([
  ['the moment of its end', 0, 'expired'],
  ['one ms later', 1, 'expiring'],
  ['the first moment of the warning', 30 * DAY, 'expiring'],
  ['one ms before the warning', 30 * DAY + 1, 'active'],
])('a credential is judged at %s', (_when, left, state) => {
  const own = openTestStore();
  const pairId = addPair(own, 'P', addInstance(own, 'North'), addInstance(own, 'South'));
  const id = addMirror(own, pairId, 1);
  own.secrets.insert({ id: 's', kind: 'mirror_credential', sealed: new Uint8Array([1]), createdAt: MADE });
  own.mirrors.setCredential(id, { kind: 'project_token', gitlabGroupId: null, username: null, gitlabTokenId: 1, tokenName: 't', scopes: [], expiresAt: MADE + left, secretId: 's' });
  expect(own.mirrors.get(id, CLOCK).credential.state).toBe(state);
  for (const credential of CredentialState.options) expect(own.mirrors.list(MirrorList.parse({ credential }), CLOCK).total).toBe(credential === state ? 1 : 0);
});

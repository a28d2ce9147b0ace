import { expect, test } from 'vitest';
import { InstanceId } from '../../src-preload/contract/ids.ts';
import { Instance } from '../../src-preload/contract/models/instance.ts';
import { failureFrom } from '../rules/testing/failure-from.ts';
import { openTestStore } from './testing/open-test-store.ts';
import { addInstance, addMirror, addPair, addSecret, MADE } from './testing/sample-world.ts';

const page = { offset: 0, limit: 100 };
const NOBODY = InstanceId.parse(999);

test('a new instance shows what is known of it, and nothing of its token', () => {
  const store = openTestStore();
  const id = addInstance(store, 'North', 'https://gitlab.north.example.com:8443/git');
  const shown = store.instances.get(id);
  expect(shown).toEqual({
    id, name: 'North', url: 'https://gitlab.north.example.com:8443/git', description: '', network: 'public', hasCaCertificate: false, version: null, edition: null, tier: 'unknown',
    tokenUser: null, tokenUserId: null, tokenName: null, tokenScopes: [], tokenExpiresAt: null, capabilities: [], reachability: 'unknown', checkedAt: null, pairs: 0, mirrors: 0, createdAt: MADE,
  });
  expect(Instance.parse(shown)).toEqual(shown);
  expect(store.instances.stored(id)).toMatchObject({ origin: 'https://gitlab.north.example.com:8443/git', tokenSecretId: 'token-North', capabilities: [] });
});

test('what was observed is shown, and makes it reachable', () => {
  const store = openTestStore();
  const id = addInstance(store, 'North');
  const seen = {
    version: '18.4.1-ee', edition: 'enterprise' as const, tier: 'premium' as const, tokenUser: 'root', tokenUserId: 1, tokenName: 'maestro', tokenScopes: ['api'], tokenExpiresAt: MADE + 1,
    capabilities: [{ capability: 'pull_mirror' as const, state: 'yes' as const, reason: null }], checkedAt: MADE + 2,
  };
  store.instances.observe(id, seen);
  expect(store.instances.get(id)).toMatchObject({ ...seen, reachability: 'ok' });
  store.instances.noteReachability(id, 'unreachable', MADE + 3);
  expect(store.instances.get(id)).toMatchObject({ version: '18.4.1-ee', reachability: 'unreachable', checkedAt: MADE + 3 });
});

test('pairs and mirrors are counted on either side', () => {
  const store = openTestStore();
  const [north, south, east] = ['North', 'South', 'East'].map((name) => addInstance(store, name));
  if (north === undefined || south === undefined || east === undefined) throw new Error('no instances');
  const there = addPair(store, 'There', north, south);
  const back = addPair(store, 'Back', south, north);
  addMirror(store, there, 1);
  addMirror(store, there, 2);
  addMirror(store, back, 3);
  expect(store.instances.list(page).items.map(({ name, pairs, mirrors }) => [name, pairs, mirrors])).toEqual([['East', 0, 0], ['North', 2, 3], ['South', 2, 3]]);
});

test('a name is taken without regard to case, an address as it is', () => {
  const store = openTestStore();
  const id = addInstance(store, 'North');
  const other = addInstance(store, 'South');
  expect(failureFrom(() => addInstance(store, 'NORTH'))).toEqual({ code: 'name_taken', field: 'name' });
  expect(failureFrom(() => store.instances.update(other, { name: 'nortH' }))).toEqual({ code: 'name_taken', field: 'name' });
  expect(failureFrom(() => store.instances.update(other, { origin: 'https://north.example.com' }))).toEqual({ code: 'conflict', reason: 'origin_taken', name: 'North' });
  store.instances.update(id, { name: 'NORTH', origin: 'https://north.example.com', description: 'renamed' });
  expect(store.instances.get(id)).toMatchObject({ name: 'NORTH', description: 'renamed' });
});

test('an update leaves what it does not name, and takes null as a value', () => {
  const store = openTestStore();
  const id = addInstance(store, 'North');
  store.instances.update(id, { caCertificate: 'PEM', network: 'private' });
  store.instances.update(id, {});
  expect(store.instances.get(id)).toMatchObject({ hasCaCertificate: true, network: 'private', name: 'North' });
  store.instances.update(id, { caCertificate: null });
  expect(store.instances.get(id).hasCaCertificate).toBe(false);
});

test('an unknown instance is not found, whatever is asked of it', () => {
  const store = openTestStore();
  const asks = [
    () => store.instances.get(NOBODY), () => store.instances.stored(NOBODY), () => store.instances.update(NOBODY, { description: 'x' }), () => store.instances.update(NOBODY, {}),
    () => store.instances.noteReachability(NOBODY, 'ok', 1), () => store.instances.remove(NOBODY),
  ];
  for (const ask of asks) expect(failureFrom(ask)).toEqual({ code: 'not_found', kind: 'instance' });
});

test('an instance that pairs use stays', () => {
  const store = openTestStore();
  const north = addInstance(store, 'North');
  const pair = addPair(store, 'There', north, addInstance(store, 'South'));
  addMirror(store, pair, 1);
  expect(failureFrom(() => store.instances.remove(north))).toEqual({ code: 'conflict', reason: 'in_use', pairs: 1, mirrors: 1 });
  store.pairs.remove(pair);
  store.instances.remove(north);
  expect(store.instances.list(page)).toMatchObject({ total: 1, items: [{ name: 'South' }] });
});

test('the search takes % and _ as they are, and looks at name, address and description', () => {
  const store = openTestStore();
  for (const name of ['100% ours', '100 theirs', 'a_b', 'axb']) addInstance(store, name, `https://${name.replaceAll(/\W/g, '')}.example.com`);
  store.instances.update(addInstance(store, 'Other', 'https://other.example.org'), { description: 'the backslash \\ in it' });
  const names = (text: string) => store.instances.list({ ...page, text }).items.map(({ name }) => name);
  expect(names('0%')).toEqual(['100% ours']);
  expect(names('A_B')).toEqual(['a_b']);
  expect(names('example.org')).toEqual(['Other']);
  expect(names('\\')).toEqual(['Other']);
  expect(names('100')).toEqual(['100 theirs', '100% ours']);
});

test('pages follow each other and the total is of all', () => {
  const store = openTestStore();
  for (const name of ['delta', 'Alpha', 'charlie', 'Bravo']) addInstance(store, name);
  expect(store.instances.list({ offset: 1, limit: 2 })).toMatchObject({ total: 4, items: [{ name: 'Bravo' }, { name: 'charlie' }] });
  expect(store.instances.list({ offset: 9, limit: 2 })).toEqual({ total: 4, items: [] });
});

test('a secret goes only after its owner', () => {
  const store = openTestStore();
  const id = addInstance(store, 'North');
  expect(() => store.secrets.remove('token-North')).toThrow('FOREIGN KEY');
  store.instances.update(id, { tokenSecretId: addSecret(store, 'newer') });
  store.secrets.remove('token-North');
  store.secrets.remove('token-North');
  expect(() => store.secrets.get('token-North')).toThrow('missing');
  expect(store.secrets.get('newer')).toEqual({ id: 'newer', kind: 'instance_token', sealed: Buffer.from([1, 2, 3]) });
});

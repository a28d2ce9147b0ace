import { expect, test } from 'vitest';
import { MirrorId, type PairId } from '../../src-preload/contract/ids.ts';
import { MirrorDetail, MirrorList } from '../../src-preload/contract/models/mirror.ts';
import type { ComparedRefs } from '../rules/behind-since.ts';
import { failureFrom } from '../rules/testing/failure-from.ts';
import type { Store } from './store.ts';
import { openTestStore } from './testing/open-test-store.ts';
import { addCredential, addInstance, addMirror, addPair, MADE, NOTHING_OVERRIDDEN, project } from './testing/sample-world.ts';

const CLOCK = { now: MADE, expiryWarningDays: 30 };
const NOBODY = MirrorId.parse(999);

const onePair = (): { store: Store; pairId: PairId } => {
  const store = openTestStore();
  return { store, pairId: addPair(store, 'There', addInstance(store, 'North', 'https://north.example.com/git'), addInstance(store, 'South')) };
};

test('a new mirror is being created, inherits, and was never observed or compared', () => {
  const { store, pairId } = onePair();
  const id = store.mirrors.insert({
    pairId, sourceProjectId: project(7), sourcePath: 'group/a', targetProjectId: project(8), targetPath: 'copies/a', enabled: false,
    overrides: { ...NOTHING_OVERRIDDEN, triggerBuilds: false, branchRegex: '^v' }, createdAt: MADE,
  });
  const shown = store.mirrors.get(id, CLOCK);
  expect(shown).toEqual({
    id, pairId, pairName: 'There', direction: 'push',
    source: { instanceId: 1, instanceName: 'North', id: 7, path: 'group/a', webUrl: 'https://north.example.com/git/group/a' },
    target: { instanceId: 2, instanceName: 'South', id: 8, path: 'copies/a', webUrl: 'https://south.example.com/copies/a' },
    setup: 'creating',
    desired: {
      enabled: false,
      overrides: { overwriteDiverged: null, triggerBuilds: false, onlyProtectedBranches: null, branchRegex: '^v', issueSyncEnabled: null },
      effective: { overwriteDiverged: false, triggerBuilds: false, onlyProtectedBranches: false, branchRegex: '^v', issueSyncEnabled: false },
    },
    observed: { status: 'unknown', rawStatus: null, enabled: null, lastUpdateAt: null, lastSuccessAt: null, lastError: null, checkedAt: null },
    verified: { state: 'never', settings: null, equal: 0, different: 0, missing: 0, extra: 0, comparedAt: null, behindSince: null },
    credential: { state: 'none', kind: null, name: null, expiresAt: null },
    createdAt: MADE, settingDifferences: [], refDifferences: [], refsFailure: null,
  });
  expect(MirrorDetail.parse({ ...shown, diagnosis: null, followedBy: null })).toEqual({ ...shown, diagnosis: null, followedBy: null });
});

test('what is wanted does not change by what is observed', () => {
  const { store, pairId } = onePair();
  const id = addMirror(store, pairId, 1);
  const before = store.mirrors.get(id, CLOCK).desired;
  const seen = { status: 'failed' as const, rawStatus: 'failed', enabled: false, lastUpdateAt: MADE, lastSuccessAt: null, lastError: 'remote rejected', checkedAt: MADE + 1 };
  store.mirrors.observe(id, seen);
  expect(store.mirrors.get(id, CLOCK)).toMatchObject({ desired: before, observed: seen });
});

test('a comparison is kept with its differences and its time', () => {
  const { store, pairId } = onePair();
  const id = addMirror(store, pairId, 1);
  const refs: ComparedRefs = { state: 'diverged', equal: 3, different: 1, missing: 2, extra: 4, comparedAt: MADE + 5, differences: [{ name: 'refs/heads/main', state: 'diverged', sourceSha: 'a1', targetSha: 'b2' }], failure: { code: 'project_archived', instanceId: null, project: 'a/b' } };
  const settings = { state: 'drift' as const, differences: [{ field: 'enabled' as const, expected: true, actual: false }] };
  store.mirrors.noteVerified(id, settings, refs);
  expect(store.mirrors.get(id, CLOCK)).toMatchObject({
    verified: { state: 'diverged', settings: 'drift', equal: 3, different: 1, missing: 2, extra: 4, comparedAt: MADE + 5, behindSince: MADE + 5 },
    settingDifferences: settings.differences, refDifferences: refs.differences, refsFailure: refs.failure,
  });
});

test('the stored mirror has what the use cases work with', () => {
  const { store, pairId } = onePair();
  const id = addMirror(store, pairId, 7, 'group/a', 'copies/a');
  expect(store.mirrors.stored(id)).toEqual({
    id, pairId, direction: 'push', sourceInstanceId: 1, targetInstanceId: 2, sourceProjectId: 7, sourcePath: 'group/a', targetProjectId: 1_000_007, targetPath: 'copies/a', enabled: true,
    overrides: NOTHING_OVERRIDDEN, defaults: { overwriteDiverged: false, triggerBuilds: true, onlyProtectedBranches: false, branchRegex: null, issueSyncEnabled: false },
    setup: 'ready', gitlabMirrorId: null, retiringGitlabMirrorId: null, credential: null, nextCredential: null,
    wanted: { credentialSource: 'project_token', accountUsername: null, accountSecretId: null, credentialGroup: null },
  });
  addCredential(store, id, null);
  store.mirrors.update(id, { gitlabMirrorId: 55 });
  expect(store.mirrors.stored(id)).toMatchObject({ gitlabMirrorId: 55, credential: { gitlabTokenId: id, tokenName: `maestro ${id}`, secretId: `credential-${id}`, expiresAt: null } });
  expect(store.mirrors.findStored(NOBODY)).toBeNull();
});

test('an update leaves what it does not name, and takes null and false as values', () => {
  const { store, pairId } = onePair();
  const id = addMirror(store, pairId, 1);
  store.mirrors.update(id, { overrides: { ...NOTHING_OVERRIDDEN, triggerBuilds: true }, gitlabMirrorId: 5 });
  store.mirrors.update(id, {});
  expect(store.mirrors.stored(id)).toMatchObject({ enabled: true, gitlabMirrorId: 5, overrides: { triggerBuilds: true, branchRegex: null } });
  store.mirrors.update(id, { enabled: false, gitlabMirrorId: null, overrides: NOTHING_OVERRIDDEN, sourcePath: 'moved/a' });
  expect(store.mirrors.stored(id)).toMatchObject({ enabled: false, gitlabMirrorId: null, overrides: NOTHING_OVERRIDDEN, sourcePath: 'moved/a' });
});

test('the same two projects are mirrored once in a pair, but may be in another', () => {
  const { store, pairId } = onePair();
  const id = addMirror(store, pairId, 1);
  expect(failureFrom(() => addMirror(store, pairId, 1))).toEqual({ code: 'conflict', reason: 'mirror_exists', name: 'group/project-1' });
  expect(store.mirrors.findByProjects(pairId, project(1), project(1_000_001))).toBe(id);
  expect(store.mirrors.findByProjects(pairId, project(1), project(1))).toBeNull();
  const { sourceInstanceId, targetInstanceId } = store.pairs.get(pairId);
  const other = addMirror(store, addPair(store, 'Other', sourceInstanceId, targetInstanceId), 1, 'group/b');
  expect(store.mirrors.withTarget(targetInstanceId, project(1_000_001))).toEqual([{ id, sourcePath: 'group/project-1' }, { id: other, sourcePath: 'group/b' }]);
  expect(store.mirrors.withTarget(sourceInstanceId, project(1_000_001))).toEqual([]);
});

test('what a crash left is found, and ready mirrors are not', () => {
  const { store, pairId } = onePair();
  const ids = [1, 2, 3].map((n) => addMirror(store, pairId, n));
  store.mirrors.update(ids[0] ?? NOBODY, { setup: 'removing' });
  store.mirrors.update(ids[2] ?? NOBODY, { setup: 'creating' });
  expect(store.mirrors.unfinished()).toEqual([ids[0], ids[2]]);
  expect(store.mirrors.idsOfPair(pairId)).toEqual(ids);
});

test('a credential is replaced and cleared', () => {
  const { store, pairId } = onePair();
  const id = addMirror(store, pairId, 1);
  addCredential(store, id, MADE + 1);
  store.secrets.insert({ id: 'next', kind: 'mirror_credential', sealed: new Uint8Array([2]), createdAt: MADE });
  store.mirrors.setCredential(id, { kind: 'project_token', gitlabGroupId: null, username: null, gitlabTokenId: 9, tokenName: 'next', scopes: ['write_repository'], expiresAt: null, secretId: 'next' });
  expect(store.mirrors.get(id, CLOCK).credential).toEqual({ state: 'active', kind: 'project_token', name: 'next', expiresAt: null });
  store.secrets.remove(`credential-${id}`);
  store.mirrors.clearCredential(id);
  store.mirrors.clearCredential(id);
  expect(store.mirrors.get(id, CLOCK).credential).toEqual({ state: 'none', kind: null, name: null, expiresAt: null });
});

test('a removed mirror takes its observation, its credential and its jobs along, and its intents stay', () => {
  const { store, pairId } = onePair();
  const id = addMirror(store, pairId, 1);
  addCredential(store, id, null);
  const job = store.jobs.enqueue({ kind: 'follow-mirror', uniqueKey: 'k', mirrorId: id, input: {}, runAt: MADE, now: MADE });
  const { sourceInstanceId } = store.pairs.get(pairId);
  const intent = store.intents.insert({ uid: 'u', operation: 'o', kind: 'k', instanceId: sourceInstanceId, projectId: project(1), mirrorId: id, payload: {}, now: MADE });
  store.mirrors.remove(id);
  store.secrets.remove(`credential-${id}`);
  expect(failureFrom(() => store.jobs.get(job))).toEqual({ code: 'not_found', kind: 'job' });
  expect(store.intents.get(intent).mirrorId).toBe(id);
});

test('since when the target is behind is told by the comparisons before', () => {
  const { store, pairId } = onePair();
  const id = addMirror(store, pairId, 1);
  const at = (comparedAt: number, state: 'behind' | 'equal'): number | null => {
    const differences = state === 'equal' ? [] : [{ name: 'refs/heads/main', state, sourceSha: `s${comparedAt}`, targetSha: 't' }];
    return store.mirrors.noteVerified(id, { state: 'match', differences: [] }, { state, equal: 1, different: differences.length, missing: 0, extra: 0, comparedAt, differences, failure: null });
  };
  expect([at(MADE, 'behind'), at(MADE + 5, 'behind')]).toEqual([MADE, MADE]);
  expect(store.mirrors.get(id, CLOCK).verified.behindSince).toBe(MADE);
  expect([at(MADE + 6, 'equal'), at(MADE + 7, 'behind')]).toEqual([null, MADE + 7]);
});

test('an unknown mirror or pair is not found, whatever is asked of it', () => {
  const { store, pairId } = onePair();
  const refs: ComparedRefs = { state: 'equal', equal: 1, different: 0, missing: 0, extra: 0, comparedAt: MADE, differences: [], failure: null };
  const asks = [
    () => store.mirrors.get(NOBODY, CLOCK), () => store.mirrors.stored(NOBODY), () => store.mirrors.update(NOBODY, { enabled: true }), () => store.mirrors.update(NOBODY, {}),
    () => store.mirrors.clearCredential(NOBODY), () => addCredential(store, NOBODY, null), () => store.mirrors.remove(NOBODY),
    () => store.mirrors.observe(NOBODY, { status: 'ok', rawStatus: null, enabled: null, lastUpdateAt: null, lastSuccessAt: null, lastError: null, checkedAt: MADE }),
    () => store.mirrors.noteVerified(NOBODY, { state: 'match', differences: [] }, refs),
  ];
  for (const ask of asks) expect(failureFrom(ask)).toEqual({ code: 'not_found', kind: 'mirror' });
  store.pairs.remove(pairId);
  expect(failureFrom(() => addMirror(store, pairId, 1))).toEqual({ code: 'not_found', kind: 'pair' });
});

test('the next credential waits beside the current one, which alone is shown, and takes its place', () => {
  const { store, pairId } = onePair();
  const id = addMirror(store, pairId, 1);
  addCredential(store, id, MADE + 1);
  const next = { kind: 'project_token' as const, gitlabGroupId: null, username: null, gitlabTokenId: 9, tokenName: 'next', scopes: ['write_repository'], expiresAt: MADE + 400 * 24 * 60 * 60_000, secretId: 'next' };
  store.secrets.insert({ id: 'next', kind: 'mirror_credential', sealed: new Uint8Array([2]), createdAt: MADE });
  store.mirrors.setCredential(id, next, 'next');
  store.mirrors.update(id, { setup: 'rotating', retiringGitlabMirrorId: 5 });
  expect(store.mirrors.stored(id)).toMatchObject({ setup: 'rotating', retiringGitlabMirrorId: 5, credential: { gitlabTokenId: id }, nextCredential: { gitlabTokenId: 9, secretId: 'next' } });
  expect(store.mirrors.list(MirrorList.parse({ credential: 'expiring' }), CLOCK)).toMatchObject({ total: 1, items: [{ id, credential: { state: 'expiring' } }] });
  expect(store.mirrors.list(MirrorList.parse({ credential: 'active', orderBy: 'credential' }), CLOCK).total).toBe(0);
  expect(store.mirrors.promoteCredential(id)).toMatchObject({ kind: 'project_token', gitlabTokenId: id, secretId: `credential-${id}` });
  store.secrets.remove(`credential-${id}`);
  expect(store.mirrors.stored(id)).toMatchObject({ credential: { gitlabTokenId: 9 }, nextCredential: null });
  expect(() => store.mirrors.promoteCredential(id)).toThrow('no next credential');
  expect(store.mirrors.stored(id).credential).not.toBeNull();
});

test('a mirror that rotates is not among those that a crash left to be taken back', () => {
  const { store, pairId } = onePair();
  const id = addMirror(store, pairId, 1);
  store.mirrors.update(id, { setup: 'rotating' });
  expect(store.mirrors.unfinished()).toEqual([]);
  expect(store.mirrors.rotating()).toEqual([id]);
});

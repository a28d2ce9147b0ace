import { type InstanceId, type MirrorId, type PairId, ProjectId } from '../../../src-preload/contract/ids.ts';
import type { MirrorOverrides } from '../../../src-preload/contract/models/mirror.ts';
import type { Store } from '../store.ts';

export const NOTHING_OVERRIDDEN: MirrorOverrides = { overwriteDiverged: null, triggerBuilds: null, onlyProtectedBranches: null, branchRegex: null, issueSyncEnabled: null };

/** When everything in a sample was made, UTC ms. */
export const MADE = Date.UTC(2026, 10, 24, 9);

export const project = (id: number): ProjectId => ProjectId.parse(id);

export const addSecret = (store: Store, id: string): string => {
  store.secrets.insert({ id, kind: 'instance_token', sealed: new Uint8Array([1, 2, 3]), createdAt: MADE });
  return id;
};

export const addInstance = (store: Store, name: string, origin = `https://${name.toLowerCase()}.example.com`): InstanceId =>
  store.instances.insert({ name, origin, description: '', network: 'public', caCertificate: null, tokenSecretId: addSecret(store, `token-${name}`), createdAt: MADE });

export const addPair = (store: Store, name: string, sourceInstanceId: InstanceId, targetInstanceId: InstanceId): PairId =>
  store.pairs.insert({
    name, description: '', sourceInstanceId, targetInstanceId, direction: 'push', credentialSource: 'project_token', accountUsername: null, accountSecretId: null, credentialGroup: null, overwriteDiverged: false, triggerBuilds: true,
    onlyProtectedBranches: false, branchRegex: null, issueSyncEnabled: false, createdAt: MADE,
  });

/** A ready mirror between two projects of the same path. */
export const addMirror = (store: Store, pairId: PairId, projectId: number, path = `group/project-${projectId}`, targetPath = path): MirrorId => {
  const id = store.mirrors.insert({
    pairId, sourceProjectId: project(projectId), sourcePath: path, targetProjectId: project(projectId + 1_000_000), targetPath, enabled: true, overrides: NOTHING_OVERRIDDEN, createdAt: MADE,
  });
  store.mirrors.update(id, { setup: 'ready' });
  return id;
};

export const addCredential = (store: Store, id: MirrorId, expiresAt: number | null): void => {
  const secretId = `credential-${id}`;
  store.secrets.insert({ id: secretId, kind: 'mirror_credential', sealed: new Uint8Array([1]), createdAt: MADE });
  store.mirrors.setCredential(id, { kind: 'project_token', gitlabGroupId: null, username: null, gitlabTokenId: id, tokenName: `maestro ${id}`, scopes: ['write_repository'], expiresAt, secretId });
};

const STATUSES = ['ok', 'ok', 'ok', 'ok', 'failed', 'running', 'scheduled', 'retrying', 'never'] as const;
const REFS = ['equal', 'equal', 'equal', 'behind', 'diverged', 'missing', 'unknown'] as const;
const DAY = 24 * 60 * 60_000;

/** Many mirrors as a large company has them: `pairs` pairs of four instances, groups three deep, every status, long texts of differences. */
export const fillStore = (store: Store, count: number, pairs = 8): PairId[] =>
  store.transaction(() => {
    const ids = ['North', 'South', 'East', 'West'].map((name) => addInstance(store, name));
    const [first, ...others] = ids;
    if (first === undefined) throw new Error('no instance');
    const made = Array.from({ length: pairs }, (_, n) => addPair(store, `Pair ${n}`, first, others[n % others.length] ?? first));
    for (let n = 0; n < count; n += 1) {
      // A step that has no factor in common with the count, so that the order of insertion is none of the lists' orders.
      const k = (n * 7919) % count;
      const pairId = made[n % pairs];
      if (pairId === undefined) throw new Error('no pair');
      const id = addMirror(store, pairId, n + 1, `division-${k % 17}/team-${k % 211}/service-${k}`, `mirrors/${k % 13}/copy-of-${(k * 31) % count}`);
      fillMirror(store, id, n);
    }
    return made;
  });

const fillMirror = (store: Store, id: MirrorId, n: number): void => {
  if (n % 11 !== 0) addCredential(store, id, n % 7 === 0 ? null : MADE + ((n % 400) - 20) * DAY);
  if (n % 10 === 0) store.mirrors.update(id, { enabled: false });
  const status = STATUSES[n % STATUSES.length] ?? 'ok';
  store.mirrors.observe(id, { status, rawStatus: status, enabled: n % 10 !== 0, lastUpdateAt: MADE - (n % 5000) * 1000, lastSuccessAt: MADE - n * 1000, lastError: status === 'failed' ? 'remote rejected '.repeat(20) : null, checkedAt: MADE });
  const state = REFS[n % REFS.length] ?? 'equal';
  if (n % 12 === 0) return;
  const differences = state === 'diverged' ? Array.from({ length: 40 }, (_, r) => ({ name: `refs/heads/feature/${r}`, state: 'diverged' as const, sourceSha: 'a'.repeat(40), targetSha: 'b'.repeat(40) })) : [];
  store.mirrors.noteVerified(id, { state: 'match', differences: [] }, { state, equal: 12, different: 0, missing: 0, extra: 0, comparedAt: MADE - (n % 3000) * 60_000, differences, failure: null });
};

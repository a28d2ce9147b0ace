import type { Store } from '../src-main/store/store.ts';
import type { InstanceId, PairId } from '../src-preload/contract/ids.ts';
import { ProjectId } from '../src-preload/contract/ids.ts';

const DAY_MS = 24 * 3_600_000;
const INHERIT = { overwriteDiverged: null, triggerBuilds: null, onlyProtectedBranches: null, branchRegex: null, issueSyncEnabled: null };
const DEFAULTS = { overwriteDiverged: false, triggerBuilds: true, onlyProtectedBranches: false, branchRegex: null, issueSyncEnabled: false };
const STATUSES = ['ok', 'ok', 'ok', 'failed', 'running', 'retrying', 'never'] as const;
const REFS = ['equal', 'equal', 'equal', 'behind', 'diverged', 'missing'] as const;

const addInstance = (store: Store, name: string, createdAt: number): InstanceId => {
  store.secrets.insert({ id: `token-${name}`, kind: 'instance_token', sealed: new Uint8Array([1]), createdAt });
  return store.instances.insert({ name, origin: `https://${name.toLowerCase()}.example.com`, description: '', network: 'public', caCertificate: null, tokenSecretId: `token-${name}`, createdAt });
};

const addMirror = (store: Store, pairId: PairId, nth: number, count: number, now: number): void => {
  // A step without a factor in common with the count: the order of insertion is none of the lists' orders.
  const k = (nth * 7919) % count;
  const id = store.mirrors.insert({
    pairId, sourceProjectId: ProjectId.parse(nth + 1), sourcePath: `division-${k % 17}/team-${k % 211}/service-${k}`, targetProjectId: ProjectId.parse(nth + 1_000_001),
    targetPath: `mirrors/${k % 13}/copy-${(k * 31) % count}`, enabled: nth % 10 !== 0, overrides: INHERIT, createdAt: now,
  });
  store.mirrors.update(id, { setup: 'ready' });
  const secretId = `credential-${nth}`;
  store.secrets.insert({ id: secretId, kind: 'mirror_credential', sealed: new Uint8Array([1]), createdAt: now });
  store.mirrors.setCredential(id, { kind: 'project_token', gitlabGroupId: null, username: null, gitlabTokenId: nth + 1, tokenName: `mirror-maestro/${nth}`, scopes: ['write_repository'], expiresAt: now + ((nth % 400) - 20) * DAY_MS, secretId });
  const status = STATUSES[nth % STATUSES.length] ?? 'ok';
  store.mirrors.observe(id, { status, rawStatus: status, enabled: true, lastUpdateAt: now - (nth % 5000) * 1000, lastSuccessAt: now - nth * 1000, lastError: status === 'failed' ? 'remote rejected '.repeat(20) : null, checkedAt: now });
  const state = REFS[nth % REFS.length] ?? 'equal';
  const differences = state === 'diverged' ? Array.from({ length: 40 }, (_, ref) => ({ name: `refs/heads/feature/${ref}`, state: 'diverged' as const, sourceSha: 'a'.repeat(40), targetSha: 'b'.repeat(40) })) : [];
  store.mirrors.noteVerified(id, { state: 'match', differences: [] }, { state, equal: 12, different: differences.length, missing: 0, extra: 0, differences, comparedAt: now - (nth % 1000) * 60_000, failure: null });
};

type Shape = { instances: number; pairs: number };
const COMPANY: Shape = { instances: 4, pairs: 8 };
const NAMES = ['North', 'South', 'East', 'West'];

const nameOf = (nth: number): string => `${NAMES[nth % NAMES.length]}${nth < NAMES.length ? '' : nth}`;

/** Mirrors as a large company has them: groups three deep, every status, long texts of differences; eight pairs unless more are asked for, whose sources and targets then are spread. */
export const fillWithMirrors = (store: Store, count: number, now: number, { instances, pairs: pairCount }: Shape = COMPANY): void =>
  store.transaction(() => {
    const [first, ...others] = Array.from({ length: instances }, (_, nth) => addInstance(store, nameOf(nth), now));
    if (first === undefined) throw new Error('no instance');
    const sourceOf = (nth: number): InstanceId => (instances === COMPANY.instances ? first : (others[(nth * 7 + 3) % others.length] ?? first));
    const targetOf = (nth: number): InstanceId => {
      const target = others[nth % others.length] ?? first;
      return target === sourceOf(nth) ? first : target;
    };
    const pairs = Array.from({ length: pairCount }, (_, nth) =>
      store.pairs.insert({ name: `Pair ${nth}`, description: '', sourceInstanceId: sourceOf(nth), targetInstanceId: targetOf(nth), direction: 'push', credentialSource: 'project_token', accountUsername: null, accountSecretId: null, credentialGroup: null, ...DEFAULTS, createdAt: now }));
    for (let nth = 0; nth < count; nth += 1) {
      const pairId = pairs[nth % pairCount];
      if (pairId !== undefined) addMirror(store, pairId, nth, count, now);
    }
  });

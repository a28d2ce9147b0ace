import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { CredentialSource } from '../../src-preload/contract/models/pair.ts';
import type { Deps } from '../deps.ts';
import { note } from '../journal/trail.ts';
import { AppError } from '../rules/app-error.ts';
import { assertBranchFilter } from '../rules/effective-settings.ts';
import type { PairRow } from '../store/pair-store.ts';
import { assertCredentialSource, NO_ACCOUNT, sealAccount } from './credential-of-pair.ts';

type Change = Omit<ParsedInput<'pairs.update'>, 'pairId' | 'account'>;

type UpdateDeps = Pick<Deps, 'store' | 'vault' | 'chance' | 'clock'>;

const present = (change: Change): Partial<PairRow> => Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

/** The account stays as it is, or is forgotten with another source. */
const accountOf = (source: CredentialSource): Partial<typeof NO_ACCOUNT> => (source === 'account' ? {} : NO_ACCOUNT);

/**
 * Changes a pair. Its ends and its direction are fixed once it has mirrors. Mirrors that inherit a changed default keep what
 * GitLab has until they are re-applied; `mirrors.verify` shows the drift. Mirrors keep what they log in with until a plan of kind
 * `credential`, or their next rotation, moves them to what the pair says.
 */
export const updatePair = (deps: UpdateDeps, { pairId, account, ...change }: ParsedInput<'pairs.update'>): Returned<'pairs.update'> => {
  const { store } = deps;
  const before = store.pairs.get(pairId);
  const after = { ...before, ...present(change) };
  const turned = after.sourceInstanceId !== before.sourceInstanceId || after.targetInstanceId !== before.targetInstanceId || after.direction !== before.direction;
  if (turned && before.mirrors > 0) throw new AppError({ code: 'conflict', reason: 'fixed_once_used', mirrors: before.mirrors });
  if (after.sourceInstanceId === after.targetInstanceId) throw new AppError({ code: 'conflict', reason: 'same_instance' });
  store.instances.get(after.sourceInstanceId);
  store.instances.get(after.targetInstanceId);
  assertBranchFilter(after, 'branchRegex');
  assertCredentialSource(after, account, before.accountUsername !== null);
  return store.transaction(() => {
    const { accountSecretId: old } = store.pairs.credential(pairId);
    const sealed = account === undefined ? accountOf(after.credentialSource) : sealAccount(deps, account);
    store.pairs.update(pairId, { ...present(change), ...sealed });
    if (old !== null && !store.secrets.isUsed(old)) store.secrets.remove(old);
    note(deps, { action: 'pair.updated', pairId, subject: after.name });
    return store.pairs.get(pairId);
  });
};

import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { note } from '../journal/trail.ts';
import { AppError } from '../rules/app-error.ts';
import { assertBranchFilter } from '../rules/effective-settings.ts';
import { assertCredentialSource, NO_ACCOUNT, sealAccount } from './credential-of-pair.ts';

/** Joins two instances to a directed pair. The answer names the pairs that already join them the other way round. */
export const addPair = (deps: Pick<Deps, 'store' | 'vault' | 'chance' | 'clock'>, { account, ...input }: ParsedInput<'pairs.create'>): Returned<'pairs.create'> => {
  const { store, clock } = deps;
  if (input.sourceInstanceId === input.targetInstanceId) throw new AppError({ code: 'conflict', reason: 'same_instance' });
  store.instances.get(input.sourceInstanceId);
  store.instances.get(input.targetInstanceId);
  assertBranchFilter(input, 'branchRegex');
  assertCredentialSource(input, account, false);
  return store.transaction(() => {
    const sealed = account === undefined ? NO_ACCOUNT : sealAccount(deps, account);
    const id = store.pairs.insert({ ...input, ...sealed, createdAt: clock.now() });
    note(deps, { action: 'pair.created', pairId: id, subject: input.name });
    return store.pairs.get(id);
  });
};

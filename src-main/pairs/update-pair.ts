import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { note } from '../journal/trail.ts';
import { AppError } from '../rules/app-error.ts';
import { assertBranchFilter } from '../rules/effective-settings.ts';
import type { PairRow } from '../store/store.ts';

type Change = Omit<ParsedInput<'pairs.update'>, 'pairId'>;

const present = (change: Change): Partial<PairRow> => Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

/**
 * Changes a pair. Its ends and its direction are fixed once it has mirrors. Mirrors that inherit a changed default keep what
 * GitLab has until they are re-applied; `mirrors.verify` shows the drift.
 */
export const updatePair = (deps: Pick<Deps, 'store' | 'clock'>, { pairId, ...change }: ParsedInput<'pairs.update'>): Returned<'pairs.update'> => {
  const { store } = deps;
  const before = store.pairs.get(pairId);
  const after = { ...before, ...present(change) };
  const turned = after.sourceInstanceId !== before.sourceInstanceId || after.targetInstanceId !== before.targetInstanceId || after.direction !== before.direction;
  if (turned && before.mirrors > 0) throw new AppError({ code: 'conflict', reason: 'fixed_once_used', mirrors: before.mirrors });
  if (after.sourceInstanceId === after.targetInstanceId) throw new AppError({ code: 'conflict', reason: 'same_instance' });
  store.instances.get(after.sourceInstanceId);
  store.instances.get(after.targetInstanceId);
  assertBranchFilter(after, 'branchRegex');
  return store.transaction(() => {
    store.pairs.update(pairId, present(change));
    note(deps, { action: 'pair.updated', pairId, subject: after.name });
    return store.pairs.get(pairId);
  });
};

import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { addressesFor } from './issue-addresses.ts';

/** What a person should know of issues, of one mirror or of all: what failed, could not be kept, or is gone on one side. */
export const readProblems = (deps: Pick<Deps, 'store'>, query: ParsedInput<'issueSync.problems'>): Returned<'issueSync.problems'> => {
  const { store } = deps;
  if (query.mirrorId !== undefined) store.mirrors.stored(query.mirrorId);
  const { items, total } = store.issueProblems.list(query);
  const addressesOf = addressesFor(deps, items.map(({ mirrorId }) => mirrorId));
  return { items: items.map((problem) => ({ ...problem, ...addressesOf(problem.mirrorId, problem) })), total };
};

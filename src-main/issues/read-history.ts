import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { addressesFor } from './issue-addresses.ts';

/** The runs of a mirror's issues, the latest first. */
export const readHistory = ({ store }: Pick<Deps, 'store'>, query: ParsedInput<'issueSync.history'>): Returned<'issueSync.history'> => {
  store.mirrors.stored(query.mirrorId);
  return store.issueRuns.history(query);
};

/** What one run did, or a dry run would do, issue by issue. */
export const readRunItems = (deps: Pick<Deps, 'store'>, query: ParsedInput<'issueSync.runItems'>): Returned<'issueSync.runItems'> => {
  const { mirrorId } = deps.store.issueRuns.get(query.runId);
  const { items, total } = deps.store.issueRuns.items(query);
  const addressesOf = addressesFor(deps, [mirrorId]);
  return { items: items.map((item) => ({ ...item, ...addressesOf(mirrorId, item) })), total };
};

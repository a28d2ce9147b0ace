import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import { healthRank } from '../rules/overview/group-health.ts';
import { staleOrder } from '../rules/overview/staleness.ts';
import { filledPairs } from './filled-pairs.ts';
import type { JudgedMirror, JudgeDeps } from './judge-mirrors.ts';

type Query = ParsedInput<'overview.linkMirrors'>;

/** Worst health first, then the stalest, then whoever succeeded longest ago. */
const worstFirst = (neverSucceeded: Query['neverSucceeded']) => {
  const order = staleOrder(neverSucceeded);
  return (a: JudgedMirror, b: JudgedMirror): number =>
    healthRank(a.health) - healthRank(b.health) ||
    order.indexOf(a.staleness) - order.indexOf(b.staleness) ||
    (a.successAt ?? 0) - (b.successAt ?? 0) ||
    a.mirror.id - b.mirror.id;
};

/** One page of the mirrors behind a link of the topology, worst first. */
export const listLinkMirrors = (deps: JudgeDeps, query: Query): Returned<'overview.linkMirrors'> => {
  const filled = filledPairs(deps, query, (pair) => pair.sourceInstanceId === query.sourceInstanceId && pair.targetInstanceId === query.targetInstanceId);
  const pairIds = filled.map(({ pair }) => pair.id);
  const pairNames = new Map(filled.map(({ pair }) => [pair.id, pair.name]));
  const names = new Map(deps.store.overview.names(pairIds, query.groupPath).map((row) => [row.id, row]));
  const found = filled.flatMap(({ mirrors }) => mirrors).filter(({ mirror }) => names.has(mirror.id)).toSorted(worstFirst(query.neverSucceeded));
  const page = found.slice(query.offset, query.offset + query.limit);
  const items = page.flatMap(({ mirror, health, staleness, successAt, status, cause }) => {
    const row = names.get(mirror.id);
    if (row === undefined) return [];
    const { id, pairId, enabled, verified, settings } = mirror;
    return [{ ...row, id, pairId, pairName: pairNames.get(pairId) ?? '', enabled, status, verified, settings, health, cause, staleness, lastSuccessAt: successAt }];
  });
  return { items, total: found.length };
};

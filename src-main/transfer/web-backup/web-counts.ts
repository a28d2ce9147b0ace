import type { WebInspection } from '../../../src-preload/contract/models/exchange.ts';
import type { WebPlan } from '../../rules/transfer/web-plan.ts';

/** What a plan makes anew. */
export const countsOf = ({ instances, pairs, mirrors }: Omit<WebPlan, 'objects'>): WebInspection['counts'] => {
  const syncs = mirrors.flatMap(({ sync }) => (sync === null ? [] : [sync]));
  const links = syncs.flatMap((sync) => sync.links);
  return {
    instances: instances.filter(({ here }) => here === null).length,
    pairs: pairs.filter(({ here }) => here === null).length,
    mirrors: mirrors.length,
    credentials: mirrors.filter(({ credential }) => credential !== null).length,
    issueSyncs: syncs.length,
    issueLinks: links.length,
    noteLinks: links.reduce((sum, { notes }) => sum + notes.length, 0),
  };
};

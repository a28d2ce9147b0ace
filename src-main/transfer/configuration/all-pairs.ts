import type { Pair } from '../../../src-preload/contract/models/pair.ts';
import type { Deps } from '../../deps.ts';

const PAGE = 500;

export const allPairs = ({ store }: Pick<Deps, 'store'>): Pair[] => {
  const pairs: Pair[] = [];
  for (let more = true; more; ) {
    const { items, total } = store.pairs.list({ offset: pairs.length, limit: PAGE });
    pairs.push(...items);
    more = items.length > 0 && pairs.length < total;
  }
  return pairs;
};

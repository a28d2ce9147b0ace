import { type SearchHit, SearchKind, SearchRank } from '../../../src-preload/contract/models/search.ts';

/** Best first: how well it fits, then the larger thing, then the shorter name, then its letters. */
export const byFit = (a: SearchHit, b: SearchHit): number =>
  SearchRank.options.indexOf(a.rank) - SearchRank.options.indexOf(b.rank) ||
  SearchKind.options.indexOf(a.kind) - SearchKind.options.indexOf(b.kind) ||
  a.title.length - b.title.length ||
  (a.title === b.title ? a.id - b.id : a.title < b.title ? -1 : 1);

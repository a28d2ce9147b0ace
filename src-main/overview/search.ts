import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import { type SearchHit, SearchRank } from '../../src-preload/contract/models/search.ts';
import type { Place } from '../../src-preload/contract/models/place.ts';
import type { Deps } from '../deps.ts';
import { byFit } from '../rules/overview/search-order.ts';
import { searchText, searchWords } from '../rules/overview/search-text.ts';
import type { FoundObject, FoundRow } from '../store/overview-store.ts';

/** Of each rank so many are looked at, and the best of them shown. */
const CANDIDATES = 200;
/** Jobs, plans, problems and entries of the trail: of each so many. */
const ROWS = 5;

const SCREENS = { instance: 'instances', pair: 'pairs', mirror: 'mirrors', job: 'jobs', plan: 'plans' } as const satisfies Partial<Record<SearchHit['kind'], Place['screen']>>;

const toHit = ({ kind, id, title, detail }: FoundObject, rank: SearchRank): SearchHit => ({ kind, id, rank, title, detail, place: { screen: SCREENS[kind], id, params: {} } });

const placeOfRow = ({ kind, id, title, mirrorId }: FoundRow): Place => {
  switch (kind) {
    case 'job':
    case 'plan':
      return { screen: SCREENS[kind], id, params: {} };
    case 'issue_problem':
      return { screen: 'issues', id: mirrorId, params: { tab: 'problems', problem: String(id) } };
    case 'activity':
      return { screen: 'activity', id: null, params: { text: title.slice(0, 200) } };
  }
};

const rowHit = (row: FoundRow, rank: SearchRank): SearchHit => ({ kind: row.kind, id: row.id, rank, title: row.title, detail: row.detail, place: placeOfRow(row) });

/** A job or plan that is asked for by its number is meant. */
const rankOfRow = ({ kind, id }: FoundRow, text: string): SearchRank => ((kind === 'job' || kind === 'plan') && new RegExp(`(^|\\s)${id}$`, 'u').test(text) ? 'exact' : 'substring');

const searchObjects = ({ overview }: Pick<Deps['store'], 'overview'>, text: string, limit: number): SearchHit[] => {
  const hits = new Map<string, SearchHit>();
  const add = (found: Parameters<typeof overview.describe>[0], rank: SearchRank): void => {
    const fresh = found.filter(({ kind, id }) => !hits.has(`${kind} ${id}`));
    const best = overview.describe(fresh).map((one) => toHit(one, rank)).toSorted(byFit);
    for (const hit of best) hits.set(`${hit.kind} ${hit.id}`, hit);
  };
  for (const rank of SearchRank.options) {
    if (hits.size <= limit) add(overview.find(rank, text, CANDIDATES), rank);
  }
  const words = searchWords(text);
  if (hits.size <= limit && words.length > 1) add(overview.findAll(words, CANDIDATES), 'substring');
  return [...hits.values()];
};

/** Instances, pairs, mirrors, jobs, plans, issue problems and the trail in one answer, best first. A text of separators alone finds nothing. */
export const search = ({ store }: Pick<Deps, 'store'>, { text, limit }: ParsedInput<'overview.search'>): Returned<'overview.search'> => {
  const folded = searchText(text);
  if (folded === '') return { items: [], more: false };
  const rows = store.overview.findRows(text.trim(), ROWS).map((row) => rowHit(row, rankOfRow(row, text.trim())));
  const all = [...searchObjects(store, folded, limit), ...rows].toSorted(byFit);
  return { items: all.slice(0, limit), more: all.length > limit };
};

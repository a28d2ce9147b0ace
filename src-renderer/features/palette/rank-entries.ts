import { type SearchHit, type SearchKind, SearchRank } from '../../../src-preload/contract/models/search.ts';
import { hrefOf } from '../../state/route.ts';
import { HELP_TITLE, helpHref } from '../../text/help-topics.ts';
import type { HelpHit } from '../help/search-pages.ts';
import { hitWords } from './hit-words.ts';
import { OWN_ENTRIES, type OwnEntry } from './own-entries.ts';

/** One line of the palette. */
export type Entry = { id: string; title: string; detail: string; kind: string; go: { href: string } | { deed: 'lock' | 'keys' } };

const KIND: Record<SearchKind, string> = { instance: 'Instance', pair: 'Pair', mirror: 'Mirror', job: 'Job', plan: 'Plan', issue_problem: 'Issue problem', activity: 'Activity' };

/** How well a title fits what was typed, both without case; null where it does not. */
export const rankOf = (title: string, typed: string): SearchRank | null => {
  const [text, wanted] = [title.toLowerCase(), typed.trim().toLowerCase()];
  if (text === wanted) return 'exact';
  if (text.startsWith(wanted)) return 'prefix';
  if (text.split(/[\s:]+/u).some((word) => word.startsWith(wanted)) || text.includes(` ${wanted}`)) return 'word';
  return text.includes(wanted) ? 'substring' : null;
};

const ofOwn = (own: OwnEntry): Entry => ({ id: own.id, title: own.title, detail: '', kind: own.kind, go: 'deed' in own ? { deed: own.deed } : { href: own.href } });

const ofHit = (hit: SearchHit): Entry => {
  const { kind, id, place } = hit;
  return { id: `${kind} ${id}`, ...hitWords(hit), kind: KIND[kind], go: { href: hrefOf(place.screen, { id: place.id, params: place.params }) } };
};

/** So many pages of the help are named for their text. */
const MOST_PAGES = 6;

const ofHelp = ({ topic, section, title }: HelpHit): Entry => ({ id: `help ${topic} ${section}`, title, detail: HELP_TITLE[topic], kind: 'Help', go: { href: helpHref({ topic, section }) } });

/** The best section of each page that is not found by its name already. */
const ofPages = (inHelp: readonly HelpHit[], found: ReadonlySet<string>): Entry[] => {
  const best = new Map<string, HelpHit>();
  for (const hit of inHelp) if (!best.has(hit.topic) && !found.has(`help ${hit.topic}`)) best.set(hit.topic, hit);
  return [...best.values()].slice(0, MOST_PAGES).map(ofHelp);
};

/**
 * The window's own entries, what the store found, and the help in one list: best fit of a name first, the window's own before the rest,
 * else as they came; below all names the pages of the help whose text has every word (`inHelp`, best first).
 */
export const rankEntries = (typed: string, hits: readonly SearchHit[], inHelp: readonly HelpHit[] = []): Entry[] => {
  if (typed.trim() === '') return [];
  const own = OWN_ENTRIES.flatMap((entry) => {
    const rank = rankOf(entry.title, typed);
    return rank === null ? [] : [{ rank, entry: ofOwn(entry) }];
  });
  const all = [...own, ...hits.map((hit) => ({ rank: hit.rank, entry: ofHit(hit) }))];
  const named = SearchRank.options.flatMap((rank) => all.filter((one) => one.rank === rank).map(({ entry }) => entry));
  return [...named, ...ofPages(inHelp, new Set(named.map(({ id }) => id)))];
};

/** What is offered before anything is typed. */
export const FIRST_ENTRIES: readonly Entry[] = OWN_ENTRIES.filter(({ kind }) => kind !== 'Setting' && kind !== 'Help').map(ofOwn);

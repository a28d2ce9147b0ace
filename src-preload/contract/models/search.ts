import { z } from 'zod';
import { LIMITS, text } from '../limits.ts';
import { Place } from './place.ts';

export const SearchKind = z.enum(['instance', 'pair', 'mirror', 'job', 'plan', 'issue_problem', 'activity']);
export type SearchKind = z.infer<typeof SearchKind>;

/** How well it fits: the whole text, its beginning, the beginning of a word in it, anywhere. */
export const SearchRank = z.enum(['exact', 'prefix', 'word', 'substring']);
export type SearchRank = z.infer<typeof SearchRank>;

export const SearchFor = z.strictObject({ text: text(LIMITS.search), limit: z.int().min(1).max(100).default(20) });

export const SearchHit = z.object({
  kind: SearchKind,
  id: z.int().min(1),
  rank: SearchRank,
  title: z.string().max(LIMITS.projectPath * 2 + 10),
  /** An instance's address, a pair's instances, a mirror's other side, a job's or plan's state, a problem's mirror. */
  detail: z.string().max(LIMITS.projectPath * 2 + 10),
  place: Place,
});
export type SearchHit = z.infer<typeof SearchHit>;

/** Best first. `more`: others would fit as well. */
export const SearchResult = z.object({ items: z.array(SearchHit).max(100), more: z.boolean() });

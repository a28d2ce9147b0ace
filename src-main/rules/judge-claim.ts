import type { ClaimMark, ClaimText } from './claim-label.ts';

/** How often a holder renews. */
export const RENEW_MS = 60_000;
/** So long after its last renewal a holder may change GitLab; then it stops by itself. */
export const LEASE_MS = 5 * 60_000;
/** So much longer others wait: for requests that are still under way, and for clocks that tick by whole seconds. */
export const MARGIN_MS = 90_000;

/** By what a machine knows its own label again. `nextBeat` was about to be written, and may have been. */
export type OwnMark = { labelId: number | null; nonce: string | null; beat: string | null; nextBeat: string | null };

/** Whose a claim is: nobody's, ours, given up, somebody's who has not renewed it, or somebody's who works. `gone` = our label was removed. */
export type Verdict =
  | { state: 'nobody' | 'gone'; top: null }
  | { state: 'mine' | 'free' | 'stale' | 'elsewhere'; top: ClaimMark };

/** A label whose text was edited is known by its id alone. The beat tells a copied data folder from the one that goes on. */
const isOwn = ({ labelId, text }: ClaimMark, own: OwnMark): boolean =>
  labelId === own.labelId && (text === null || (text.nonce === own.nonce && (text.beat === own.beat || text.beat === own.nextBeat)));

const isStale = (text: ClaimText | null, serverNow: number): boolean => text === null || serverNow - text.renewedAt > LEASE_MS + MARGIN_MS;

/** The label that counts: the one with the highest number. */
export const topOf = (marks: readonly ClaimMark[]): ClaimMark | null => marks.toSorted((a, b) => b.number - a.number)[0] ?? null;

/** Whose the claim is at `serverNow` (UTC ms by the server's clock, as the times in the labels are). */
export const judgeClaim = (marks: readonly ClaimMark[], own: OwnMark, serverNow: number): Verdict => {
  const top = topOf(marks);
  if (top === null) return { state: own.labelId === null ? 'nobody' : 'gone', top };
  if (isOwn(top, own)) return { state: 'mine', top };
  if (top.text?.isFree === true) return { state: 'free', top };
  return { state: isStale(top.text, serverNow) ? 'stale' : 'elsewhere', top };
};

/**
 * From when on a machine may change GitLab that has just put its label above `others` (UTC ms by the server's clock): one that was pushed
 * aside may do so until its lease ends.
 */
export const writesFrom = (others: readonly ClaimMark[], serverNow: number): number =>
  others.some(({ text }) => text !== null && !text.isFree && !isStale(text, serverNow)) ? serverNow + LEASE_MS + MARGIN_MS : serverNow;

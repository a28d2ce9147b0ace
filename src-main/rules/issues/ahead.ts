import type { RequestCounts } from './estimate.ts';

const PAGE = 100;

/**
 * How far a run is. `settled` issues are done, and so much came of them; `left` are yet to come, of which those `atHand` are known:
 * `expected` comments, of which so many are `left`.
 */
export type SoFar = {
  settled: number; created: number; updated: number; comments: number; uploads: number;
  left: number;
  atHand: { issues: number; comments: { expected: number; left: number } };
};

/** What the rest of a run asks for, if the issues that are not known yet are like those that are. */
export const requestsAhead = ({ settled, created, updated, comments, uploads, left, atHand }: SoFar): RequestCounts => {
  const known = settled + atHand.issues;
  const perKnown = (count: number): number => (known === 0 ? 0 : count / known);
  /** Of nothing that is settled one cannot tell: every issue may be a new one. */
  const perSettled = (count: number, unknown: number): number => (settled === 0 ? unknown : count / settled);
  const noteCreates = Math.round(atHand.comments.left + Math.max(0, left - atHand.issues) * perKnown(comments + atHand.comments.expected));
  const writes = left * perSettled(created + updated, 1);
  const files = left * perSettled(uploads, 0);
  return {
    source: Math.ceil(writes + files + left / PAGE),
    target: Math.ceil(writes + files) + noteCreates,
    issueCreates: Math.ceil(left * perSettled(created, 1)),
    noteCreates,
  };
};

import type { RequestCounts } from './estimate.ts';

const PAGE = 100;

/** What issues need, or needed: how many are made, how many are written at all, their comments and files. */
export type Needs = { created: number; written: number; comments: number; uploads: number };

/**
 * How far a run is. `done` came of the issues that are `settled`; `left` are yet to come, of which those `atHand` are known: what they
 * need, and how many of their comments are written already.
 */
export type SoFar = { settled: number; done: Needs; left: number; atHand: { issues: number; needs: Needs; written: number } };

/** What the rest of a run asks for, if the issues that are not known yet are like those that are. */
export const requestsAhead = ({ settled, done, left, atHand }: SoFar): RequestCounts => {
  const known = Math.max(1, settled + atHand.issues);
  const beyond = Math.max(0, left - atHand.issues);
  const ahead = (what: keyof Needs): number => atHand.needs[what] + (beyond * (done[what] + atHand.needs[what])) / known;
  const noteCreates = Math.max(0, Math.round(ahead('comments') - atHand.written));
  return {
    source: Math.ceil(ahead('written') + ahead('uploads') + left / PAGE),
    target: Math.ceil(ahead('written') + ahead('uploads')) + noteCreates,
    issueCreates: Math.ceil(ahead('created')),
    noteCreates,
  };
};

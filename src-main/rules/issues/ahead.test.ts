import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Needs, requestsAhead } from './ahead.ts';

const NO_NEEDS: Needs = { created: 0, written: 0, comments: 0, uploads: 0 };
const NONE_AT_HAND = { issues: 0, needs: NO_NEEDS, written: 0 };

describe('what a run has left', () => {
  it('is as much for each issue as for those that are settled', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 20 }), (settled, left, comments) => {
        const done = { created: settled, written: settled, comments: settled * comments, uploads: 0 };
        const ahead = requestsAhead({ settled, done, left, atHand: NONE_AT_HAND });
        expect(ahead.noteCreates).toBe(left * comments);
        expect(ahead.issueCreates).toBe(left);
        expect(ahead.target).toBe(left * (1 + comments));
      }),
    );
  });

  it('has the comments of the issues at hand, of which those that are written count no more', () => {
    const atHand = { issues: 1, needs: { ...NO_NEEDS, created: 1, written: 1, comments: 5000 }, written: 2000 };
    expect(requestsAhead({ settled: 0, done: NO_NEEDS, left: 1, atHand })).toEqual({ source: 2, target: 3001, issueCreates: 1, noteCreates: 3000 });
  });

  it('is what those at hand need, however many were found unchanged before', () => {
    const atHand = { issues: 36, needs: { ...NO_NEEDS, created: 36, written: 36 }, written: 0 };
    expect(requestsAhead({ settled: 15, done: { ...NO_NEEDS, created: 4, written: 4 }, left: 36, atHand })).toMatchObject({ issueCreates: 36, target: 36 });
  });

  it('is nothing to write where nothing had changed so far', () => {
    expect(requestsAhead({ settled: 100, done: NO_NEEDS, left: 900, atHand: NONE_AT_HAND })).toEqual({ source: 9, target: 0, issueCreates: 0, noteCreates: 0 });
  });
});

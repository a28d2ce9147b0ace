import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestsAhead } from './ahead.ts';

const NONE_AT_HAND = { issues: 0, comments: { expected: 0, left: 0 } };

describe('what a run has left', () => {
  it('is as much for each issue as for those that are settled', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 20 }), (settled, left, comments) => {
        const ahead = requestsAhead({ settled, created: settled, updated: 0, comments: settled * comments, uploads: 0, left, atHand: NONE_AT_HAND });
        expect(ahead).toEqual({ source: Math.ceil(left + left / 100), target: left * (1 + comments), issueCreates: left, noteCreates: left * comments });
      }),
    );
  });

  it('has the comments of the issues at hand, of which those that are written count no more', () => {
    const atHand = { issues: 1, comments: { expected: 5000, left: 3000 } };
    expect(requestsAhead({ settled: 0, created: 0, updated: 0, comments: 0, uploads: 0, left: 1, atHand })).toMatchObject({ noteCreates: 3000 });
  });

  it('is nothing to write where nothing had changed so far', () => {
    expect(requestsAhead({ settled: 100, created: 0, updated: 0, comments: 0, uploads: 0, left: 900, atHand: NONE_AT_HAND })).toEqual({ source: 9, target: 0, issueCreates: 0, noteCreates: 0 });
  });

  it('takes every issue for a new one before the first is settled', () => {
    expect(requestsAhead({ settled: 0, created: 0, updated: 0, comments: 0, uploads: 0, left: 200, atHand: NONE_AT_HAND })).toMatchObject({ target: 200, issueCreates: 200, noteCreates: 0 });
  });
});

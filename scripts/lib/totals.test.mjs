import { describe, expect, it } from 'vitest';
import { add, exitCodeOf, nothing, one, resultLine } from './totals.mjs';

describe('the result line', () => {
  it('names passed and failed, and skipped only where there are some', () => {
    expect(resultLine({ passed: 12, failed: 0, skipped: [] })).toBe('12 passed, 0 failed');
    expect(resultLine({ passed: 1, failed: 2, skipped: [{ name: 'a', reason: 'b' }] })).toBe('1 passed, 2 failed, 1 skipped');
  });

  it('counts every part of a run', () => {
    const parts = [one(true), one(false), { passed: 3, failed: 1, skipped: [{ name: 'a', reason: 'b' }] }];
    expect(resultLine(parts.reduce(add, nothing))).toBe('4 passed, 2 failed, 1 skipped');
  });

  it('goes with a failure when anything failed or nothing was tested', () => {
    expect(exitCodeOf(one(true))).toBe(0);
    expect(exitCodeOf(add(one(true), one(false)))).toBe(1);
    expect(exitCodeOf(nothing)).toBe(1);
  });
});

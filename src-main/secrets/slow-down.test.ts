import { expect, test } from 'vitest';
import { nextTryAt, waitAfter } from './slow-down.ts';

test('each wrong passphrase doubles the wait, to a quarter of an hour', () => {
  expect([1, 2, 3, 4, 10, 11, 50, 5000].map(waitAfter)).toEqual([1000, 2000, 4000, 8000, 512_000, 900_000, 900_000, 900_000]);
});

test('a wait that is over, or was none, is none', () => {
  expect(nextTryAt(null, 100)).toBeNull();
  expect(nextTryAt(100, 100)).toBeNull();
  expect(nextTryAt(101, 100)).toBe(101);
});

test('a clock that was set back a year does not lock anybody out for a year', () => {
  const now = 1_000_000;
  expect(nextTryAt(now + 365 * 24 * 3_600_000, now)).toBe(now + 900_000);
});

import { expect, test } from 'vitest';
import { createSystemChance } from './system-chance.ts';

test('a uid is 26 characters that sort by time', () => {
  let now = Date.UTC(2026, 0, 1);
  const chance = createSystemChance(() => now);
  const uids = Array.from({ length: 50 }, () => {
    now += 1;
    return chance.uid();
  });
  expect(uids.toSorted()).toEqual(uids);
  for (const uid of uids) expect(uid).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
});

test('a uid begins with its time as ULID writes it', () => {
  expect(createSystemChance(() => 1_469_918_176_385).uid().slice(0, 10)).toBe('01ARYZ6S41');
});

test('two uids of one millisecond differ', () => {
  const chance = createSystemChance(() => 0);
  expect(new Set(Array.from({ length: 1000 }, () => chance.uid())).size).toBe(1000);
});

test('fractions fill [0, 1) evenly enough', () => {
  const chance = createSystemChance(() => 0);
  const fractions = Array.from({ length: 4000 }, () => chance.fraction());
  expect(fractions.every((one) => one >= 0 && one < 1)).toBe(true);
  // 4000 draws: a quarter holds 1000 ± 27; ten times that is never reached by chance.
  for (const from of [0, 0.25, 0.5, 0.75]) expect(Math.abs(fractions.filter((one) => one >= from && one < from + 0.25).length - 1000)).toBeLessThan(270);
});

test('bytes are as many as asked for', () => {
  expect(createSystemChance(() => 0).bytes(32)).toHaveLength(32);
});

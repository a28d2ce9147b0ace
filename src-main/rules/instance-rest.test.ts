import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInWindow, restsFor } from './instance-rest.ts';

const minute = fc.integer({ min: 0, max: 1439 });
const MONDAY = 1;
/** A local moment of the week that begins on Sunday, 4 January 2026. */
const at = (day: number, hours: number, minutes = 0): Date => new Date(2026, 0, 4 + day, hours, minutes);

describe('a maintenance window', () => {
  it('holds on its days from its first minute to before its last', () => {
    const window = { days: [MONDAY], from: 2 * 60, until: 4 * 60 };
    expect([at(MONDAY, 1, 59), at(MONDAY, 2), at(MONDAY, 3, 59), at(MONDAY, 4), at(2, 3)].map((moment) => isInWindow(window, moment))).toEqual([false, true, true, false, false]);
  });

  it('goes over midnight into the day after, and no further', () => {
    const window = { days: [6], from: 22 * 60, until: 5 * 60 };
    expect([at(6, 4), at(6, 21, 59), at(6, 22), at(0, 4, 59), at(0, 5), at(0, 22)].map((moment) => isInWindow(window, moment))).toEqual([false, false, true, true, false, false]);
  });

  it('is as long as it says, whatever its hours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 }), minute, minute, (day, from, until) => {
        const week = Array.from({ length: 7 * 1440 }, (_, nth) => new Date(2026, 0, 4, 0, nth));
        const held = week.filter((moment) => isInWindow({ days: [day], from, until }, moment)).length;
        expect(held).toBe(until > from ? until - from : 1440 - from + until);
      }),
      { numRuns: 20 },
    );
  });
});

describe('an instance', () => {
  const now = at(MONDAY, 3).getTime();
  const maintenance = { days: [MONDAY], from: 2 * 60, until: 4 * 60 };

  it('rests for a pause until that is over, then for its window', () => {
    expect(restsFor({ pause: { until: now + 1 }, maintenance }, now)).toBe('pause');
    expect(restsFor({ pause: { until: null }, maintenance: null }, now)).toBe('pause');
    expect(restsFor({ pause: { until: now }, maintenance }, now)).toBe('maintenance');
    expect(restsFor({ pause: null, maintenance: null }, now)).toBeNull();
  });
});

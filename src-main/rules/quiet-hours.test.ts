import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isQuiet, minuteOfDay } from './quiet-hours.ts';

const DAY = 24 * 60;
const minute = fc.integer({ min: 0, max: DAY - 1 });

describe('quiet hours', () => {
  it('last from the one minute to the other, over midnight as well', () => {
    fc.assert(
      fc.property(minute, minute, (from, until) => {
        const quiet = Array.from({ length: DAY }, (_, at) => isQuiet({ from, until }, at)).filter(Boolean).length;
        expect(quiet).toBe((until - from + DAY) % DAY);
        expect([isQuiet({ from, until }, from), isQuiet({ from, until }, until)]).toEqual([from !== until, false]);
      }),
    );
  });

  it('are never where nobody set them', () => {
    fc.assert(fc.property(minute, (at) => !isQuiet(null, at)));
  });

  it('go by the local day', () => {
    expect(minuteOfDay(new Date(2026, 10, 24, 23, 59))).toBe(DAY - 1);
  });
});

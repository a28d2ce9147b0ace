import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rotationMoment, rotationsPerDay } from './rotation-day.ts';

const DAY = 24 * 3_600_000;
const END = Date.UTC(2027, 0, 31);

describe('the day of an automatic rotation', () => {
  it('lies in the first half of the time before the end', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 1, max: 90 }), (id, days) => {
      const at = rotationMoment(END, id, days);
      expect(at).toBeGreaterThanOrEqual(END - days * DAY);
      expect(at).toBeLessThanOrEqual(END - (days / 2) * DAY + 1);
    }));
  });

  it('spreads credentials that end together over all of these days', () => {
    const perDay = new Map<number, number>();
    for (let id = 1; id <= 1500; id += 1) {
      const day = Math.floor((rotationMoment(END, id, 30) - (END - 30 * DAY)) / DAY);
      perDay.set(day, (perDay.get(day) ?? 0) + 1);
    }
    expect(perDay.size).toBe(15);
    expect(Math.max(...perDay.values())).toBeLessThan(120);
  });

  it('allows more in a day where otherwise some would end unrenewed', () => {
    expect(rotationsPerDay(10, 30)).toBe(50);
    expect(rotationsPerDay(10_000, 30)).toBe(667);
  });
});

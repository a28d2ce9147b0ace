import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remainingMs, remainingWords, type Sample, withSample } from './remaining.ts';

const collect = (samples: readonly Sample[]): readonly Sample[] => samples.reduce<readonly Sample[]>(withSample, []);

describe('the remaining time of a job', () => {
  it('is what the rest takes at a steady speed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 2000 }), fc.integer({ min: 10, max: 50 }), fc.integer({ min: 1, max: 10_000 }), (perItem, steps, left) => {
        const samples = collect(Array.from({ length: steps }, (_, step) => ({ at: step * perItem, processed: step })));
        const expected = (steps - 1) * perItem < 2000 ? null : perItem * left;
        const found = remainingMs(samples, left);
        expect(found === null ? null : Math.round(found)).toBe(expected);
      }),
    );
  });

  it('is unknown before anything was processed, when nothing moves, and when nothing is left', () => {
    expect(remainingMs([], 5)).toBeNull();
    expect(remainingMs(collect([{ at: 0, processed: 3 }, { at: 9000, processed: 3 }]), 5)).toBeNull();
    expect(remainingMs(collect([{ at: 0, processed: 0 }, { at: 9000, processed: 9 }]), 0)).toBeNull();
  });

  it('follows the last minute, not the whole job', () => {
    const slow = Array.from({ length: 10 }, (_, step) => ({ at: step * 30_000, processed: step }));
    const fast = Array.from({ length: 61 }, (_, step) => ({ at: 270_000 + step * 1000, processed: 9 + step }));
    expect(remainingMs(collect([...slow, ...fast]), 10)).toBe(10_000);
  });

  it('begins anew when a retry sets the count back', () => {
    expect(collect([{ at: 0, processed: 0 }, { at: 5000, processed: 50 }, { at: 6000, processed: 10 }])).toEqual([{ at: 6000, processed: 10 }]);
  });

  it('never keeps more than a minute and sixty samples, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ at: fc.nat(500_000), processed: fc.nat(1000) }), { maxLength: 200 }), (samples) => {
        const kept = collect(samples);
        expect(kept.length).toBeLessThanOrEqual(60);
        expect((kept.at(-1)?.at ?? 0) - (kept[0]?.at ?? 0)).toBeLessThanOrEqual(60_000);
      }),
    );
  });

  it('is told in words', () => {
    expect([20_000, 180_000, 7_300_000].map(remainingWords)).toEqual(['less than a minute left', 'about 3 min left', 'about 2 h left']);
    expect([89, 91, 139, 176, 598, 1860].map((minutes) => remainingWords(minutes * 60_000))).toEqual(
      ['about 89 min left', 'about 1 h 30 min left', 'about 2 h 20 min left', 'about 3 h left', 'about 10 h left', 'about 31 h left'],
    );
  });
});

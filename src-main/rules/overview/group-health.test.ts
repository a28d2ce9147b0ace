import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byWorst, groupHealth, noCounts } from './group-health.ts';

const number = fc.nat(1000);
const counts = fc.record({ healthy: number, unproven: number, warning: number, failing: number, off: number });

describe('the health of many mirrors', () => {
  it('has the word of the worst that is on: one fresh mirror hides no failing one', () => {
    expect(groupHealth({ ...noCounts(), healthy: 99, failing: 1 }).level).toBe('failing');
    expect(groupHealth({ ...noCounts(), healthy: 1, off: 50 }).level).toBe('healthy');
    expect(groupHealth({ ...noCounts(), off: 3 }).level).toBe('off');
  });

  it('has no share where nothing is on, so that nobody reads 100 % of nothing', () => {
    expect(groupHealth(noCounts())).toMatchObject({ share: null, level: 'off' });
    expect(groupHealth({ ...noCounts(), off: 3 }).share).toBeNull();
  });

  it('says 100 % only where all that are on are well', () => {
    fc.assert(
      fc.property(counts, (some) => {
        const { share } = groupHealth(some);
        const on = some.healthy + some.unproven + some.warning + some.failing;
        expect(share === null).toBe(on === 0);
        expect(share === 100).toBe(on > 0 && some.healthy === on);
      }),
    );
  });

  it('is ordered the same whichever way it is asked', () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        expect(Math.sign(byWorst(groupHealth(a), groupHealth(b))) + Math.sign(byWorst(groupHealth(b), groupHealth(a)))).toBe(0);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleared, filtersOf, isNarrowed, paramsOf, SyncListState, SyncOrder, type SyncFilters } from './sync-filters.ts';

const filters = fc.record(
  {
    pairId: fc.integer({ min: 1, max: 1e6 }), text: fc.stringMatching(/^[a-z/äß🙂]{1,20}$/u), enabled: fc.boolean(), state: fc.constantFrom(...SyncListState.options),
    hasProblems: fc.boolean(), orderBy: fc.constantFrom(...SyncOrder.options), descending: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** What the address leaves out, since it is the default. */
const withoutDefaults = ({ orderBy, descending, ...rest }: SyncFilters): SyncFilters => ({
  ...rest, ...(orderBy === undefined || orderBy === 'source' ? {} : { orderBy }), ...(descending === true ? { descending } : {}),
});

describe('the filters of the issue syncs', () => {
  it('come back from the address as they went in', () => {
    fc.assert(
      fc.property(filters, (given) => {
        expect(filtersOf(paramsOf(given))).toEqual(withoutDefaults(given));
      }),
    );
  });

  it('leave out what an old or typed address says wrongly', () => {
    expect(filtersOf({ pair: 'x', state: 'happy', problems: 'maybe', order: 'colour', enabled: 'no', down: '2' })).toEqual({ enabled: false });
  });

  it('narrow by everything but the order, and clearing keeps the order', () => {
    expect(isNarrowed({ orderBy: 'links', descending: true })).toBe(false);
    expect(isNarrowed({ hasProblems: false })).toBe(true);
    expect(cleared({ pairId: 3, text: 'a', orderBy: 'links', descending: true })).toEqual({ orderBy: 'links', descending: true });
  });
});

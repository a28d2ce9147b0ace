import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CredentialState, MirrorList, MirrorOrder, MirrorStatus, VerifiedState } from '../../../src-preload/contract/models/mirror.ts';
import { cleared, filtersOf, isNarrowed, paramsOf } from './mirror-filters.ts';

const word = fc.stringMatching(/^[a-z0-9%_/&=?# -]{1,40}$/).map((text) => text.trim()).filter((text) => text !== '');

const filters = fc.record(
  {
    pairId: fc.integer({ min: 1 }),
    text: word,
    groupPath: word,
    status: fc.constantFrom(...MirrorStatus.options),
    verified: fc.constantFrom(...VerifiedState.options),
    credential: fc.constantFrom(...CredentialState.options),
    enabled: fc.boolean(),
    orderBy: fc.constantFrom(...MirrorOrder.exclude(['source']).options),
    descending: fc.constant(true),
  },
  { requiredKeys: [] },
);

describe('filters in the address', () => {
  it('come back as they were, through a real query string', () => {
    fc.assert(
      fc.property(filters, (chosen) => {
        const address = new URLSearchParams(paramsOf(chosen)).toString();
        expect(filtersOf(Object.fromEntries(new URLSearchParams(address)))).toEqual(chosen);
      }),
    );
  });

  it('are always an input that the contract takes, whatever the address says', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('pair', 'text', 'group', 'status', 'verified', 'credential', 'enabled', 'order', 'down'), fc.string({ maxLength: 600 })), (params) => {
        expect(MirrorList.safeParse(filtersOf(params)).success).toBe(true);
      }),
    );
  });

  it('know what narrows the list: everything but the pair and the order', () => {
    expect(isNarrowed({ pairId: 2, orderBy: 'status', descending: true })).toBe(false);
    expect(isNarrowed({ enabled: false })).toBe(true);
  });

  it('keep the pair and the order when they are cleared', () => {
    expect(cleared({ pairId: 2, text: 'billing', status: 'failed', orderBy: 'status', descending: true })).toEqual({ pairId: 2, orderBy: 'status', descending: true });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ActivityFilter } from '../../../src-preload/contract/models/activity.ts';
import { activityFiltersOf, activityParamsOf } from './activity-filters.ts';

describe('the trail’s filters in the address', () => {
  it('come back as they were', () => {
    const filters = ActivityFilter.parse({ text: 'a b&c', action: 'mirror.created', pairId: 2, instanceId: 3, mirrorId: 4 });
    expect(activityFiltersOf(Object.fromEntries(new URLSearchParams(activityParamsOf(filters))))).toEqual(filters);
  });

  it('are always what the contract takes, whatever the address says', () => {
    const word = fc.oneof(fc.string(), fc.constantFrom('mirror.created', '0', '-1', '7', '1e99'));
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('text', 'action', 'mirror', 'pair', 'instance', 'x'), word), (params) => {
      expect(ActivityFilter.safeParse(activityFiltersOf(params)).success).toBe(true);
    }));
  });
});

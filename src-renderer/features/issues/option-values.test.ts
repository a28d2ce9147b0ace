import { describe, expect, it } from 'vitest';
import { DEFAULT_ISSUE_SYNC } from '../../../src-preload/contract/models/issue-sync.ts';
import { changedOptions, optionErrors, valuesOf } from './option-values.ts';

const before = valuesOf(DEFAULT_ISSUE_SYNC);

describe('the options of a sync', () => {
  it('send only what differs', () => {
    expect(changedOptions(before, before)).toEqual({});
    expect(changedOptions(before, { ...before, comments: false, intervalMinutes: 30 })).toEqual({ comments: false, intervalMinutes: 30 });
  });

  it('send the first day as a moment in UTC', () => {
    expect(changedOptions(before, { ...before, existing: 'since', since: '2026-05-01' })).toEqual({ existing: { since: Date.UTC(2026, 4, 1) } });
    const since = valuesOf({ ...DEFAULT_ISSUE_SYNC, existing: { since: Date.UTC(2026, 4, 1) } });
    expect(since).toMatchObject({ existing: 'since', since: '2026-05-01' });
    expect(changedOptions(since, { ...since, existing: 'open' })).toEqual({ existing: 'open' });
    expect(changedOptions(since, since)).toEqual({});
  });

  it('say what is wrong at the field', () => {
    expect(optionErrors(before)).toEqual({});
    expect(optionErrors({ ...before, intervalMinutes: 4 })).toEqual({ intervalMinutes: 'At least 5.' });
    expect(optionErrors({ ...before, intervalMinutes: '' })).toHaveProperty('intervalMinutes');
    expect(optionErrors({ ...before, existing: 'since', since: '' })).toEqual({ since: 'Enter a day.' });
    expect(optionErrors({ ...before, existing: 'since', since: '2026-13-01' })).toHaveProperty('since');
  });
});

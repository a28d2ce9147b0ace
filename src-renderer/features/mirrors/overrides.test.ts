import { describe, expect, it } from 'vitest';
import { changedOverrides, effectiveOf, filterClash, INHERIT_ALL } from './overrides.ts';

const DEFAULTS = { overwriteDiverged: true, triggerBuilds: false, onlyProtectedBranches: false, branchRegex: '^main$', issueSyncEnabled: false };

describe('overrides', () => {
  it('leave the pair’s defaults where they inherit', () => {
    expect(effectiveOf(DEFAULTS, INHERIT_ALL)).toEqual(DEFAULTS);
  });

  it('can say no where the pair says yes, and no filter where the pair has one', () => {
    expect(effectiveOf(DEFAULTS, { ...INHERIT_ALL, overwriteDiverged: false, branchRegex: '' })).toEqual({ ...DEFAULTS, overwriteDiverged: false, branchRegex: null });
  });

  it('clash where an inherited expression meets only protected branches, until one of them is overridden', () => {
    expect(filterClash(DEFAULTS, { ...INHERIT_ALL, onlyProtectedBranches: true })).toContain('one branch filter');
    expect(filterClash(DEFAULTS, { ...INHERIT_ALL, onlyProtectedBranches: true, branchRegex: '' })).toBeNull();
    expect(filterClash(DEFAULTS, INHERIT_ALL)).toBeNull();
  });

  it('send only what was changed, null for going back to inherit', () => {
    const before = { ...INHERIT_ALL, triggerBuilds: true, branchRegex: 'release' };
    expect(changedOverrides(before, { ...before, triggerBuilds: null })).toEqual({ triggerBuilds: null });
    expect(changedOverrides(before, before)).toEqual({});
  });
});

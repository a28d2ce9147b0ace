import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyOverrides, assertBranchFilter, effectiveSettings } from './effective-settings.ts';
import { failureFrom } from './testing/failure-from.ts';

const regex = fc.constantFrom('^main$', '^release/.*', 'v\\d+');
const defaults = fc.record({
  overwriteDiverged: fc.boolean(), triggerBuilds: fc.boolean(), onlyProtectedBranches: fc.boolean(), branchRegex: fc.option(regex), issueSyncEnabled: fc.boolean(),
});
const overrides = fc.record({
  overwriteDiverged: fc.option(fc.boolean()), triggerBuilds: fc.option(fc.boolean()), onlyProtectedBranches: fc.option(fc.boolean()),
  branchRegex: fc.option(regex), issueSyncEnabled: fc.option(fc.boolean()),
});
const inheritAll = { overwriteDiverged: null, triggerBuilds: null, onlyProtectedBranches: null, branchRegex: null, issueSyncEnabled: null };

describe('effectiveSettings', () => {
  it('is the pair alone where nothing is overridden', () => {
    fc.assert(fc.property(defaults, (pair) => {
      expect(effectiveSettings(pair, inheritAll)).toEqual(pair);
    }));
  });

  it('takes each setting from the mirror where it has one, else from the pair', () => {
    fc.assert(fc.property(defaults, overrides, (pair, own) => {
      const effective = effectiveSettings(pair, own);
      for (const key of ['overwriteDiverged', 'triggerBuilds', 'onlyProtectedBranches', 'branchRegex', 'issueSyncEnabled'] as const) {
        expect(effective[key]).toBe(own[key] === null ? pair[key] : own[key]);
      }
    }));
  });

  it('lets a mirror go without the filter of its pair', () => {
    const pair = { overwriteDiverged: false, triggerBuilds: false, onlyProtectedBranches: false, branchRegex: '^main$', issueSyncEnabled: false };
    expect(effectiveSettings(pair, { ...inheritAll, branchRegex: '' }).branchRegex).toBeNull();
  });
});

describe('applyOverrides', () => {
  it('changes nothing where nothing is given', () => {
    fc.assert(fc.property(overrides, (own) => {
      expect(applyOverrides(own, {})).toEqual(own);
    }));
  });

  it('sets what is given, null included, and leaves the rest', () => {
    fc.assert(fc.property(overrides, fc.option(fc.boolean()), (own, value) => {
      expect(applyOverrides(own, { triggerBuilds: value })).toEqual({ ...own, triggerBuilds: value });
    }));
  });

  it('gives the same when it is applied twice', () => {
    fc.assert(fc.property(overrides, overrides, (own, change) => {
      const once = applyOverrides(own, change);
      expect(applyOverrides(once, change)).toEqual(once);
    }));
  });
});

describe('assertBranchFilter', () => {
  it('refuses a regex together with only protected branches', () => {
    expect(failureFrom(() => assertBranchFilter({ onlyProtectedBranches: true, branchRegex: '^main$' }, 'overrides.branchRegex'))).toMatchObject({
      code: 'invalid_input', field: 'overrides.branchRegex', rule: 'exclusive',
    });
  });

  it.each(['(', 'a(?=b)', '(?<!x)y', '\\1', 'a{2000}', 'a++'])('refuses %s, which is not RE2', (branchRegex) => {
    expect(failureFrom(() => assertBranchFilter({ onlyProtectedBranches: false, branchRegex }, 'branchRegex'))).toEqual({ code: 'invalid_input', field: 'branchRegex', rule: 're2' });
  });

  it.each([null, '^main$', '(a+)+$', 'release/\\d+\\.\\d+'])('accepts %j', (branchRegex) => {
    expect(failureFrom(() => assertBranchFilter({ onlyProtectedBranches: false, branchRegex }, 'branchRegex'))).toBeNull();
  });

  it('accepts only protected branches alone', () => {
    expect(failureFrom(() => assertBranchFilter({ onlyProtectedBranches: true, branchRegex: null }, 'branchRegex'))).toBeNull();
  });
});

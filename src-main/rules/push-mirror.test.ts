import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { observePushMirror, pushDifferences, pushSettings, type SeenPushMirror } from './push-mirror.ts';

const NOW = 1_800_000_000_000;
const seen: SeenPushMirror = {
  enabled: true, url: 'https://*****:*****@target.example/group/name.git', status: 'finished', lastUpdateAt: NOW - 5000, lastSuccessAt: NOW - 5000, lastError: null,
  onlyProtectedBranches: false, keepDivergentRefs: true, branchRegex: null,
};
const effective = { overwriteDiverged: false, triggerBuilds: true, onlyProtectedBranches: false, branchRegex: null, issueSyncEnabled: false };
const desired = { enabled: true, effective, url: 'https://target.example/group/name.git' };
const full = { empty: false };

describe('pushSettings', () => {
  it('keeps diverged refs unless they shall be overwritten', () => {
    expect(pushSettings(effective, true)).toEqual({ enabled: true, keepDivergentRefs: true, onlyProtectedBranches: false, branchRegex: null });
    expect(pushSettings({ ...effective, overwriteDiverged: true }, false)).toMatchObject({ enabled: false, keepDivergentRefs: false });
  });
});

describe('observePushMirror', () => {
  it('keeps the raw word, the times and the error beside the status', () => {
    expect(observePushMirror({ ...seen, status: 'to_retry', lastError: 'no route' }, full, NOW)).toEqual({
      status: 'retrying', rawStatus: 'to_retry', enabled: true, lastUpdateAt: NOW - 5000, lastSuccessAt: NOW - 5000, lastError: 'no route', checkedAt: NOW,
    });
  });

  it('says disabled where GitLab has switched it off', () => {
    expect(observePushMirror({ ...seen, enabled: false }, full, NOW)).toMatchObject({ status: 'disabled', enabled: false });
    expect(observePushMirror({ ...seen, enabled: false }, { empty: null }, NOW)).toMatchObject({ status: 'disabled', enabled: false });
  });

  it('does not believe GitLab that the mirror of an empty project is off', () => {
    const fresh = { ...seen, enabled: false, status: 'none', lastUpdateAt: null, lastSuccessAt: null };
    expect(observePushMirror(fresh, { empty: true }, NOW)).toMatchObject({ status: 'never', enabled: null });
  });

  it('says unknown where the mirror is gone', () => {
    expect(observePushMirror(null, full, NOW)).toMatchObject({ status: 'unknown', rawStatus: null, enabled: null, checkedAt: NOW });
  });
});

describe('pushDifferences', () => {
  it('finds none between a mirror and its own settings, whatever they are', () => {
    const settings = fc.record({ overwriteDiverged: fc.boolean(), triggerBuilds: fc.boolean(), onlyProtectedBranches: fc.boolean(), branchRegex: fc.option(fc.constantFrom('^a', 'b')), issueSyncEnabled: fc.boolean() });
    fc.assert(fc.property(settings, fc.boolean(), (wanted, enabled) => {
      expect(pushDifferences({ ...desired, enabled, effective: wanted }, { ...seen, ...pushSettings(wanted, enabled) }, full)).toEqual([]);
    }));
  });

  it('names each field that differs, in our words', () => {
    const actual = { ...seen, enabled: false, keepDivergentRefs: false, onlyProtectedBranches: true, branchRegex: 'x', url: 'https://*****@target.example/other/name.git' };
    expect(pushDifferences(desired, actual, full)).toEqual([
      { field: 'enabled', expected: true, actual: false },
      { field: 'overwriteDiverged', expected: false, actual: true },
      { field: 'onlyProtectedBranches', expected: false, actual: true },
      { field: 'branchRegex', expected: '', actual: 'x' },
      { field: 'url', expected: 'https://target.example/group/name.git', actual: 'https://target.example/other/name.git' },
    ]);
  });

  it('takes an empty regex for none, and has no builds to trigger', () => {
    expect(pushDifferences(desired, { ...seen, branchRegex: '' }, full)).toEqual([]);
  });

  it('says nothing of enabled while the project is empty', () => {
    expect(pushDifferences(desired, { ...seen, enabled: false }, { empty: true })).toEqual([]);
  });

  it('shows an address that GitLab does not tell as another one, and never a credential', () => {
    expect(pushDifferences(desired, { ...seen, url: null }, full)).toEqual([{ field: 'url', expected: 'https://target.example/group/name.git', actual: null }]);
    expect(JSON.stringify(pushDifferences(desired, { ...seen, url: 'https://u:canary@evil.example/a/b.git' }, full))).not.toContain('canary');
  });
});

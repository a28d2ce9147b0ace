import { describe, expect, it } from 'vitest';
import { observePullMirror, pullDifferences, pullSettings, type SeenPullMirror } from './pull-mirror.ts';

const NOW = 1_800_000_000_000;
const seen: SeenPullMirror = {
  status: 'finished', enabled: true, url: 'https://*****:*****@source.example/group/name.git', lastUpdateAt: NOW - 5000, lastSuccessAt: NOW - 5000, lastError: null,
  triggerBuilds: true, onlyProtectedBranches: null, overwriteDiverged: false, branchRegex: '^main$',
};
const effective = { overwriteDiverged: false, triggerBuilds: true, onlyProtectedBranches: false, branchRegex: '^main$', issueSyncEnabled: false };
const desired = { enabled: true, effective, url: 'https://source.example/group/name.git' };
const on = { pullMirror: true, importStatus: 'finished' };
const off = { pullMirror: false, importStatus: 'none' };
const old = { ...seen, enabled: null, triggerBuilds: null, onlyProtectedBranches: null, overwriteDiverged: null, branchRegex: null };

describe('pullSettings', () => {
  it('is the effective settings without issue sync', () => {
    expect(pullSettings(effective, true)).toEqual({ enabled: true, triggerBuilds: true, onlyProtectedBranches: false, overwriteDiverged: false, branchRegex: '^main$' });
  });
});

describe('observePullMirror', () => {
  it('folds the status and keeps the raw word', () => {
    expect(observePullMirror(seen, on, NOW)).toEqual({
      status: 'ok', rawStatus: 'finished', enabled: true, lastUpdateAt: NOW - 5000, lastSuccessAt: NOW - 5000, lastError: null, checkedAt: NOW,
    });
  });

  it('says disabled, not unknown, where GitLab only answers that the project is not mirrored', () => {
    expect(observePullMirror(null, off, NOW)).toMatchObject({ status: 'disabled', enabled: false });
    expect(observePullMirror(null, { pullMirror: null, importStatus: null }, NOW)).toMatchObject({ status: 'disabled', enabled: false });
    expect(observePullMirror({ ...seen, enabled: false }, off, NOW)).toMatchObject({ status: 'disabled', enabled: false });
  });

  it('says paused where the project is mirrored and GitLab does not run it', () => {
    expect(observePullMirror(null, on, NOW)).toMatchObject({ status: 'paused', enabled: true });
    expect(observePullMirror({ ...seen, status: 'hard_failed' }, on, NOW)).toMatchObject({ status: 'paused' });
  });

  it('takes an answer of an old version for a mirror that is on', () => {
    expect(observePullMirror(old, on, NOW)).toMatchObject({ status: 'ok', enabled: true });
  });
});

describe('pullDifferences', () => {
  it('finds none where GitLab has what we want, a null boolean being false', () => {
    expect(pullDifferences(desired, seen)).toEqual([]);
  });

  it('compares only the address where an old version tells no settings', () => {
    expect(pullDifferences(desired, old)).toEqual([]);
    expect(pullDifferences({ ...desired, url: 'https://source.example/group/moved.git' }, old).map((one) => one.field)).toEqual(['url']);
  });

  it('names each field that differs', () => {
    const actual = { ...seen, triggerBuilds: null, onlyProtectedBranches: true, overwriteDiverged: true, branchRegex: null };
    expect(pullDifferences(desired, actual)).toEqual([
      { field: 'overwriteDiverged', expected: false, actual: true },
      { field: 'triggerBuilds', expected: true, actual: false },
      { field: 'onlyProtectedBranches', expected: false, actual: true },
      { field: 'branchRegex', expected: '^main$', actual: '' },
    ]);
  });

  it('sees of a mirror that is off only that', () => {
    expect(pullDifferences(desired, null)).toEqual([{ field: 'enabled', expected: true, actual: false }]);
    expect(pullDifferences(desired, { ...seen, enabled: false, url: null })).toEqual([{ field: 'enabled', expected: true, actual: false }]);
    expect(pullDifferences({ ...desired, enabled: false }, null)).toEqual([]);
  });
});

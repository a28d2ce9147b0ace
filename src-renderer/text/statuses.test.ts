import { describe, expect, it } from 'vitest';
import type { Mirror } from '../../src-preload/contract/models/mirror.ts';
import { FRESH_FOR_MS, mirrorShown } from './statuses.ts';

const NOW = Date.UTC(2026, 10, 23, 12);

type Parts = { setup?: Mirror['setup']; enabled?: boolean; status?: Mirror['observed']['status'] } & Partial<Mirror['verified']>;

const mirror = ({ setup = 'ready', enabled = true, status = 'ok', ...verified }: Parts): Pick<Mirror, 'setup' | 'desired' | 'observed' | 'verified'> => {
  const defaults = { overwriteDiverged: false, triggerBuilds: false, onlyProtectedBranches: false, branchRegex: null, issueSyncEnabled: false };
  const inherited = { overwriteDiverged: null, triggerBuilds: null, onlyProtectedBranches: null, branchRegex: null, issueSyncEnabled: null };
  return {
    setup,
    desired: { enabled, overrides: inherited, effective: defaults },
    observed: { status, rawStatus: null, enabled, lastUpdateAt: null, lastSuccessAt: null, lastError: null, checkedAt: null },
    verified: { state: 'never', settings: null, equal: 0, different: 0, missing: 0, extra: 0, comparedAt: null, ...verified },
  };
};

describe('mirrorShown', () => {
  it('is green only for a fresh comparison of ours', () => {
    expect(mirrorShown(mirror({ state: 'equal', comparedAt: NOW - 1000 }), NOW)).toEqual({ status: 'equal', label: 'Equal' });
    expect(mirrorShown(mirror({ state: 'equal', comparedAt: NOW - FRESH_FOR_MS - 1 }), NOW).status).toBe('notCompared');
  });

  it('is not green when GitLab alone says fine', () => {
    expect(mirrorShown(mirror({ status: 'ok', state: 'never' }), NOW).status).toBe('notCompared');
  });

  it('shows a failure above an older comparison', () => {
    expect(mirrorShown(mirror({ status: 'failed', state: 'equal', comparedAt: NOW }), NOW).status).toBe('failed');
  });

  it.each<[Parts, string, string]>([
    [{ setup: 'creating' }, 'working', 'Being created'],
    [{ enabled: false, state: 'equal', comparedAt: NOW }, 'paused', 'Disabled'],
    [{ status: 'running' }, 'working', 'Running'],
    [{ state: 'behind', different: 2, missing: 1, comparedAt: NOW }, 'behind', 'Behind, 3 refs'],
    [{ state: 'diverged', different: 1, comparedAt: NOW }, 'diverged', 'Diverged, 1 ref'],
    [{ settings: 'orphan', state: 'equal', comparedAt: NOW }, 'failed', 'Gone from GitLab'],
    [{ state: 'unknown' }, 'unknown', 'Unknown'],
  ])('shows %j as %s', (parts, status, label) => {
    expect(mirrorShown(mirror(parts), NOW)).toEqual({ status, label });
  });
});

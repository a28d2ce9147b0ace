import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshFor } from '../../../src-preload/contract/fresh-for.ts';
import { MirrorStatus, SettingsState, SetupState, VerifiedState } from '../../../src-preload/contract/models/mirror.ts';
import { mirrorBadge } from './mirror-badge.ts';
import { aMirror, NOW } from './sample-mirror.ts';

const SEEN = { now: NOW, freshMs: freshFor(24) };

const observed = (status: MirrorStatus) => aMirror({ observed: { status } });
const verified = (state: VerifiedState, counts: { different?: number; missing?: number } = {}) => aMirror({ verified: { state, comparedAt: NOW - 60_000, ...counts } });
const words = (mirror: ReturnType<typeof aMirror>) => {
  const { status, label, detail } = mirrorBadge(mirror, SEEN);
  return [status, detail === null ? label : `${label}, ${detail}`];
};

describe('mirrorBadge', () => {
  it('calls GitLab’s ok without a comparison of ours “Not compared”', () => {
    expect(words(observed('ok'))).toEqual(['notCompared', 'Not compared']);
  });

  it('is green only for a comparison that found both sides equal', () => {
    expect(words(verified('equal'))).toEqual(['equal', 'Equal']);
  });

  it('takes green back when the comparison is older than two rounds', () => {
    const seen = (age: number) => mirrorBadge(aMirror({ verified: { state: 'equal', comparedAt: NOW - age } }), SEEN).status;
    expect(seen(SEEN.freshMs)).toBe('equal');
    expect(seen(SEEN.freshMs + 1)).toBe('notCompared');
  });

  it.each([
    ['scheduled', 'working', 'Working, scheduled'],
    ['running', 'working', 'Working'],
    ['retrying', 'working', 'Working, retrying'],
    ['failed', 'failed', 'Failed'],
    ['paused', 'paused', 'Paused, by GitLab'],
    ['disabled', 'paused', 'Disabled, on GitLab'],
    ['unknown', 'unknown', 'Unknown'],
    ['never', 'notCompared', 'Not compared'],
  ] as const)('shows what GitLab calls %s as %s: %s', (status, shape, label) => {
    expect(words(observed(status))).toEqual([shape, label]);
  });

  it.each([
    ['diverged', { different: 1 }, 'diverged', 'Diverged, 1 ref'],
    ['behind', { different: 2, missing: 1 }, 'behind', 'Behind, 3 refs'],
    ['missing', { missing: 4 }, 'behind', 'Behind, 4 refs missing'],
    ['behind', { different: 2, behindSince: NOW - 3 * 3_600_000 }, 'behind', 'Behind, 2 refs for 3 h'],
    ['missing', { missing: 4, behindSince: NOW - 2 * 86_400_000 }, 'behind', 'Behind, 4 refs missing for 2 days'],
    ['behind', { different: 1, behindSince: NOW - 5_000 }, 'behind', 'Behind, 1 ref'],
    ['unknown', {}, 'unknown', 'Unknown'],
  ] as const)('tells a comparison that said %s with its figure', (state, counts, shape, label) => {
    expect(words(verified(state, counts))).toEqual([shape, label]);
  });

  it('puts a run of GitLab and its failure before an older comparison', () => {
    const equalBefore = { state: 'equal', comparedAt: NOW - 60_000 } as const;
    expect(words(aMirror({ observed: { status: 'running' }, verified: equalBefore }))[0]).toBe('working');
    expect(words(aMirror({ observed: { status: 'failed' }, verified: equalBefore }))[0]).toBe('failed');
  });

  it('calls a failed run diverged when a comparison since we saw it fail found that, whatever GitLab’s clock says, and failed when it may have failed for another reason', () => {
    const failed = { status: 'failed', lastUpdateAt: NOW + 3_600_000, checkedAt: NOW - 60_000 } as const;
    const diverged = (comparedAt: number) => words(aMirror({ observed: failed, verified: { state: 'diverged', different: 1, comparedAt } }));
    expect(diverged(NOW - 30_000)).toEqual(['diverged', 'Diverged, 1 ref']);
    expect(diverged(NOW - 90_000)).toEqual(['failed', 'Failed']);
  });

  it('says that a mirror is gone from GitLab, and that it is disabled on purpose', () => {
    expect(words(aMirror({ verified: { settings: 'orphan' } }))).toEqual(['failed', 'Failed, gone from GitLab']);
    expect(words(aMirror({ desired: { enabled: false }, observed: { status: 'failed' } }))).toEqual(['paused', 'Disabled']);
  });

  it('says when it is being created or removed', () => {
    expect(words(aMirror({ setup: 'creating' }))).toEqual(['working', 'Working, being created']);
    expect(words(aMirror({ setup: 'removing' }))).toEqual(['working', 'Working, being removed']);
  });

  it('is never green for anything but a recent comparison with the result equal', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SetupState.options), fc.boolean(), fc.constantFrom(...MirrorStatus.options), fc.constantFrom(...VerifiedState.options),
        fc.option(fc.constantFrom(...SettingsState.options)), fc.option(fc.integer({ min: NOW - 3 * SEEN.freshMs, max: NOW })),
        (setup, enabled, status, state, settings, comparedAt) => {
          const shown = mirrorBadge(aMirror({ setup, desired: { enabled }, observed: { status }, verified: { state, settings, comparedAt } }), SEEN);
          if (shown.status !== 'equal') return;
          expect(state).toBe('equal');
          expect(comparedAt).not.toBeNull();
          expect(NOW - (comparedAt ?? 0)).toBeLessThanOrEqual(SEEN.freshMs);
        },
      ),
    );
  });
});

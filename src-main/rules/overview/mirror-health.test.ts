import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MirrorStatus, SettingsState, VerifiedState } from '../../../src-preload/contract/models/mirror.ts';
import { freshFor } from '../../../src-preload/contract/fresh-for.ts';
import { BEHIND_MS, type HealthFacts, mirrorHealth } from './mirror-health.ts';

const NOW = Date.UTC(2026, 10, 24, 9);
const HOUR = 3_600_000;
const CLOCK = { now: NOW, freshMs: freshFor(24) };
const WELL: HealthFacts = { enabled: true, isReady: true, status: 'ok', verified: 'equal', settings: 'match', comparedAt: NOW - HOUR, behindSince: null };

const health = (change: Partial<HealthFacts>, isExpired = false) => mirrorHealth({ ...WELL, ...change }, isExpired, CLOCK);

const anyFacts = fc.record<HealthFacts>({
  enabled: fc.boolean(), isReady: fc.boolean(), status: fc.constantFrom(...MirrorStatus.options), verified: fc.constantFrom(...VerifiedState.options), settings: fc.constantFrom(null, ...SettingsState.options),
  comparedAt: fc.option(fc.integer({ min: 0, max: NOW })), behindSince: fc.option(fc.integer({ min: 0, max: NOW })),
});

describe('the health of a mirror', () => {
  it('is well only where both sides were compared, are equal, and that is not too old', () => {
    fc.assert(
      fc.property(anyFacts, fc.boolean(), (facts, isExpired) => {
        if (mirrorHealth(facts, isExpired, CLOCK) !== 'healthy') return;
        expect(facts.verified).toBe('equal');
        expect(facts.comparedAt).toBeGreaterThanOrEqual(NOW - CLOCK.freshMs);
        expect(isExpired).toBe(false);
      }),
    );
  });

  it('never comes from GitLab’s own word', () => {
    expect(health({ verified: 'never', comparedAt: null })).toBe('unproven');
    expect(health({ verified: 'unknown' })).toBe('unproven');
  });

  it('is unproven once the comparison is older than two rounds', () => {
    expect(health({ comparedAt: NOW - 48 * HOUR })).toBe('healthy');
    expect(health({ comparedAt: NOW - 48 * HOUR - 1 })).toBe('unproven');
    expect(freshFor(0)).toBe(freshFor(24));
  });

  it.each<[string, Partial<HealthFacts>]>([
    ['a failed run', { status: 'failed' }], ['diverged refs', { verified: 'diverged' }], ['missing refs', { verified: 'missing' }], ['being off on GitLab', { settings: 'disabled' }], ['being paused', { status: 'paused' }],
    ['being gone, even where it is off', { settings: 'orphan', enabled: false }],
  ])('fails by %s', (_what, change) => expect(health(change)).toBe('failing'));

  it('fails with an expired credential, whatever the last run said', () => expect(health({}, true)).toBe('failing'));

  it('gives a target that lags behind an hour before it warns', () => {
    expect(health({ verified: 'behind', behindSince: NOW - BEHIND_MS + 1 })).toBe('unproven');
    expect(health({ verified: 'behind', behindSince: NOW - BEHIND_MS })).toBe('warning');
    expect(health({ settings: 'drift' })).toBe('warning');
    expect(health({ status: 'retrying' })).toBe('warning');
  });

  it('does not ask anything of what is off on purpose', () => expect(health({ enabled: false, status: 'failed', verified: 'diverged' }, true)).toBe('off'));
});

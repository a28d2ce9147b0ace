import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { credentialExpiry, credentialPlan, credentialState, groupOfCredential, isOurTokenName, tokenName } from './credential.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 0, 15, 13, 30);
const moment = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });
const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('credentialExpiry', () => {
  it('is the whole time at fraction 0 and 60 days less at the end of it', () => {
    expect(credentialExpiry(NOW, 365, 0)).toBe(Date.UTC(2027, 0, 15));
    expect(credentialExpiry(NOW, 365, 0.999_999)).toBe(Date.UTC(2027, 0, 15) - 60 * DAY);
  });

  it('is always midnight UTC, in the future, and never beyond what was asked for', () => {
    fc.assert(fc.property(moment, fc.integer({ min: 61, max: 365 }), fraction, (now, days, chance) => {
      const expiresAt = credentialExpiry(now, days, chance);
      expect(expiresAt % DAY).toBe(0);
      expect(expiresAt).toBeGreaterThan(now);
      expect(expiresAt).toBeLessThanOrEqual(now + days * DAY);
    }));
  });

  it('spreads over all 61 days', () => {
    const days = new Set(Array.from({ length: 61 }, (_, day) => credentialExpiry(NOW, 365, (day + 0.5) / 61)));
    expect(days.size).toBe(61);
  });
});

describe('credentialState', () => {
  it.each([
    [null, 'active'], [NOW + 31 * DAY, 'active'], [NOW + 30 * DAY, 'expiring'], [NOW + 1, 'expiring'], [NOW, 'expired'], [NOW - DAY, 'expired'],
  ])('calls an end at %s %s', (expiresAt, expected) => {
    expect(credentialState(expiresAt, NOW, 30)).toBe(expected);
  });
});

describe('credentialPlan', () => {
  it('writes on the target for push and reads on the source for pull, both as Maintainer', () => {
    expect(credentialPlan('push')).toEqual({ scopes: ['write_repository'], accessLevel: 40, on: 'target' });
    expect(credentialPlan('pull')).toEqual({ scopes: ['read_repository'], accessLevel: 40, on: 'source' });
  });
});

describe('tokenName', () => {
  it('carries the installation and the intent, and is known again', () => {
    const name = tokenName('k3x9', '01J8ZQ5V5E6W7X8Y9Z0A1B2C3D');
    expect(name).toBe('mirror-maestro/k3x9/01J8ZQ5V5E6W7X8Y9Z0A1B2C3D');
    expect(isOurTokenName(name, 'k3x9')).toBe(true);
  });

  it.each(['mirror-maestro/other/x', 'mirror-maestro/k3x9', 'mirror-maestro/k3x9/', 'mirror-maestro/k3x9/a/b', 'mirror-maestro-20260101', 'x mirror-maestro/k3x9/y'])(
    'does not take %s for ours',
    (name) => {
      expect(isOurTokenName(name, 'k3x9')).toBe(false);
    },
  );
});

describe('the group of a credential', () => {
  it('is the top-level one of the project, or the named one where that is above it', () => {
    expect(groupOfCredential('platform/tools/api', null)).toBe('platform');
    expect(groupOfCredential('platform/tools/api', 'Platform/tools')).toBe('Platform/tools');
    expect(groupOfCredential('platform/tools/api', 'platform/too')).toBeNull();
    expect(groupOfCredential('platform/tools/api', 'platform/tools/api')).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MirrorStatus } from '../../src-preload/contract/models/mirror.ts';
import { canAskEach, overdueAge, quietAge, refreshPace, turnShare } from './refresh-pace.ts';

const MINUTE = 60_000;
const INTERVAL = 15 * MINUTE;

describe('the pace of asking about a mirror', () => {
  it('is soon while it runs, and each further look is later', () => {
    expect([0, 1, 2, 3].map((looks) => refreshPace('running', looks, INTERVAL) / 1000)).toEqual([30, 60, 120, 240]);
  });

  it.each(['ok', 'failed', 'never', 'disabled', 'paused', 'unknown'] as const)('is quiet for %s', (status) => {
    expect(refreshPace(status, 0, INTERVAL)).toBe(quietAge(INTERVAL));
  });

  it('never exceeds the interval, whatever the mirror does and however often it was looked at', () => {
    fc.assert(fc.property(fc.constantFrom(...MirrorStatus.options), fc.nat(), fc.integer({ min: 5, max: 1440 }), (status, looks, minutes) => {
      const pace = refreshPace(status, looks, minutes * MINUTE);
      expect(pace).toBeGreaterThan(0);
      expect(pace).toBeLessThanOrEqual(quietAge(minutes * MINUTE));
      expect(overdueAge(minutes * MINUTE)).toBeLessThan(minutes * MINUTE);
    }));
  });
});

describe('the share of a turn', () => {
  it('brings all mirrors through well within the interval', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 5, max: 1440 }), fc.integer({ min: 10, max: 120 }), (mirrors, minutes, seconds) => {
      const turns = (minutes * MINUTE * 0.8) / (seconds * 1000);
      expect(turnShare(mirrors, minutes * MINUTE, seconds * 1000) * turns).toBeGreaterThanOrEqual(mirrors * 0.999);
    }));
  });
});

describe('asking one by one', () => {
  it('is possible as long as it takes less than half of the rate', () => {
    expect(canAskEach(3600, INTERVAL, 600)).toBe(true);
    expect(canAskEach(3601, INTERVAL, 600)).toBe(false);
  });
});

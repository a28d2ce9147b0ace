import { afterEach, describe, expect, it, vi } from 'vitest';
import { bothTimes, duration, fullDay, fullTime, lasting, localTime, relativeTime } from './time.ts';

const NOW = Date.UTC(2026, 10, 23, 12, 0, 0);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('relativeTime', () => {
  it.each([
    [NOW - 10_000, 'just now'],
    [NOW + 10_000, 'in a moment'],
    [NOW + 2_000, 'just now'],
    [NOW - 50_000, '1 min ago'],
    [NOW - 3 * MINUTE, '3 min ago'],
    [NOW - 2 * 60 * MINUTE, '2 h ago'],
    [NOW - DAY, '1 day ago'],
    [NOW + 12 * DAY, 'in 12 days'],
    [NOW - 90 * DAY, '3 months ago'],
    [NOW - 3 * 366 * DAY, '3 years ago'],
  ])('says %i as %s', (at, words) => {
    expect(relativeTime(at, NOW)).toBe(words);
  });
});

describe('lasting', () => {
  it('says how long, and nothing for a moment', () => {
    expect([NOW - 10_000, NOW - 3 * MINUTE, NOW - 120 * MINUTE].map((since) => lasting(since, NOW))).toEqual([null, '3 min', '2 h']);
  });
});

describe('the full forms', () => {
  it('are in UTC and sortable', () => {
    expect(fullTime(NOW)).toBe('2026-11-23 12:00:00 UTC');
    expect(fullDay(NOW)).toBe('2026-11-23');
  });
});

describe('a moment in another time zone', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it.each([['Asia/Kathmandu', '2026-11-23 17:45'], ['America/St_Johns', '2026-11-23 08:30'], ['Pacific/Kiritimati', '2026-11-24 02:00']])('is told by the clock of %s as %s, with UTC beside it', (zone, here) => {
    vi.stubEnv('TZ', zone);
    expect(localTime(NOW)).toBe(here);
    expect(bothTimes(NOW)).toBe(`${here}, 2026-11-23 12:00:00 UTC`);
  });

  it('is told once where both clocks agree', () => {
    expect(bothTimes(NOW)).toBe('2026-11-23 12:00:00 UTC');
  });
});

describe('duration', () => {
  it.each([[430, '0.4 s'], [12_300, '12 s'], [185_000, '3 min 05 s']])('says %i ms as %s', (ms, words) => {
    expect(duration(ms)).toBe(words);
  });
});

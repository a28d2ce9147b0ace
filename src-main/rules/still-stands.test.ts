import { describe, expect, it } from 'vitest';
import { stillStands } from './still-stands.ts';

const NOW = Date.UTC(2026, 10, 24, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const known = (direction: 'push' | 'pull', change: { status?: 'ok' | 'failed'; checkedAt?: number | null; comparedAt?: number | null } = {}) => ({
  direction,
  observed: { status: change.status ?? ('ok' as const), rawStatus: 'finished', enabled: true, lastUpdateAt: NOW - 9 * HOUR, lastSuccessAt: NOW - 9 * HOUR, lastError: null, checkedAt: change.checkedAt === undefined ? NOW - 10 * MINUTE : change.checkedAt },
  comparedAt: change.comparedAt === undefined ? NOW - HOUR : change.comparedAt,
});
const project = (quietFor: number | null, change: object = {}) => ({ lastActivityAt: quietFor === null ? null : NOW - quietFor, pullMirror: true, importStatus: 'finished', ...change });

describe('a list of projects as an answer about a push mirror', () => {
  it('is enough where the project was quiet for hours before the last look', () => {
    expect(stillStands(known('push'), project(3 * HOUR), NOW)).toBe(true);
  });

  it.each([
    ['there was activity that may hide a later push', known('push'), project(2 * HOUR)],
    ['the mirror had failed', known('push', { status: 'failed' }), project(9 * HOUR)],
    ['nobody has looked at it yet', known('push', { checkedAt: null }), project(9 * HOUR)],
    ['it was never compared', known('push', { comparedAt: null }), project(9 * HOUR)],
    ['the last comparison is more than a day old', known('push', { comparedAt: NOW - 27 * HOUR }), project(48 * HOUR)],
    ['GitLab does not say when the project was active', known('push'), project(null)],
  ])('is not enough where %s', (_why, mirror, listed) => {
    expect(stillStands(mirror, listed, NOW)).toBe(false);
  });
});

describe('a list of projects as an answer about a pull mirror', () => {
  it('is enough where it says the same as before and nothing has come since', () => {
    expect(stillStands(known('pull'), project(HOUR), NOW)).toBe(true);
  });

  it.each([
    ['it is off', { pullMirror: false }],
    ['the licence is gone', { pullMirror: null }],
    ['it runs', { importStatus: 'started' }],
    ['it failed', { importStatus: 'failed' }],
    ['something has come', { lastActivityAt: NOW - 12 * MINUTE }],
  ])('is not enough where %s', (_why, change) => {
    expect(stillStands(known('pull'), project(HOUR, change), NOW)).toBe(false);
  });
});

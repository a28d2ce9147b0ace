import fc from 'fast-check';
import { expect, it } from 'vitest';
import { statusPace } from './status-pace.ts';

it('says that 10,000 active projects need 17 minutes at 600 requests a minute, and that 15 are not kept', () => {
  expect(statusPace(10_000, { statusMinutes: 15, requestsPerMinute: 600 })).toEqual({ minutes: 17, isKept: false });
  expect(statusPace(10_000, { statusMinutes: 15, requestsPerMinute: 2000 })).toEqual({ minutes: 5, isKept: true });
});

it('promises no age that nine tenths of the rate do not reach', () => {
  expect(statusPace(8100, { statusMinutes: 15, requestsPerMinute: 600 }).isKept).toBe(true);
  expect(statusPace(8101, { statusMinutes: 15, requestsPerMinute: 600 }).isKept).toBe(false);
});

it('needs nothing for no mirror, and what it keeps fits into the age; a higher rate or age keeps it as well', () => {
  const facts = fc.record({ statusMinutes: fc.integer({ min: 5, max: 1440 }), requestsPerMinute: fc.integer({ min: 10, max: 10_000 }) });
  fc.assert(fc.property(fc.nat({ max: 20_000 }), facts, (requests, settings) => {
    const { minutes, isKept } = statusPace(requests, settings);
    expect(minutes === 0).toBe(requests === 0);
    if (!isKept) return;
    expect(minutes).toBeLessThanOrEqual(settings.statusMinutes);
    expect(statusPace(requests, { statusMinutes: settings.statusMinutes + 1, requestsPerMinute: settings.requestsPerMinute + 1 }).isKept).toBe(true);
  }));
});

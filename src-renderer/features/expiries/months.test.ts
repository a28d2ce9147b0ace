import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Expiry } from '../../../src-preload/contract/models/expiry.ts';
import { calendarRows, monthOf } from './months.ts';

const expiry = (expiresAt: number, mirrorId: number | null): Expiry =>
  Expiry.parse({ kind: mirrorId === null ? 'instance_token' : 'mirror_credential', expiresAt, instanceId: 1, instanceName: 'Company', mirrorId, credential: mirrorId === null ? null : 'project_token', subject: 'platform/billing', rotatesAt: null });

const december = Date.UTC(2026, 11, 31, 23, 30);
const january = Date.UTC(2027, 0, 1, 0, 30);

describe('the calendar of expiries', () => {
  it('puts each end below its month in UTC, the earliest first', () => {
    const rows = calendarRows([expiry(january, 2), expiry(december, null)], new Set());
    expect(rows.map((row) => (row.kind === 'month' ? `${row.title} ${row.count}` : row.expiry.kind))).toEqual(['December 2026 1', 'instance_token', 'January 2027 1', 'mirror_credential']);
  });

  it('keeps the count of a month that is closed', () => {
    const [head, ...rest] = calendarRows([expiry(december, 1), expiry(december, 2)], new Set([monthOf(december)]));
    expect(head).toMatchObject({ kind: 'month', count: 2, open: false });
    expect(rest).toEqual([]);
  });

  it('loses nothing: the counts of the months add up, and every end has its own line', () => {
    const ends = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 40 }).chain((ids) => fc.tuple(...ids.map((id) => fc.integer({ min: december, max: december + 300 * 86_400_000 }).map((at) => expiry(at, id)))));
    fc.assert(
      fc.property(ends, (all) => {
        const rows = calendarRows(all, new Set());
        expect(rows.reduce((sum, row) => sum + (row.kind === 'month' ? row.count : 0), 0)).toBe(all.length);
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
      }),
    );
  });
});

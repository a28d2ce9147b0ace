import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cursor } from './window.ts';
import { listingStart, nextWatermark, OVERLAP_MS, pageOn } from './window.ts';

const PER_PAGE = 3;
type Row = { id: number; updatedAt: number };

const list = (rows: readonly Row[], at: Cursor): { page: Row[]; hasNext: boolean } => {
  const found = rows.filter(({ updatedAt }) => at.updatedAfter === null || updatedAt >= at.updatedAfter).toSorted((a, b) => a.updatedAt - b.updatedAt || a.id - b.id);
  return { page: found.slice((at.page - 1) * PER_PAGE, at.page * PER_PAGE), hasNext: found.length > at.page * PER_PAGE };
};

describe('reading on', () => {
  it('sees every issue at least once as it last was, though issues are edited during the listing, and ends', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 20 }), fc.array(fc.nat(), { maxLength: 10 }), (times, edits) => {
      const rows: Row[] = times.map((updatedAt, id) => ({ id, updatedAt }));
      const seen = new Map<number, number>();
      const queue = [...edits];
      let clock = 100;
      let cursor: Cursor | null = { updatedAfter: null, page: 1, moment: null };
      for (let request = 0; cursor !== null; request += 1) {
        expect(request).toBeLessThan(300);
        const { page, hasNext } = list(rows, cursor);
        for (const { id, updatedAt } of page) seen.set(id, updatedAt);
        cursor = pageOn(page, cursor, hasNext);
        const edited = rows[(queue.shift() ?? Number.NaN) % rows.length];
        if (cursor !== null && edited !== undefined) edited.updatedAt = clock += 1;
      }
      for (const { id } of rows) expect(seen.has(id)).toBe(true);
    }));
  });

  it('asks for the next page only where a whole page has one moment, and goes on after a short one', () => {
    const at = { updatedAfter: 5, page: 1, moment: null };
    const [one, two, later] = [{ id: 1, updatedAt: 5 }, { id: 2, updatedAt: 5 }, { id: 3, updatedAt: 6 }];
    const second = { updatedAfter: 5, page: 2, moment: { seen: [1, 2], before: null } };
    expect(pageOn([one, two], at, true)).toEqual(second);
    const again = { updatedAfter: 5, page: 1, moment: { seen: [], before: [1, 2] } };
    expect(pageOn([later], second, true)).toEqual(again);
    expect(pageOn([one, two, later], again, true)).toEqual({ updatedAfter: 6, page: 1, moment: null });
    expect(pageOn([two, later], again, true)).toEqual({ updatedAfter: 5, page: 1, moment: { seen: [], before: [2] } });
    expect(pageOn([], at, true)).toMatchObject({ updatedAfter: 5, page: 2 });
    expect(pageOn([later], at, false)).toBeNull();
  });
});

it('a listing begins a little before the watermark, or where the first run could want it', () => {
  expect(listingStart(1_000_000, { existing: 'all' }, 0)).toEqual({ updatedAfter: 1_000_000 - OVERLAP_MS, page: 1, moment: null });
  expect(listingStart(null, { existing: 'all' }, 5).updatedAfter).toBeNull();
  expect(listingStart(null, { existing: 'none' }, 1_000_000).updatedAfter).toBe(1_000_000 - OVERLAP_MS);
  expect(listingStart(null, { existing: { since: 500_000 } }, 1_000_000).updatedAfter).toBe(500_000 - OVERLAP_MS);
});

it('the watermark never goes back, never beyond the begin of the listing, and only over what is settled', () => {
  const time = fc.option(fc.nat(1000), { nil: null });
  fc.assert(fc.property(time, fc.nat(1000), time, fc.boolean(), (before, startedAt, settledUntil, isComplete) => {
    const next = nextWatermark(before, { startedAt, settledUntil, isComplete });
    expect(next ?? 0).toBeGreaterThanOrEqual(before ?? 0);
    const limit = isComplete ? startedAt : Math.min(startedAt, settledUntil ?? -1);
    expect(next === before || (next ?? 0) <= limit).toBe(true);
  }));
});

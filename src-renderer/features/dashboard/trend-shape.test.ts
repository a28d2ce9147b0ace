import { describe, expect, it } from 'vitest';
import type { TrendDay } from '../../../src-preload/contract/models/overview.ts';
import { trendShape } from './trend-shape.ts';

const DAY_MS = 86_400_000;
const LAST = 30 * DAY_MS;
const BOX = { days: 10, last: LAST, width: 100, height: 50 };

const on = (daysAgo: number, share: number | null, failing = 0): TrendDay => ({
  day: LAST - daysAgo * DAY_MS, mirrors: 10, health: { share, level: 'healthy', counts: { healthy: 10, unproven: 0, warning: 0, failing, off: 0 } },
});

describe('the trend’s shape', () => {
  it('draws days that follow each other as one line, the newest at the right', () => {
    expect(trendShape([on(0, 100), on(1, 50)], BOX).lines).toEqual(['85,25 95,0']);
  });

  it('breaks the line where the application did not run, and marks a day alone', () => {
    const { lines, dots } = trendShape([on(5, 100), on(2, 0), on(1, 0)], BOX);
    expect(lines).toEqual(['75,50 85,50']);
    expect(dots).toEqual([{ x: 45, y: 0 }]);
  });

  it('has no point where no mirror was on, and none outside of its days', () => {
    expect(trendShape([on(0, null), on(10, 100), on(-1, 100)], BOX)).toEqual({ lines: [], dots: [], bars: [], mostFailing: 0 });
  });

  it('draws what failed to the scale of the worst day', () => {
    const { bars, mostFailing } = trendShape([on(0, 50, 4), on(1, 50, 2), on(2, 50, 0)], BOX);
    expect(mostFailing).toBe(4);
    expect(bars).toEqual([{ x: 85, y: 37.5, height: 12.5 }, { x: 95, y: 25, height: 25 }]);
  });
});

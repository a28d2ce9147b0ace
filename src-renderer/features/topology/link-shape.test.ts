import { describe, expect, it } from 'vitest';
import { curveOf, widthOf } from './link-shape.ts';

const SIZE = { width: 100, height: 40 };

describe('a link', () => {
  it('lies apart from the others between the same two, by way and by direction', () => {
    const [a, b] = [{ x: 0, y: 0 }, { x: 400, y: 0 }];
    const middles = [curveOf(a, b, SIZE, 'push'), curveOf(b, a, SIZE, 'push'), curveOf(a, b, SIZE, 'pull'), curveOf(b, a, SIZE, 'pull')].map(({ at }) => at(0.5).y);
    expect(new Set(middles).size).toBe(4);
    for (const [nth, y] of middles.entries()) for (const other of middles.slice(nth + 1)) expect(Math.abs(y - other)).toBeGreaterThanOrEqual(18);
  });

  it('leads from border to border, beside each other as well as below each other', () => {
    expect(curveOf({ x: 0, y: 0 }, { x: 400, y: 0 }, SIZE, 'push').path).toBe('M 100 28 Q 250 52 400 28');
    expect(curveOf({ x: 0, y: 0 }, { x: 0, y: 200 }, SIZE, 'push').path).toMatch(/^M 43\.6 40 .* 43\.6 200$/u);
  });

  it('is drawn where one stands upon the other', () => expect(curveOf({ x: 0, y: 0 }, { x: 0, y: 0 }, SIZE, 'push').path).not.toMatch(/NaN|Infinity/u));
});

describe('the width of a link', () => {
  it('grows with its mirrors, slowly, and stays within bounds', () => {
    expect([0, 1, 10, 100, 1_000_000].map((mirrors) => widthOf({ mirrors }))).toEqual([1, 1, 1.5, 2, 3]);
  });
});

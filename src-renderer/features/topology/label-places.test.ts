import { describe, expect, it } from 'vitest';
import { labelBox, labelPlaces, labelSize } from './label-places.ts';

const SIZE = { width: 40, height: 18 };
/** A straight link of 1000 px. */
const curve = { path: '', at: (t: number) => ({ x: 1000 * t, y: 0 }) };

describe('labels of links', () => {
  it('stand in the middle', () => {
    expect(labelPlaces([{ curve, size: SIZE }], [])).toEqual([0.5]);
    expect(labelBox(curve, 0.5, SIZE)).toEqual({ x: 480, y: -9, ...SIZE });
  });

  it('make way for an instance and for each other', () => {
    expect(labelPlaces([{ curve, size: SIZE }, { curve, size: SIZE }], [{ x: 410, y: -40, width: 180, height: 80 }])).toEqual([0.38, 0.62]);
  });

  it('hide as little as they can where nothing is free', () => {
    const [left, right] = [{ x: 0, y: -40, width: 690, height: 80 }, { x: 690, y: 5, width: 310, height: 80 }];
    expect(labelPlaces([{ curve, size: SIZE }], [left, right])).toEqual([0.74]);
  });

  it('are as wide as their words and the room beside them', () => expect(labelSize('push 3', (words) => words.length * 7, '400 12px').width).toBe(60));
});

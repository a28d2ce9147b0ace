import { describe, expect, it } from 'vitest';
import { labelPlaces } from './label-places.ts';

const SIZE = { width: 40, height: 18 };
/** A straight link of 1000 px. */
const curve = { path: '', at: (t: number) => ({ x: 1000 * t, y: 0 }) };

describe('labels of links', () => {
  it('stand in the middle', () => expect(labelPlaces([{ curve, size: SIZE }], [])).toEqual([{ x: 480, y: -9 }]));

  it('make way for an instance and for each other', () => {
    const places = labelPlaces([{ curve, size: SIZE }, { curve, size: SIZE }], [{ x: 400, y: -40, width: 200, height: 80 }]);
    expect(places.map(({ x }) => x)).toEqual([320, 640]);
  });

  it('stand in the middle where nothing is free', () => expect(labelPlaces([{ curve, size: SIZE }], [{ x: 0, y: -40, width: 1000, height: 80 }])).toEqual([{ x: 480, y: -9 }]));
});

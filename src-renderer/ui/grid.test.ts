import { describe, expect, it } from 'vitest';
import { layOut } from './grid-columns.ts';
import { rowAfterKey } from './grid-keys.ts';

describe('rowAfterKey', () => {
  it.each([
    ['ArrowDown', 4, 5], ['ArrowUp', 4, 3], ['PageDown', 4, 24], ['PageUp', 4, 0], ['Home', 4, 0], ['End', 4, 99], ['ArrowUp', 0, 0], ['ArrowDown', 99, 99],
  ])('%s leads from row %i to row %i', (key, from, to) => {
    expect(rowAfterKey(key, from, 100, 20)).toBe(to);
  });

  it('leaves other keys and an empty list alone', () => {
    expect(rowAfterKey('a', 4, 100, 20)).toBeNull();
    expect(rowAfterKey('ArrowDown', 0, 0, 20)).toBeNull();
  });
});

describe('layOut', () => {
  const columns = [
    { id: 'name', header: 'Name', width: 100, grow: 2, cell: () => null },
    { id: 'url', header: 'URL', width: 200, hideBelow: 500, cell: () => null },
  ];

  it('leaves a column out where there is no room for it', () => {
    expect(layOut(columns, 499).columns.map(({ id }) => id)).toEqual(['name']);
    expect(layOut(columns, 500).columns.map(({ id }) => id)).toEqual(['name', 'url']);
  });

  it('gives head and rows the same tracks', () => {
    expect(layOut(columns, 800).style.gridTemplateColumns).toBe('minmax(100px, 2fr) 200px');
  });
});

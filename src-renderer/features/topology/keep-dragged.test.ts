import { expect, it } from 'vitest';
import { keepDragged } from './keep-dragged.ts';

const node = (id: string, x: number, dragging = false) => ({ id, position: { x, y: 0 }, dragging });

it('an instance that is being dragged stays under the pointer while the others go where they belong', () => {
  const before = [node('1', 500, true), node('2', 70)];
  expect(keepDragged([node('1', 0), node('2', 100), node('3', 200)], before)).toEqual([node('1', 500, true), node('2', 100), node('3', 200)]);
});

it('an instance that is gone stays gone, dragged or not', () => expect(keepDragged([node('2', 0)], [node('1', 500, true)])).toEqual([node('2', 0)]));

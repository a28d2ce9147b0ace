import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MirrorSelection } from '../../../src-preload/contract/models/mirror.ts';
import { allBut, inputOf, isTicked, NOTHING, rangeTo, sizeOf, toggled, withRange, type Selection } from './selection.ts';

const LIST = Array.from({ length: 40 }, (_, index) => 1000 - index * 7);
const places = fc.array(fc.record({ index: fc.nat(LIST.length - 1), shift: fc.boolean() }), { maxLength: 30 });

const idAt = (index: number): number => LIST[index] ?? 0;

const click = (selection: Selection, { index, shift }: { index: number; shift: boolean }): Selection => {
  if (!shift) return toggled(selection, idAt(index), index);
  const { first, last } = rangeTo(selection, index);
  return withRange(selection, LIST.slice(first, last + 1), index);
};

describe('a selection', () => {
  it('ticks exactly the rows that clicks and ranges say, as a plain model has them', () => {
    fc.assert(
      fc.property(places, (clicks) => {
        const model = new Set<number>();
        let anchor: number | null = null;
        for (const { index, shift } of clicks) {
          if (shift) {
            const from: number = anchor ?? index;
            for (let at = Math.min(from, index); at <= Math.max(from, index); at += 1) model.add(idAt(at));
            anchor = from;
          } else {
            if (!model.delete(idAt(index))) model.add(idAt(index));
            anchor = index;
          }
        }
        const selection = clicks.reduce(click, NOTHING);
        expect(LIST.filter((id) => isTicked(selection, id))).toEqual(LIST.filter((id) => model.has(id)));
        expect(sizeOf(selection, LIST.length)).toBe(model.size);
      }),
    );
  });

  it('is untouched after a row was ticked and unticked', () => {
    fc.assert(
      fc.property(places, fc.nat(LIST.length - 1), (clicks, index) => {
        const before = clicks.reduce(click, NOTHING);
        const after = toggled(toggled(before, idAt(index), index), idAt(index), index);
        expect(LIST.filter((id) => isTicked(after, id))).toEqual(LIST.filter((id) => isTicked(before, id)));
        expect(inputOf(after, {}) === null).toBe(inputOf(before, {}) === null);
      }),
    );
  });

  it('is always an input that the contract takes, or none', () => {
    fc.assert(
      fc.property(places, (clicks) => {
        const input = inputOf(clicks.reduce(click, NOTHING), {});
        expect(input === null || MirrorSelection.safeParse(input).success).toBe(true);
      }),
    );
  });

  it('of all is the filter without its order, and counts what the filter finds', () => {
    expect(inputOf({ kind: 'all' }, { pairId: 2, text: 'billing', orderBy: 'status', descending: true })).toEqual({ filter: { pairId: 2, text: 'billing' } });
    expect(sizeOf({ kind: 'all' }, 4312)).toBe(4312);
  });

  it('of all but one names every other', () => {
    const selection = allBut(LIST, idAt(3), 3);
    expect(sizeOf(selection, LIST.length)).toBe(LIST.length - 1);
    expect(isTicked(selection, idAt(3))).toBe(false);
  });
});

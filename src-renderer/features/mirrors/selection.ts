import type { Input } from '../../../src-preload/contract/methods.ts';
import type { MirrorFilters } from './mirror-filters.ts';

/**
 * What is ticked in the list: single mirrors by id with the place of the last tick, or all that the filter finds, also those
 * that were never on screen.
 */
export type Selection = { kind: 'some'; ids: ReadonlySet<number>; anchor: number | null } | { kind: 'all' };

export const NOTHING: Selection = { kind: 'some', ids: new Set(), anchor: null };

export const isTicked = (selection: Selection, id: number): boolean => selection.kind === 'all' || selection.ids.has(id);

/** How many are ticked, of `total` that the filter finds. */
export const sizeOf = (selection: Selection, total: number): number => (selection.kind === 'all' ? total : selection.ids.size);

/** One row ticked or unticked; `index` is its place in the list. Of "all" nothing can be taken away here: see `allBut`. */
export const toggled = (selection: Selection, id: number, index: number): Selection => {
  if (selection.kind === 'all') return selection;
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { kind: 'some', ids, anchor: index };
};

/** The rows between the last tick and this one, both included: their first and last place. */
export const rangeTo = (selection: Selection, index: number): { first: number; last: number } => {
  const from = selection.kind === 'all' ? index : (selection.anchor ?? index);
  return { first: Math.min(from, index), last: Math.max(from, index) };
};

/** With these rows ticked as well. The place of the last tick stays, so that the range can be drawn out further. */
export const withRange = (selection: Selection, ids: readonly number[], index: number): Selection =>
  selection.kind === 'all' ? selection : { kind: 'some', ids: new Set([...selection.ids, ...ids]), anchor: selection.anchor ?? index };

/** All without one, once all ids are known. */
export const allBut = (ids: readonly number[], left: number, index: number): Selection => ({ kind: 'some', ids: new Set(ids.filter((id) => id !== left)), anchor: index });

export type SelectionInput = Input<'mirrors.batch'>['select'];

/** The contract's input for what is ticked; null where nothing is. The order of the list does not matter to it. */
export const inputOf = (selection: Selection, filters: MirrorFilters): SelectionInput | null => {
  if (selection.kind === 'all') {
    const { orderBy: _order, descending: _descending, ...filter } = filters;
    return { filter };
  }
  return selection.ids.size === 0 ? null : { mirrorIds: [...selection.ids] };
};

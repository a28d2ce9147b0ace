import { useCallback, useMemo, useState } from 'react';
import type { Failure } from '../../../src-preload/contract/failures.ts';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import type { Mirror } from '../../../src-preload/contract/models/mirror.ts';
import { call, failureIn } from '../../api/call.ts';
import type { GridRows, GridSelection } from '../../ui/grid-types.ts';
import type { MirrorFilters } from './mirror-filters.ts';
import { allBut, isTicked, NOTHING, rangeTo, type Selection, sizeOf, toggled, withRange } from './selection.ts';

/** The ids of the rows from place `first` to `last`, also of those that were never on screen. */
const idsBetween = async (filters: MirrorFilters, first: number, last: number): Promise<number[]> => {
  const offsets = Array.from({ length: Math.ceil((last - first + 1) / LIMITS.pageSize) }, (_, page) => first + page * LIMITS.pageSize);
  const pages = await Promise.all(offsets.map((offset) => call('mirrors.list', { ...filters, offset, limit: Math.min(LIMITS.pageSize, last - offset + 1) })));
  return pages.flatMap(({ items }) => items.map(({ id }) => id));
};

type ListSelection = { selection: Selection; size: number; grid: GridSelection<Mirror>; failure: Failure | null; clear: () => void; all: () => void };

/**
 * What is ticked in the list of `filters`. Another filter begins anew: what is out of sight shall not be acted on; another order
 * keeps the ticks. Ranges and "all but this one" read the ids of rows that are not on screen.
 */
export const useSelection = (filters: MirrorFilters, rows: GridRows<Mirror>): ListSelection => {
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { orderBy, descending, ...narrowing } = filters;
  const scope = JSON.stringify(narrowing);
  const order = `${orderBy ?? ''} ${descending === true}`;
  const [listed, setListed] = useState({ scope, order });
  // While rendering, not after: ticks of another list are not shown for a moment.
  if (listed.scope !== scope || listed.order !== order) {
    setListed({ scope, order });
    if (listed.scope !== scope) setSelection(NOTHING);
    else if (selection.kind === 'some') setSelection({ ...selection, anchor: null });
  }

  const withIds = useCallback((first: number, last: number, next: (before: Selection, ids: readonly number[]) => Selection) => {
    setFailure(null);
    idsBetween(filters, first, last).then((ids) => setSelection((before) => next(before, ids)), (error: unknown) => setFailure(failureIn(error)));
  }, [filters]);
  const clear = useCallback(() => setSelection(NOTHING), []);
  const all = useCallback(() => setSelection({ kind: 'all' }), []);

  const size = sizeOf(selection, rows.total);
  const grid = useMemo<GridSelection<Mirror>>(() => ({
    extent: size === 0 ? 'none' : size >= rows.total ? 'all' : 'some',
    isSelected: ({ id }) => isTicked(selection, id),
    labelOf: ({ source }) => source.path,
    onAll: (every) => setSelection(every ? { kind: 'all' } : NOTHING),
    onToggle: ({ id }, index, range) => {
      if (selection.kind === 'all') {
        withIds(0, Math.min(rows.total, LIMITS.selection) - 1, (before, ids) => (before.kind === 'all' ? allBut(ids, id, index) : toggled(before, id, index)));
      } else if (range) {
        const { first, last } = rangeTo(selection, index);
        withIds(first, Math.min(last, first + LIMITS.selection - 1), (before, ids) => withRange(before, ids, index));
      } else {
        setSelection(toggled(selection, id, index));
      }
    },
  }), [selection, size, rows.total, withIds]);

  return { selection, size, grid, failure, clear, all };
};

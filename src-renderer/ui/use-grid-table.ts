import { createColumnHelper, rowSortingFeature, tableFeatures, useTable, type SortingState } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { GridColumn, GridSort } from './grid-types.ts';

/** One row on screen: its place in the whole list, and the item where it is loaded. */
export type GridRow<T> = { index: number; item: T | undefined };

const features = tableFeatures({ rowSortingFeature });

type GridTable<T> = {
  columns: readonly GridColumn<T>[];
  rows: readonly GridRow<T>[];
  sort: GridSort | null;
  onSort: ((sort: GridSort) => void) | undefined;
};

/** The table model over the rows on screen. The list is ordered where it is stored, so the model only keeps what the head says. */
export const useGridTable = <T>({ columns, rows, sort, onSort }: GridTable<T>) => {
  const model = useMemo(() => {
    const helper = createColumnHelper<typeof features, GridRow<T>>();
    return columns.map((column) =>
      helper.accessor((row): unknown => row.index, { id: column.id, header: column.header, enableSorting: column.sortable === true, sortDescFirst: false }),
    );
  }, [columns]);
  const sorting = useMemo<SortingState>(() => (sort === null ? [] : [{ id: sort.id, desc: sort.descending }]), [sort]);

  return useTable({
    features,
    columns: model,
    data: rows,
    getRowId: (row) => String(row.index),
    manualSorting: true,
    enableSortingRemoval: false,
    enableMultiSort: false,
    state: { sorting },
    onSortingChange: (update) => {
      const [next] = typeof update === 'function' ? update(sorting) : update;
      if (next !== undefined) onSort?.({ id: next.id, descending: next.desc });
    },
  });
};

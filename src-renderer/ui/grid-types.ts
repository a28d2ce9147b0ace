import type { ReactNode } from 'react';

export type GridColumn<T> = {
  id: string;
  header: string;
  cell: (item: T) => ReactNode;
  /** px; with `grow` the least width. */
  width: number;
  /** Share of the room that is left. */
  grow?: number;
  /** The list can be ordered by it. */
  sortable?: boolean;
  /** Figures stand at the end. */
  align?: 'start' | 'end';
  /** Left out while the grid is narrower than this, in px. */
  hideBelow?: number;
};

export type GridSort = { id: string; descending: boolean };

/** Rows by index, of which only some are in memory; `useWindowedList` gives them, `rowsOf` for a list that is whole. */
export type GridRows<T> = {
  total: number;
  itemAt: (index: number) => T | undefined;
  onRange?: (first: number, last: number) => void;
  loading: boolean;
};

/** The rows of a list that is wholly in memory; undefined = not here yet. */
export const rowsOf = <T>(items: readonly T[] | undefined): GridRows<T> => ({
  total: items?.length ?? 0,
  itemAt: (index) => items?.[index],
  loading: items === undefined,
});

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

/** Rows by index, of which only some are in memory; `useWindowedList` gives them. */
export type GridRows<T> = {
  total: number;
  itemAt: (index: number) => T | undefined;
  onRange?: (first: number, last: number) => void;
  loading: boolean;
};

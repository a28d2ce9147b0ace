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

/** Rows that can be ticked, many at once. */
export type GridSelection<T> = {
  /** How much of the whole list is ticked. */
  extent: 'none' | 'some' | 'all';
  isSelected: (item: T) => boolean;
  /** `range`: from the row that was ticked last to this one. */
  onToggle: (item: T, index: number, range: boolean) => void;
  /** Ticks every row of the list, or none. */
  onAll: (all: boolean) => void;
  /** Names a row's box: its path. */
  labelOf: (item: T) => string;
  /** Rows that cannot be ticked, with the reason; null where they can. */
  refuses?: (item: T) => string | null;
};

/** Rows by index, of which only some are in memory; `useWindowedList` gives them. */
export type GridRows<T> = {
  total: number;
  itemAt: (index: number) => T | undefined;
  onRange?: (first: number, last: number) => void;
  loading: boolean;
};

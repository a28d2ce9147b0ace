import type { CSSProperties } from 'react';
import type { GridColumn } from './grid-types.ts';

const GAP = 12;
const EDGE = 16;

/** The columns that fit and the tracks that head and rows share, so that they line up. `room` in px, 0 = not measured yet. */
export const layOut = <T>(columns: readonly GridColumn<T>[], room: number): { columns: readonly GridColumn<T>[]; style: CSSProperties } => {
  const shown = columns.filter((column) => room === 0 || column.hideBelow === undefined || room >= column.hideBelow);
  const least = shown.reduce((sum, column) => sum + column.width, 0) + GAP * Math.max(0, shown.length - 1) + 2 * EDGE;
  return {
    columns: shown,
    style: {
      gridTemplateColumns: shown.map(({ width, grow }) => (grow === undefined ? `${width}px` : `minmax(${width}px, ${grow}fr)`)).join(' '),
      columnGap: GAP,
      padding: `0 ${EDGE}px`,
      minWidth: least,
    },
  };
};

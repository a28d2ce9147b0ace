import type { CSSProperties } from 'react';
import type { GridColumn } from './grid-types.ts';

const GAP = 12;
const EDGE = 16;
/** The track of the boxes, in px. */
const BOX = 16;

/** The columns that fit and the tracks that head and rows share, so that they line up. `room` in px, 0 = not measured yet; `boxes` puts a track for boxes first. */
export const layOut = <T>(columns: readonly GridColumn<T>[], room: number, boxes = false): { columns: readonly GridColumn<T>[]; style: CSSProperties } => {
  const leastOf = (some: readonly GridColumn<T>[]): number =>
    some.reduce((sum, column) => sum + column.width, 0) + GAP * Math.max(0, some.length - 1) + 2 * EDGE + (boxes ? BOX + GAP : 0);
  let shown = columns.filter((column) => room === 0 || column.hideBelow === undefined || room >= column.hideBelow);
  // Chosen columns may be more than fit: the ones that are missed least go first.
  while (room > 0 && leastOf(shown) > room) {
    const first = shown.reduce<GridColumn<T> | null>((most, column) => ((column.hideBelow ?? 0) > (most?.hideBelow ?? 0) ? column : most), null);
    if (first === null) break;
    shown = shown.filter((column) => column !== first);
  }
  return {
    columns: shown,
    style: {
      gridTemplateColumns: [...(boxes ? [`${BOX}px`] : []), ...shown.map(({ width, grow }) => (grow === undefined ? `${width}px` : `minmax(${width}px, ${grow}fr)`))].join(' '),
      columnGap: GAP,
      padding: `0 ${EDGE}px`,
      minWidth: leastOf(shown),
    },
  };
};

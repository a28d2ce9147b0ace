import { useMemo, type CSSProperties } from 'react';
import { ActiveRow } from './active-row.ts';
import { cx } from './cx.ts';
import type { GridColumn } from './grid-types.ts';
import { SkeletonText } from './skeleton-rows.tsx';
import type { GridRow } from './use-grid-table.ts';
import styles from './data-grid.module.css';

type GridRowProps<T> = {
  row: GridRow<T> | undefined;
  index: number;
  columns: readonly GridColumn<T>[];
  style: CSSProperties;
  /** In the tab order. */
  active: boolean;
  selectedId: number | null;
  idOf: (item: T) => number;
  onActive: (index: number) => void;
  onOpen: ((item: T | undefined) => void) | undefined;
};

/** A link or button inside of a row has its own meaning, and so has a menu of the row, which floats outside of it. */
const isOwnControl = (target: EventTarget, row: HTMLElement): boolean => {
  if (!(target instanceof Element) || !row.contains(target)) return true;
  const control = target.closest('a, button, input');
  return control !== null && row.contains(control);
};

/** One row; cells keep their place while the item is on its way. */
export const GridRowView = <T,>({ row, index, columns, style, active, selectedId, idOf, onActive, onOpen }: GridRowProps<T>) => {
  const item = row?.item;
  // While one scrolls, rows only move: the same elements, so that nothing inside of them is rendered again.
  const cells = useMemo(
    () =>
      columns.map((column, at) => (
        <div key={column.id} role="gridcell" aria-colindex={at + 1} className={cx(styles['cell'], column.align === 'end' && styles['end'])}>
          <span className={styles['content']}>{item === undefined ? <SkeletonText /> : column.cell(item)}</span>
        </div>
      )),
    [columns, item],
  );
  const selected = item !== undefined && idOf(item) === selectedId;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-index={index}
      tabIndex={active ? 0 : -1}
      className={cx(styles['row'], selected && styles['selected'], onOpen !== undefined && styles['opens'])}
      style={style}
      onFocus={() => onActive(index)}
      onClick={(event) => {
        if (!isOwnControl(event.target, event.currentTarget)) onOpen?.(item);
      }}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return;
        event.preventDefault();
        onOpen?.(item);
      }}
    >
      <ActiveRow value={active}>{cells}</ActiveRow>
    </div>
  );
};

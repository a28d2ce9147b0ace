import { useMemo, type CSSProperties } from 'react';
import { ActiveRow } from './active-row.ts';
import { cx } from './cx.ts';
import { GridBox } from './grid-box.tsx';
import type { GridColumn, GridSelection } from './grid-types.ts';
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
  selection: GridSelection<T> | undefined;
};

/** A link or button inside of a row has its own meaning, and so has a menu of the row, which floats outside of it. */
const isOwnControl = (target: EventTarget, row: HTMLElement): boolean => {
  if (!(target instanceof Element) || !row.contains(target)) return true;
  const control = target.closest('a, button, input');
  return control !== null && row.contains(control);
};

/** One row; cells keep their place while the item is on its way. */
export const GridRowView = <T,>({ row, index, columns, style, active, selectedId, idOf, onActive, onOpen, selection }: GridRowProps<T>) => {
  const item = row?.item;
  const first = selection === undefined ? 1 : 2;
  // While one scrolls, rows only move: the same elements, so that nothing inside of them is rendered again.
  const cells = useMemo(
    () =>
      columns.map((column, at) => (
        <div key={column.id} role="gridcell" aria-colindex={at + first} className={cx(styles['cell'], column.align === 'end' && styles['end'])}>
          <span className={styles['content']}>{item === undefined ? <SkeletonText /> : column.cell(item)}</span>
        </div>
      )),
    [columns, item, first],
  );
  const opened = item !== undefined && idOf(item) === selectedId;
  const ticked = item !== undefined && selection?.isSelected(item) === true;
  const refused = item === undefined ? null : (selection?.refuses?.(item) ?? null);
  const tick = (range: boolean) => {
    if (item !== undefined && refused === null) selection?.onToggle(item, index, range);
  };
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selection === undefined ? opened : ticked}
      {...(selection !== undefined && opened ? { 'aria-current': true } : {})}
      data-index={index}
      tabIndex={active ? 0 : -1}
      className={cx(styles['row'], (opened || ticked) && styles['selected'], selection !== undefined && opened && styles['opened'], onOpen !== undefined && styles['opens'])}
      style={style}
      onFocus={() => onActive(index)}
      onClick={(event) => {
        if (isOwnControl(event.target, event.currentTarget)) return;
        if (selection !== undefined && (event.shiftKey || event.ctrlKey || event.metaKey)) tick(event.shiftKey);
        else onOpen?.(item);
      }}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return;
        event.preventDefault();
        if (event.key === ' ' && selection !== undefined) tick(event.shiftKey);
        else onOpen?.(item);
      }}
    >
      {selection === undefined ? null : (
        <div role="gridcell" aria-colindex={1} className={styles['box']}>
          {item === undefined ? null : <GridBox label={refused ?? `Select ${selection.labelOf(item)}`} checked={ticked} disabled={refused !== null} focusable={active} onToggle={tick} />}
        </div>
      )}
      <ActiveRow value={active}>{cells}</ActiveRow>
    </div>
  );
};

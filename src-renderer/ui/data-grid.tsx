import { useElementSize } from '@mantine/hooks';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLayout } from '../state/layout.ts';
import { layOut } from './grid-columns.ts';
import { GridHead } from './grid-head.tsx';
import { rowAfterKey } from './grid-keys.ts';
import { GridRowView } from './grid-row.tsx';
import type { GridColumn, GridRows, GridSelection, GridSort } from './grid-types.ts';
import { useGridTable } from './use-grid-table.ts';
import { SkeletonRows } from './skeleton-rows.tsx';
import styles from './data-grid.module.css';

type DataGridProps<T> = {
  ariaLabel: string;
  /** Keep it stable: at module level or memoised. */
  columns: readonly GridColumn<T>[];
  rows: GridRows<T>;
  idOf: (item: T) => number;
  sort?: GridSort | null;
  onSort?: (sort: GridSort) => void;
  /** Click or Enter on a row; Space too where rows are not ticked. */
  onOpen?: (item: T) => void;
  selectedId?: number | null;
  /** px; the density setting where left out. */
  rowHeight?: number;
  /** Shown in place of rows when there are none. */
  empty: React.ReactNode;
  /** What is listed: when it changes, the list begins at its top again. */
  scope?: string;
  /** Takes the focus when the list comes and nothing has it: where its screen follows one that is gone together with what had it. */
  takesLostFocus?: boolean;
  /** Puts a box before each row: Space ticks, Shift for a range, Ctrl or Cmd with A for all. */
  selection?: GridSelection<T>;
};

const HEAD = 32;

const gridIn = (scroller: HTMLElement | null): HTMLElement | null => scroller?.querySelector<HTMLElement>('[role="grid"]') ?? null;
const rowIn = (scroller: HTMLElement | null, index: number): HTMLElement | null => scroller?.querySelector<HTMLElement>(`[data-index="${index}"]`) ?? null;

/**
 * A list of any length: only the rows on screen exist. One row is in the tab order; arrows, Home, End and the page keys
 * move it, Enter opens it. The list is ordered and paged where it is stored.
 */
export const DataGrid = <T,>({ ariaLabel, columns, rows, idOf, sort = null, onSort, onOpen, selectedId = null, rowHeight, empty, scope = '', takesLostFocus = false, selection }: DataGridProps<T>) => {
  const usualHeight = useLayout((state) => state.rowHeight);
  const height = rowHeight ?? usualHeight;
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: room, width } = useElementSize();
  const [chosen, setActive] = useState(0);
  const moved = useRef(false);
  const { total, itemAt, onRange, loading } = rows;
  // A list that has become shorter keeps a row in the tab order.
  const active = Math.min(chosen, Math.max(0, total - 1));
  const focused = useRef<HTMLElement | null>(null);

  // The row in the tab order stays mounted when it is scrolled away, so that the focus is never lost.
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
    scrollPaddingStart: HEAD,
    rangeExtractor: (range) => [...new Set([...(active < range.count ? [active] : []), ...defaultRangeExtractor(range)])].toSorted((a, b) => a - b),
  });
  const virtual = virtualizer.getVirtualItems();
  const first = virtualizer.range?.startIndex ?? 0;
  const last = virtualizer.range?.endIndex ?? 0;

  useEffect(() => onRange?.(first, last), [onRange, first, last]);
  useEffect(() => virtualizer.measure(), [virtualizer, height]);
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
    setActive(0);
  }, [scope, sort]);
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    rowIn(scroller.current, active)?.focus({ preventScroll: true });
  }, [active]);

  useEffect(() => {
    if (takesLostFocus && document.activeElement === document.body) gridIn(scroller.current)?.focus({ preventScroll: true });
  }, [takesLostFocus]);

  // Whoever was in a row that is gone, as when its problem is settled, goes on in the one that is there now; and so does who waits at the list for its rows.
  const hasRows = virtual.length > 0;
  useEffect(() => {
    const grid = gridIn(scroller.current);
    const at = document.activeElement;
    const isRowGone = focused.current !== null && !focused.current.isConnected && at === document.body;
    if (isRowGone || (at === grid && hasRows)) (rowIn(scroller.current, active) ?? grid)?.focus({ preventScroll: true });
  }, [total, active, hasRows]);

  const boxes = selection !== undefined;
  const layout = useMemo(() => layOut(columns, width, boxes), [columns, width, boxes]);
  const onScreen = useMemo(() => virtual.map(({ index }) => ({ index, item: itemAt(index) })), [virtual, itemAt]);
  const table = useGridTable({ columns: layout.columns, rows: onScreen, sort, onSort });
  const onGrid = table.getRowModel().rows;

  // The focused row may be scrolled away and not be loaded: then it is brought back into sight first.
  const open = (item: T | undefined) => {
    if (item === undefined) virtualizer.scrollToIndex(active);
    else onOpen?.(item);
  };
  const onKeyDown = (event: React.KeyboardEvent<HTMLDivElement>) => {
    if (selection !== undefined && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
      event.preventDefault();
      selection.onAll(true);
      return;
    }
    if (!(event.target instanceof HTMLElement) || event.target.dataset['index'] === undefined) return;
    const next = rowAfterKey(event.key, active, total, Math.max(1, last - first - 1));
    if (next === null) return;
    event.preventDefault();
    moved.current = next !== active;
    setActive(next);
    virtualizer.scrollToIndex(next);
  };

  return (
    <div ref={scroller} className={styles['scroller']} data-scroller>
      <div ref={room} role="grid" tabIndex={-1} aria-label={ariaLabel} aria-rowcount={total + 1} aria-colcount={layout.columns.length + (selection === undefined ? 0 : 1)} aria-busy={loading} {...(selection === undefined ? {} : { 'aria-multiselectable': true })} className={styles['grid']} onKeyDown={onKeyDown} onFocus={(event) => (focused.current = event.currentTarget.contains(event.target) ? event.target : focused.current)}>
        <GridHead table={table} columns={layout.columns} style={layout.style} {...(selection === undefined ? {} : { boxes: selection })} />
        {loading ? <SkeletonRows height={height} /> : null}
        {!loading && total === 0
          // A grid holds rows and nothing else, for those who have it read to them.
          ? <div role="rowgroup" className={styles['alone']}><div role="row" className={styles['alone']}><div role="gridcell" className={styles['alone']}>{empty}</div></div></div>
          : null}
        <div role="rowgroup" className={styles['body']} style={{ height: total === 0 ? 0 : virtualizer.getTotalSize(), minWidth: layout.style.minWidth }}>
          {virtual.map(({ index, start }, at) => (
            <GridRowView
              key={index}
              row={onGrid[at]?.original}
              index={index}
              columns={layout.columns}
              style={{ ...layout.style, height, transform: `translateY(${start}px)` }}
              active={index === active}
              selectedId={selectedId}
              idOf={idOf}
              onActive={setActive}
              onOpen={onOpen === undefined ? undefined : open}
              selection={selection}
            />
          ))}
        </div>
      </div>
    </div>
  );
};

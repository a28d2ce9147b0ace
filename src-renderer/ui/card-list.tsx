import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import styles from './card-list.module.css';
import type { GridRows } from './grid-types.ts';
import { SkeletonRows, SkeletonText } from './skeleton-rows.tsx';

type CardListProps<T> = {
  /** Names the region: `Steps`. */
  label: string;
  rows: GridRows<T>;
  renderCard: (item: T) => React.ReactNode;
  /** px, before a card was measured. */
  roughHeight: (item: T | undefined) => number;
  empty: React.ReactNode;
  /** A card that is to come into sight; a new object brings it there again. */
  reveal?: { at: number } | null;
};

/** Cards of any height one below the other; only those on screen exist, however many there are. */
export const CardList = <T,>({ label, rows, renderCard, roughHeight, empty, reveal = null }: CardListProps<T>) => {
  const scroller = useRef<HTMLDivElement>(null);
  const { total, itemAt, onRange, loading } = rows;
  const virtualizer = useVirtualizer({ count: total, getScrollElement: () => scroller.current, estimateSize: (index) => roughHeight(itemAt(index)), overscan: 6 });
  const first = virtualizer.range?.startIndex ?? 0;
  const last = virtualizer.range?.endIndex ?? 0;
  useEffect(() => onRange?.(first, last), [onRange, first, last]);
  useEffect(() => {
    if (reveal !== null) virtualizer.scrollToIndex(reveal.at);
  }, [virtualizer, reveal]);

  return (
    <div ref={scroller} className={styles['scroller']} role="region" aria-label={label} tabIndex={0}>
      {loading ? <SkeletonRows rows={8} height={48} label={`Loading ${label.toLowerCase()}`} /> : null}
      {!loading && total === 0 ? <p className={styles['empty']}>{empty}</p> : null}
      <ol className={styles['cards']} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const item = itemAt(index);
          return (
            <li key={key} ref={virtualizer.measureElement} data-index={index} aria-setsize={total} aria-posinset={index + 1} className={styles['place']} style={{ transform: `translateY(${start}px)` }}>
              {item === undefined ? <div className={styles['waiting']}><SkeletonText /></div> : renderCard(item)}
            </li>
          );
        })}
      </ol>
    </div>
  );
};

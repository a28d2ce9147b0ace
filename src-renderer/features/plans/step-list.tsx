import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { PlanStep } from '../../../src-preload/contract/models/plan.ts';
import type { GridRows } from '../../ui/grid-types.ts';
import { SkeletonRows, SkeletonText } from '../../ui/skeleton-rows.tsx';
import { StepCard } from './step-card.tsx';
import { roughHeight } from './step-lines.ts';
import styles from './plans.module.css';

type StepListProps = { rows: GridRows<PlanStep>; empty: string };

/** The steps one below the other; only those on screen exist, however many there are. */
export const StepList = ({ rows, empty }: StepListProps) => {
  const scroller = useRef<HTMLDivElement>(null);
  const { total, itemAt, onRange, loading } = rows;
  const virtualizer = useVirtualizer({ count: total, getScrollElement: () => scroller.current, estimateSize: (index) => roughHeight(itemAt(index)), overscan: 6 });
  const first = virtualizer.range?.startIndex ?? 0;
  const last = virtualizer.range?.endIndex ?? 0;
  useEffect(() => onRange?.(first, last), [onRange, first, last]);

  return (
    <div ref={scroller} className={styles['steps']} role="region" aria-label="Steps" tabIndex={0}>
      {loading ? <SkeletonRows rows={8} height={48} label="Loading steps" /> : null}
      {!loading && total === 0 ? <p className={styles['empty']}>{empty}</p> : null}
      <ol className={styles['stepBody']} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const step = itemAt(index);
          return (
            <li key={key} ref={virtualizer.measureElement} data-index={index} aria-setsize={total} aria-posinset={index + 1} className={styles['place']} style={{ transform: `translateY(${start}px)` }}>
              {step === undefined ? <div className={styles['step']}><SkeletonText /></div> : <StepCard step={step} />}
            </li>
          );
        })}
      </ol>
    </div>
  );
};

import { useVirtualizer } from '@tanstack/react-virtual';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import type { Expiry } from '../../../src-preload/contract/models/expiry.ts';
import { counted } from '../../text/plural.ts';
import styles from './expiries.module.css';
import { ExpiryLine } from './expiry-line.tsx';
import { calendarRows } from './months.ts';

type CalendarProps = {
  expiries: readonly Expiry[];
  /** ms before its end from which a credential is marked. */
  warnBefore: number;
  rotating: number | null;
  onRotate: (mirrorId: number) => void;
};

/** What ends, month by month; a month's head opens and closes it. */
export const Calendar = ({ expiries, warnBefore, rotating, onRotate }: CalendarProps) => {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => calendarRows(expiries, closed), [expiries, closed]);
  const virtualizer = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => 36, overscan: 12, getItemKey: (index) => rows[index]?.key ?? index });
  const toggle = (month: string, open: boolean) => setClosed((before) => new Set(open ? [...before, month] : [...before].filter((one) => one !== month)));
  return (
    <div ref={scroller} className={styles['scroller']} role="region" aria-label="Calendar" tabIndex={0}>
      <ol className={styles['body']} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <li key={key} className={styles['place']} style={{ transform: `translateY(${start}px)` }}>
              {row.kind === 'month' ? (
                <h2 className={styles['month']}>
                  <button type="button" className={styles['toggle']} aria-expanded={row.open} onClick={() => toggle(row.key, row.open)}>
                    {row.open ? <IconChevronDown size={16} stroke={1.5} aria-hidden="true" /> : <IconChevronRight size={16} stroke={1.5} aria-hidden="true" />}
                    {row.title}<span className={styles['count']}>{counted(row.count, 'end')}</span>
                  </button>
                </h2>
              ) : <ExpiryLine expiry={row.expiry} warnBefore={warnBefore} rotating={rotating === row.expiry.mirrorId && rotating !== null} onRotate={onRotate} />}
            </li>
          );
        })}
      </ol>
    </div>
  );
};

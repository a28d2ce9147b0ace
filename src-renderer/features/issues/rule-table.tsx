import { type RefObject, useMemo } from 'react';
import { CardList } from '../../ui/card-list.tsx';
import styles from './issues.module.css';

const ROUGH = 48;
const roughHeight = (): number => ROUGH;

type RuleTableProps<R> = {
  label: string;
  tableRef: RefObject<HTMLDivElement | null>;
  rows: readonly R[];
  empty: string;
  children: (row: R, at: number) => React.ReactNode;
};

/** Rules one below the other; of hundreds only those on screen exist. */
export const RuleTable = <R,>({ label, tableRef, rows, empty, children }: RuleTableProps<R>) => {
  const listed = useMemo(() => {
    const numbered = rows.map((row, at) => ({ row, at }));
    return { total: rows.length, itemAt: (at: number) => numbered[at], loading: false };
  }, [rows]);
  return (
    <div ref={tableRef} className={styles['rules']}>
      <CardList label={`Table of ${label.toLowerCase()}`} rows={listed} renderCard={({ row, at }) => children(row, at)} roughHeight={roughHeight} empty={empty} />
    </div>
  );
};

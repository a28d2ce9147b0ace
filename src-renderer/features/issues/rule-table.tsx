import { useMemo } from 'react';
import { CardList } from '../../ui/card-list.tsx';

const ROUGH = 48;
const roughHeight = (): number => ROUGH;

type RuleTableProps<R> = {
  label: string;
  rows: readonly R[];
  empty: string;
  reveal: { at: number } | null;
  children: (row: R, at: number) => React.ReactNode;
};

/** Rules one below the other; of hundreds only those on screen exist. */
export const RuleTable = <R,>({ label, rows, empty, reveal, children }: RuleTableProps<R>) => {
  const listed = useMemo(() => {
    const numbered = rows.map((row, at) => ({ row, at }));
    return { total: rows.length, itemAt: (at: number) => numbered[at], loading: false };
  }, [rows]);
  return (
    <CardList label={`Table of ${label.toLowerCase()}`} rows={listed} renderCard={({ row, at }) => children(row, at)} roughHeight={roughHeight} reveal={reveal} empty={empty} />
  );
};

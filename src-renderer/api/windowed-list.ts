import { useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Failure } from '../../src-preload/contract/failures.ts';
import type { MethodName } from '../../src-preload/contract/methods.ts';
import { failureIn } from './call.ts';
import { keyOf } from './keys.ts';

type Page<T> = { items: readonly T[]; total: number };
type Paging = { offset: number; limit: number };
type Loaded<T> = { total: number; pages: ReadonlyMap<number, readonly T[]> };

/** What a grid needs of a list that is never in memory as a whole. */
export type WindowedRows<T> = {
  total: number;
  /** undefined: this row is not here yet. */
  itemAt: (index: number) => T | undefined;
  /** Tell which rows are on screen, both ends included; their pages are loaded. */
  onRange: (first: number, last: number) => void;
  /** Nothing is known yet, not even the total. */
  loading: boolean;
};

type WindowedList<T> = { rows: WindowedRows<T>; failure: Failure | null; retry: () => void };

const PAGE = 100;

const loadedOf = <T>(pages: readonly number[], answers: readonly (Page<T> | undefined)[]): Loaded<T> | null => {
  const known = answers.find((answer) => answer !== undefined);
  if (known === undefined) return null;
  return { total: known.total, pages: new Map(pages.flatMap((page, at) => [[page, answers[at]?.items ?? []] as const])) };
};

/**
 * A list of any length of which only the pages on screen are asked for, 100 rows each. While a new filter's first
 * answer is on its way, the former rows stay. `filter` must be a stable or structurally equal value.
 */
export const useWindowedList = <T>(method: MethodName, filter: object, load: (paging: Paging) => Promise<Page<T>>): WindowedList<T> => {
  const [range, setRange] = useState({ first: 0, last: 0 });
  const pages = useMemo(() => Array.from({ length: range.last - range.first + 1 }, (_, at) => range.first + at), [range]);
  const { answers, error, retry } = useQueries({
    queries: pages.map((page) => ({
      queryKey: keyOf(method, { ...filter, offset: page * PAGE, limit: PAGE }),
      queryFn: () => load({ offset: page * PAGE, limit: PAGE }),
    })),
    combine: (results) => ({
      answers: results.map((result) => result.data),
      error: results.find((result) => result.isError)?.error ?? null,
      retry: () => results.forEach((result) => void result.refetch()),
    }),
  });

  const [former, setFormer] = useState<Loaded<T> | null>(null);
  const current = useMemo(() => loadedOf(pages, answers), [pages, answers]);
  useEffect(() => {
    if (current !== null) setFormer(current);
  }, [current]);
  const shown = current ?? former;

  const itemAt = useCallback((index: number) => shown?.pages.get(Math.floor(index / PAGE))?.[index % PAGE], [shown]);
  const onRange = useCallback((first: number, last: number) => {
    const next = { first: Math.floor(first / PAGE), last: Math.floor(Math.max(first, last) / PAGE) };
    setRange((range) => (range.first === next.first && range.last === next.last ? range : next));
  }, []);

  return {
    rows: { total: shown?.total ?? 0, itemAt, onRange, loading: shown === null && error === null },
    failure: error === null ? null : failureIn(error),
    retry,
  };
};

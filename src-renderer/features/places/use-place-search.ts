import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type CallFailure, failureIn } from '../../api/call.ts';
import { keyOf } from '../../api/keys.ts';
import type { PickerFound } from '../../ui/picker-types.ts';
import type { PlaceKind } from './place-kinds.ts';

const LIMIT = 50;
/** GitLab was asked: after this many ms it is asked again. */
const GOOD_FOR = 60_000;

/** Projects or groups of an instance by name or path, page by page. Nothing is asked while the picker is closed or no instance is known. */
export const usePlaceSearch = <T>({ method, load }: PlaceKind<T>, instanceId: number | null): { found: PickerFound<T>; onSearch: (text: string | null) => void } => {
  const [sought, onSearch] = useState<string | null>(null);
  const query = useInfiniteQuery<{ items: readonly T[]; more: boolean }, CallFailure, readonly T[], readonly unknown[], number>({
    queryKey: [...keyOf(method, { instanceId, text: sought ?? '' }), 'pages'],
    queryFn: ({ pageParam }) => load({ instanceId: instanceId ?? 0, offset: pageParam, limit: LIMIT, ...(sought === null || sought === '' ? {} : { text: sought }) }),
    initialPageParam: 0,
    getNextPageParam: (last, all) => (last.more ? all.length * LIMIT : undefined),
    select: ({ pages }) => pages.flatMap(({ items }) => items),
    enabled: instanceId !== null && sought !== null,
    staleTime: GOOD_FOR,
    placeholderData: keepPreviousData,
  });
  const found = {
    items: query.data ?? [],
    more: query.hasNextPage,
    loading: query.isFetching,
    failure: query.isError ? failureIn(query.error) : null,
    loadMore: () => void query.fetchNextPage(),
    retry: () => void query.refetch(),
  };
  return { found, onSearch };
};

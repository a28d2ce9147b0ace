import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Failure } from '../../../src-preload/contract/failures.ts';
import type { Output } from '../../../src-preload/contract/methods.ts';
import { call, type CallFailure } from '../../api/call.ts';
import { keyOf } from '../../api/keys.ts';
import { type Found, numbered } from './found.ts';

/** Projects that are read at once. */
const LIMIT = 50;

export type DiscoveryPlace = { instanceId: number; groupPath: string | null };

type Discovery = { found: readonly Found[]; projects: number; running: boolean; more: boolean; failure: Failure | null; stop: () => void; goOn: () => void };

/** Looks through the projects of an instance or a group for mirrors, page after page until the end or until it is stopped. */
export const useDiscovery = (place: DiscoveryPlace | null): Discovery => {
  const [stopped, setStopped] = useState(false);
  const input = { instanceId: place?.instanceId ?? 0, ...(place === null || place.groupPath === null ? {} : { groupPath: place.groupPath }) };
  const query = useInfiniteQuery<Output<'instances.discover'>, CallFailure, { pages: Output<'instances.discover'>[] }, readonly unknown[], number>({
    queryKey: [...keyOf('instances.discover', input), 'pages'],
    queryFn: ({ pageParam }) => call('instances.discover', { ...input, offset: pageParam, limit: LIMIT }),
    initialPageParam: 0,
    getNextPageParam: (last, all) => (last.more ? all.length * LIMIT : undefined),
    enabled: place !== null,
    staleTime: Infinity,
    gcTime: 0,
  });
  const { hasNextPage, isFetching, isError, fetchNextPage, data } = query;
  useEffect(() => {
    if (!stopped && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [stopped, hasNextPage, isFetching, isError, fetchNextPage]);
  const found = useMemo(() => numbered(data?.pages.flatMap(({ items }) => items) ?? []), [data]);
  return {
    found,
    projects: data?.pages.reduce((sum, { projects }) => sum + projects, 0) ?? 0,
    running: isFetching || (!stopped && hasNextPage && !isError),
    more: hasNextPage,
    failure: query.error?.failure ?? null,
    stop: () => setStopped(true),
    goOn: () => {
      setStopped(false);
      void (data === undefined ? query.refetch() : fetchNextPage());
    },
  };
};

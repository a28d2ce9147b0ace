import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Output } from '../../src-preload/contract/methods.ts';
import { call, type CallFailure } from './call.ts';
import { keyOf } from './keys.ts';

/** The largest page that a list answers. */
const PAGE = 500;
/** More than this nobody chooses from by name. */
const MOST_PAGES = 40;

type Listed<T> = { items: T[]; total: number };

/** Page after page, until all are there. */
const readAll = async <T>(page: (paging: { offset: number; limit: number }) => Promise<Listed<T>>): Promise<Listed<T>> => {
  const items: T[] = [];
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const { items: some, total } = await page({ offset: items.length, limit: PAGE });
    items.push(...some);
    if (some.length === 0 || items.length >= total) return { items, total };
  }
  return { items, total: items.length };
};

type Answer<M extends 'pairs.list' | 'instances.list'> = UseQueryResult<Output<M>, CallFailure>;

/** Every pair, or every one that has this instance; read again when pairs change. */
export const useAllPairs = (of: { instanceId?: number } = {}, { enabled = true } = {}): Answer<'pairs.list'> =>
  useQuery<Output<'pairs.list'>, CallFailure>({ queryKey: [...keyOf('pairs.list', of), 'all'], queryFn: () => readAll((paging) => call('pairs.list', { ...of, ...paging })), enabled, staleTime: Infinity });

/** Every instance; read again when instances change. */
export const useAllInstances = (): Answer<'instances.list'> =>
  useQuery<Output<'instances.list'>, CallFailure>({ queryKey: [...keyOf('instances.list', {}), 'all'], queryFn: () => readAll((paging) => call('instances.list', paging)), staleTime: Infinity });

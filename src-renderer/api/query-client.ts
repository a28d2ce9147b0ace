import { QueryClient } from '@tanstack/react-query';

/** Calls cross a process border and not a network: they work offline, main repeats what may be repeated, events say what is stale. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, staleTime: Infinity },
      mutations: { networkMode: 'always', retry: false },
    },
  });

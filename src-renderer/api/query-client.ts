import { QueryClient } from '@tanstack/react-query';

/** Calls cross a process border and not a network: they work offline, main repeats what may be repeated, events say what is stale. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, staleTime: Infinity },
      // What was sent may be a passphrase or a token: it is forgotten with the place that sent it.
      mutations: { networkMode: 'always', retry: false, gcTime: 0 },
    },
  });

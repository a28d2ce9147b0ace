import type { QueryClient } from '@tanstack/react-query';
import type { EventPayload } from '../../src-preload/contract/events.ts';
import type { Bridge } from '../../src-preload/contract/reply.ts';
import { asksGitLab, staleTopics } from './keys.ts';

/** What sums up everything is read again at most once in so many ms: it costs more than a list, and while mirrors move an event comes every tenth of a second. */
const OVERVIEW_PACE_MS = 1000;

/** Turns the two events into stale queries and live progress. Returns its own off. */
export const startLive = (bridge: Bridge, queries: QueryClient, onProgress: (progress: EventPayload<'progress'>) => void): (() => void) => {
  let later: ReturnType<typeof setTimeout> | null = null;
  const overviewIsStale = () => {
    later ??= setTimeout(() => {
      later = null;
      void queries.invalidateQueries({ queryKey: ['overview'] });
    }, OVERVIEW_PACE_MS);
  };
  const offChanged = bridge.on('changed', ({ topics }) => {
    const stale = staleTopics(topics);
    if (stale.delete('overview')) overviewIsStale();
    void queries.invalidateQueries({ predicate: ({ queryKey: [topic, method] }) => typeof topic === 'string' && stale.has(topic) && !asksGitLab(method) });
  });
  const offProgress = bridge.on('progress', onProgress);
  return () => {
    offChanged();
    if (later !== null) clearTimeout(later);
    offProgress();
  };
};

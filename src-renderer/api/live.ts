import type { QueryClient } from '@tanstack/react-query';
import type { EventPayload } from '../../src-preload/contract/events.ts';
import type { Bridge } from '../../src-preload/contract/reply.ts';
import { asksGitLab, staleTopics } from './keys.ts';

/** Turns the two events into stale queries and live progress. Returns its own off. */
export const startLive = (bridge: Bridge, queries: QueryClient, onProgress: (progress: EventPayload<'progress'>) => void): (() => void) => {
  const offChanged = bridge.on('changed', ({ topics }) => {
    const stale = staleTopics(topics);
    void queries.invalidateQueries({ predicate: ({ queryKey: [topic, method] }) => typeof topic === 'string' && stale.has(topic) && !asksGitLab(method) });
  });
  const offProgress = bridge.on('progress', onProgress);
  return () => {
    offChanged();
    offProgress();
  };
};

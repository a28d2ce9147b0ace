import type { QueryClient } from '@tanstack/react-query';
import type { EventPayload } from '../../src-preload/contract/events.ts';
import type { Bridge } from '../../src-preload/contract/reply.ts';
import { asksGitLab, staleTopics } from './keys.ts';

/** What sums up everything is read again at most once in so many ms: it costs more than a list, and while mirrors move an event comes every tenth of a second. */
const PACE_MS = 1000;
const PACED = ['overview', 'transfer'] as const;

/** Turns the two events into stale queries and live progress. Returns its own off. */
export const startLive = (bridge: Bridge, queries: QueryClient, onProgress: (progress: EventPayload<'progress'>) => void): (() => void) => {
  const later = new Map<string, ReturnType<typeof setTimeout>>();
  const staleSoon = (topic: string) => {
    if (later.has(topic)) return;
    later.set(topic, setTimeout(() => {
      later.delete(topic);
      void queries.invalidateQueries({ queryKey: [topic] });
    }, PACE_MS));
  };
  const offChanged = bridge.on('changed', ({ topics }) => {
    const stale = staleTopics(topics);
    for (const topic of PACED) if (stale.delete(topic)) staleSoon(topic);
    void queries.invalidateQueries({ predicate: ({ queryKey: [topic, method] }) => typeof topic === 'string' && stale.has(topic) && !asksGitLab(method) });
  });
  const offProgress = bridge.on('progress', onProgress);
  return () => {
    offChanged();
    for (const timer of later.values()) clearTimeout(timer);
    offProgress();
  };
};

import type { QueryClient } from '@tanstack/react-query';
import type { EventPayload } from '../../src-preload/contract/events.ts';
import type { Bridge } from '../../src-preload/contract/reply.ts';
import { asksGitLab, staleTopics } from './keys.ts';
import { createPace } from './pace.ts';

/** What sums up everything, or is read by the thousand, is read again at most once in so many ms: while mirrors move an event comes every tenth of a second. */
const PACE_MS = { overview: 1000, transfer: 1000, expiries: 15_000 } as const;

/** Turns the two events into stale queries and live progress. Returns its own off. */
export const startLive = (bridge: Bridge, queries: QueryClient, onProgress: (progress: EventPayload<'progress'>) => void): (() => void) => {
  const paced = Object.entries(PACE_MS).map(([topic, ms]) => ({ topic, ...createPace(ms, () => void queries.invalidateQueries({ queryKey: [topic] })) }));
  const offChanged = bridge.on('changed', ({ topics }) => {
    const stale = staleTopics(topics);
    for (const { topic, ask } of paced) if (stale.delete(topic)) ask();
    void queries.invalidateQueries({ predicate: ({ queryKey: [topic, method] }) => typeof topic === 'string' && stale.has(topic) && !asksGitLab(method) });
  });
  const offProgress = bridge.on('progress', onProgress);
  return () => {
    offChanged();
    for (const { stop } of paced) stop();
    offProgress();
  };
};

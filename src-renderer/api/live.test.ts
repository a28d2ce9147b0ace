import { QueryObserver } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import type { EventName, EventPayload } from '../../src-preload/contract/events.ts';
import { JobId } from '../../src-preload/contract/ids.ts';
import type { MethodName } from '../../src-preload/contract/methods.ts';
import type { Bridge } from '../../src-preload/contract/reply.ts';
import { keyOf } from './keys.ts';
import { startLive } from './live.ts';
import { createQueryClient } from './query-client.ts';

type Listeners = { [E in EventName]: Set<(payload: EventPayload<E>) => void> };

/** A bridge whose events the test sends. */
const createEvents = () => {
  const listeners: Listeners = { changed: new Set(), progress: new Set() };
  const bridge: Bridge = {
    call: () => Promise.reject(new Error('no calls here')),
    on: (event, listener) => {
      listeners[event].add(listener);
      return () => listeners[event].delete(listener);
    },
  };
  const send = <E extends EventName>(event: E, payload: EventPayload<E>) => listeners[event].forEach((listener) => listener(payload));
  return { bridge, send, count: () => listeners.changed.size + listeners.progress.size };
};

const watched = (methods: readonly MethodName[]) => {
  const queries = createQueryClient();
  const asked: string[] = [];
  for (const method of methods) {
    const observer = new QueryObserver(queries, { queryKey: keyOf(method, {}), queryFn: () => asked.push(method) });
    observer.subscribe(() => undefined);
  }
  return { queries, asked };
};

describe('startLive', () => {
  it('reads again what an event made stale, and nothing else', async () => {
    const { bridge, send } = createEvents();
    const { queries, asked } = watched(['mirrors.list', 'instances.list', 'jobs.list', 'settings.get']);
    startLive(bridge, queries, () => undefined);
    await expect.poll(() => asked.length).toBe(4);
    send('changed', { topics: ['mirrors'] });
    await expect.poll(() => asked.length).toBe(6);
    expect(asked.slice(4).toSorted()).toEqual(['instances.list', 'mirrors.list']);
  });

  it('never asks GitLab again because of an event', async () => {
    const { bridge, send } = createEvents();
    const { queries, asked } = watched(['instances.projects', 'instances.get']);
    startLive(bridge, queries, () => undefined);
    await expect.poll(() => asked.length).toBe(2);
    send('changed', { topics: ['instances'] });
    await expect.poll(() => asked.length).toBe(3);
    expect(asked.at(-1)).toBe('instances.get');
  });

  it('reads everything again when the vault was opened', async () => {
    const { bridge, send } = createEvents();
    const { queries, asked } = watched(['mirrors.list', 'activity.list', 'settings.get']);
    startLive(bridge, queries, () => undefined);
    await expect.poll(() => asked.length).toBe(3);
    send('changed', { topics: ['vault'] });
    await expect.poll(() => asked.length).toBe(6);
  });

  it('hands progress on, and listens to nothing after its off', () => {
    const { bridge, send, count } = createEvents();
    const seen: number[] = [];
    const off = startLive(bridge, createQueryClient(), ({ id }) => seen.push(id));
    send('progress', { id: JobId.parse(5), state: 'running', progress: { total: 2, processed: 1, succeeded: 1, failed: 0, skipped: 0 } });
    expect(seen).toEqual([5]);
    off();
    expect(count()).toBe(0);
  });
});

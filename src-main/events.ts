import { Topic, type EventName, type EventPayload } from '../src-preload/contract/events.ts';
import type { Job } from '../src-preload/contract/models/job.ts';
import type { Clock } from './ports.ts';

type Listener<E extends EventName> = (payload: EventPayload<E>) => void;

const COALESCE_MS = 100;
const PROGRESS_MS = 250;

/** The two events of the contract: `changed` at once after a rest and then coalesced per 100 ms, `progress` at most four per second and job, the last one never lost. */
export const createEvents = ({ clock }: { clock: Clock }) => {
  const listeners: { changed: Set<Listener<'changed'>>; progress: Set<Listener<'progress'>> } = { changed: new Set(), progress: new Set() };
  const topics = new Set<Topic>();
  /** For 100 ms after each `changed`, what changes is gathered for the next. */
  let isGathering = false;
  const held = new Map<number, { latest: EventPayload<'progress'>; isDue: boolean }>();
  const timers = new Set<() => void>();

  const later = (ms: number, run: () => void): void => {
    const cancel = clock.after(ms, () => {
      timers.delete(cancel);
      run();
    });
    timers.add(cancel);
  };

  const flushTopics = (): void => {
    isGathering = topics.size > 0;
    if (!isGathering) return;
    const all = Topic.options.filter((topic) => topics.has(topic));
    topics.clear();
    later(COALESCE_MS, flushTopics);
    for (const listener of listeners.changed) listener({ topics: all });
  };

  const tell = (payload: EventPayload<'progress'>): void => {
    for (const listener of listeners.progress) listener(payload);
  };

  const release = (id: number): void => {
    const one = held.get(id);
    held.delete(id);
    if (one?.isDue !== true) return;
    tell(one.latest);
    hold(id, one.latest);
  };

  const hold = (id: number, latest: EventPayload<'progress'>): void => {
    held.set(id, { latest, isDue: false });
    later(PROGRESS_MS, () => release(id));
  };

  return {
    changed(some: readonly Topic[]): void {
      // Not in the middle of what changes something: that may go on, and change more.
      if (!isGathering && topics.size === 0 && some.length > 0) later(0, flushTopics);
      for (const topic of some) topics.add(topic);
    },

    progress(job: Pick<Job, 'id' | 'state' | 'progress'>): void {
      const waiting = held.get(job.id);
      const payload = { ...job };
      if (waiting !== undefined) {
        held.set(job.id, { latest: payload, isDue: true });
        return;
      }
      tell(payload);
      hold(job.id, payload);
    },

    on<E extends EventName>(event: E, listener: Listener<E>): () => void {
      const group: Set<Listener<E>> = groupOf(listeners, event);
      group.add(listener);
      return () => void group.delete(listener);
    },

    close(): void {
      for (const cancel of timers) cancel();
      timers.clear();
    },
  };
};

const groupOf = <E extends EventName>(listeners: { [K in EventName]: Set<Listener<K>> }, event: E): Set<Listener<E>> => listeners[event];

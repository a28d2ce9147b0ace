import { useSyncExternalStore } from 'react';

const STEP_MS = 30_000;
/** Equal between the reads of one render, and never so old that what has just happened lies in the future. */
const TOLERANCE_MS = 2_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = Date.now();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, STEP_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
};

const read = (): number => {
  if (Math.abs(Date.now() - now) > TOLERANCE_MS) now = Date.now();
  return now;
};

/** The present in ms since 1970, for words like "3 min ago"; all of them share one timer of 30 s. */
export const useNow = (): number => useSyncExternalStore(subscribe, read);

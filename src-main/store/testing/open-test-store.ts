import { fileURLToPath } from 'node:url';
import type { Chance, Clock, Log } from '../../ports.ts';
import { openStore, type OpenOptions, type OpenResult } from '../open.ts';
import type { Store } from '../store.ts';

export const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));

/** A clock that stands until it is moved; `after` fires when it is moved past. */
export type TestClock = Clock & { move(ms: number): void };

export const createTestClock = (start = Date.UTC(2026, 10, 24, 9)): TestClock => {
  let now = start;
  let timers: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    move(ms) {
      const end = now + ms;
      for (;;) {
        const next = timers.filter((one) => one.at <= end).toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        timers = timers.filter((one) => one !== next);
        now = next.at;
        next.run();
      }
      now = end;
    },
  };
};

/** Chance that repeats: 1, 2, 3 … */
export const createTestChance = (): Chance => {
  let last = 0;
  const next = (): number => (last += 1);
  return {
    uid: () => String(next()).padStart(26, '0'),
    fraction: () => 0.5,
    bytes: (count) => new Uint8Array(count).fill(next() % 256),
  };
};

export const quietLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export const testOptions = (file: string, change: Partial<OpenOptions> = {}): OpenOptions => ({
  file,
  migrations: MIGRATIONS,
  clock: createTestClock(),
  chance: createTestChance(),
  log: quietLog,
  ...change,
});

/** The store of a result that has to be open. */
export const storeOf = (result: OpenResult): Store => {
  if (result.state !== 'open') throw new Error(`the store is ${result.state}`);
  return result.store;
};

/** An empty store in memory. */
export const openTestStore = (): Store => storeOf(openStore(testOptions(':memory:')));

/** A store on the disk; the caller closes it. */
export const openFileStore = (file: string, change: Partial<OpenOptions> = {}): Store => storeOf(openStore(testOptions(file, change)));

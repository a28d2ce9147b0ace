import type { Clock } from '../../src-main/ports.ts';

export type ManualClock = Clock & {
  /** Moves the time on and runs what falls due on the way, in order. */
  advance(ms: number): void;
  /** Sets the wall clock back, or forward where `ms` is below 0; timers keep the time that they have left. */
  setBack(ms: number): void;
  /** When the next timer falls due (UTC ms), or null. */
  nextAt(): number | null;
};

/** A clock that stands still until a test moves it. */
export const createManualClock = (start = Date.UTC(2026, 10, 23, 12)): ManualClock => {
  let now = start;
  let order = 0;
  const timers = new Map<number, { at: number; run: () => void }>();

  const next = (): [number, { at: number; run: () => void }] | null =>
    [...timers].reduce<[number, { at: number; run: () => void }] | null>((first, one) => (first === null || one[1].at < first[1].at ? one : first), null);

  return {
    now: () => now,
    after(ms, run) {
      const id = (order += 1);
      timers.set(id, { at: now + Math.max(0, ms), run });
      return () => void timers.delete(id);
    },
    nextAt: () => next()?.[1].at ?? null,
    setBack(ms) {
      now -= ms;
      for (const timer of timers.values()) timer.at -= ms;
    },
    advance(ms) {
      const end = now + ms;
      for (let first = next(); first !== null && first[1].at <= end; first = next()) {
        timers.delete(first[0]);
        now = Math.max(now, first[1].at);
        first[1].run();
      }
      now = end;
    },
  };
};

/**
 * The time that the servers live by. `now` is UTC ms. `advance` moves it forward: it never starts a mirror run by itself,
 * `runMirrors()` does. A clock with `live: true` follows the wall clock as well, and due mirror runs then start on their own,
 * as a real server's workers do; without it nothing runs before `runMirrors()` is called.
 */
export type VirtualClock = { now(): number; advance(ms: number): void; readonly live?: boolean };

/** The wall clock, which `advance` shifts. */
export const realClock = (): VirtualClock => {
  let shift = 0;
  return {
    live: true,
    now: () => Date.now() + shift,
    advance: (ms) => {
      shift += ms;
    },
  };
};

/** Stands still until it is advanced. */
export const virtualClock = (start = Date.UTC(2026, 0, 15, 9)): VirtualClock => {
  let at = start;
  return {
    live: false,
    now: () => at,
    advance: (ms) => {
      at += ms;
    },
  };
};

import type { Clock } from '../ports.ts';

/** A longer delay overflows the runtime's timer and would fire at once; such a wait is cut into pieces. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The machine's own clock and timers. */
export const createSystemClock = (): Clock => ({
  now: () => Date.now(),
  after(ms, run) {
    let timer: NodeJS.Timeout;
    const arm = (left: number): void => {
      const piece = Math.min(left, LONGEST_TIMER_MS);
      timer = setTimeout(() => (left > piece ? arm(left - piece) : run()), piece);
    };
    arm(Math.max(0, ms));
    return () => clearTimeout(timer);
  },
});

/** Counts moments in a sliding span. */
export type RateWindow = {
  add(at: number): void;
  count(now: number): number;
  /** When one more fits below `limit`; `now` if it already does. */
  freeAt(now: number, limit: number): number;
};

/**
 * A sliding log: at most `limit` moments in any `spanMs` means at most `limit` in whatever fixed windows the server counts.
 * A bucket that refills would let up to twice its size through at a window's edge.
 */
export const createRateWindow = (spanMs: number): RateWindow => {
  let moments: number[] = [];
  let first = 0;

  const prune = (now: number): void => {
    let oldest = moments[first];
    while (oldest !== undefined && oldest <= now - spanMs) {
      first += 1;
      oldest = moments[first];
    }
    if (first > 1024 && first * 2 > moments.length) {
      moments = moments.slice(first);
      first = 0;
    }
  };

  return {
    add(at) {
      moments.push(at);
    },
    count(now) {
      prune(now);
      return moments.length - first;
    },
    freeAt(now, limit) {
      prune(now);
      const inTheWay = moments[moments.length - limit];
      return moments.length - first < limit || inTheWay === undefined ? now : inTheWay + spanMs;
    },
  };
};

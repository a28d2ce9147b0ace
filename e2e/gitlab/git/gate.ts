/** Lets at most `limit` pieces of work go on at once; the others wait their turn. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

export const createGate = (limit: number): Gate => {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= limit) await new Promise<void>((go) => waiting.push(go));
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
};

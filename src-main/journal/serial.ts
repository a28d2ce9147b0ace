/**
 * Lets one piece of work at a time touch a named thing; the others wait in order. Names never wait for each other inside of
 * one piece of work except from the mirror to its objects, so there is no dead end.
 */
export const createSerial = () => {
  const tails = new Map<string, Promise<unknown>>();
  return async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const before = tails.get(name) ?? Promise.resolve();
    const mine = before.then(work, work);
    const tail = mine.catch(() => undefined);
    tails.set(name, tail);
    try {
      return await mine;
    } finally {
      if (tails.get(name) === tail) tails.delete(name);
    }
  };
};

export type Serial = ReturnType<typeof createSerial>;

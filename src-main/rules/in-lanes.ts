type Lanes<T> = {
  /** What is left, in its order, without what is in hand; a part of it is enough. Empty = nothing is left. */
  next(): readonly T[];
  /** What it touches: of two that share a name the later waits for the earlier one's end. */
  namesOf(item: T): readonly string[];
  /** Items of one lane share a limit. */
  laneOf(item: T): unknown;
  perLane: number;
  /** Nothing further begins once it answers false. */
  mayBegin(): boolean;
  /** Takes its item out of `next` before it first waits. */
  work(item: T): Promise<void>;
};

/**
 * Works on items in their order, several at once where they have nothing to do with each other. Ends when nothing is in hand and
 * nothing is left or may begin. A failure lets what is in hand end, begins nothing further, and is the failure of the whole.
 */
export const inLanes = async <T>({ next, namesOf, laneOf, perLane, mayBegin, work }: Lanes<T>): Promise<void> => {
  const inHand = new Map<Promise<void>, T>();
  const failures: unknown[] = [];

  const begin = (item: T): void => {
    const ending: Promise<void> = work(item)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => inHand.delete(ending));
    inHand.set(ending, item);
  };

  const beginAll = (): void => {
    const taken = new Set([...inHand.values()].flatMap(namesOf));
    const used = new Map<unknown, number>();
    const use = (item: T): void => void used.set(laneOf(item), (used.get(laneOf(item)) ?? 0) + 1);
    for (const item of inHand.values()) use(item);
    for (const item of next()) {
      const isFree = !namesOf(item).some((name) => taken.has(name)) && (used.get(laneOf(item)) ?? 0) < perLane;
      for (const name of namesOf(item)) taken.add(name);
      if (!isFree) continue;
      use(item);
      begin(item);
    }
  };

  for (;;) {
    if (failures.length === 0 && mayBegin()) beginAll();
    if (inHand.size === 0) break;
    await Promise.race(inHand.keys());
  }
  if (failures.length > 0) throw failures[0];
};

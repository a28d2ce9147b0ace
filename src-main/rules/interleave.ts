/** Deals out items by key in turn, each key's own in their order: what comes for one key never waits for all of another's. */
export const interleave = <T>(items: readonly T[], keyOf: (item: T) => unknown): T[] => {
  const rounds: T[][] = [];
  const dealt = new Map<unknown, number>();
  for (const item of items) {
    const key = keyOf(item);
    const round = dealt.get(key) ?? 0;
    dealt.set(key, round + 1);
    const others = rounds[round];
    if (others === undefined) rounds.push([item]);
    else others.push(item);
  }
  return rounds.flat();
};

/** Does `work` for each item, a few at once, and answers the results in order. The first failure is the failure; nothing new begins after it. */
export const inParallel = async <T, R>(atOnce: number, items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> => {
  const results = new Map<number, R>();
  const queue = items.entries();
  let failed = false;
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) {
      try {
        results.set(index, await work(item));
      } catch (error) {
        failed = true;
        throw error;
      }
      if (failed) return;
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return [...results].toSorted(([a], [b]) => a - b).map(([, result]) => result);
};

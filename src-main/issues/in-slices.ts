import type { Sliced } from '../rules/slices.ts';

/** Lets everything else that waits for the event loop go first. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** Long work of the rules, with everything else that waits for the event loop in between. */
export const inSlices = async <T>(work: Sliced<T>): Promise<T> => {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await nextTurn();
  }
};

import type { Sliced } from '../rules/slices.ts';

/** Long work of the rules, with everything else that waits for the event loop in between. */
export const inSlices = async <T>(work: Sliced<T>): Promise<T> => {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await new Promise<void>((resolve) => void setImmediate(resolve));
  }
};

/** Work that may be long, in pieces of a few milliseconds: at each `yield` others may have their turn. */
export type Sliced<T> = Generator<undefined, T, undefined>;

const PIECE = 256;

/** All pieces in one go. */
export const atOnce = <T>(work: Sliced<T>): T => {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
};

/** What `change` makes of each item. */
export function* mapSliced<T, R>(items: readonly T[], change: (item: T) => R): Sliced<R[]> {
  const out: R[] = [];
  for (const item of items) {
    out.push(change(item));
    if (out.length % PIECE === 0) yield;
  }
  return out;
}

/** Whether `test` says so of every item; stops at the first of which it does not. */
export function* everySliced<T>(items: readonly T[], test: (item: T) => boolean): Sliced<boolean> {
  let at = 0;
  for (const item of items) {
    if (!test(item)) return false;
    at += 1;
    if (at % PIECE === 0) yield;
  }
  return true;
}

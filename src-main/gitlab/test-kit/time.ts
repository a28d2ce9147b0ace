import type { ManualClock } from '../../../e2e/world/manual-clock.ts';

/** Lets everything run that needs no timer: promises, and answers of servers in this process. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => void setImmediate(resolve));
};

/** Moves a clock on timer by timer, with everything that follows from each. */
export const pass = async (clock: ManualClock, ms: number): Promise<void> => {
  const end = clock.now() + ms;
  await settle();
  for (let at = clock.nextAt(); at !== null && at <= end; at = clock.nextAt()) {
    clock.advance(at - clock.now());
    await settle();
  }
  clock.advance(end - clock.now());
  await settle();
};

/** Waits, turn by turn and not for ever, until something is so. */
export const until = async (isSo: () => boolean): Promise<void> => {
  for (let turn = 0; !isSo(); turn += 1) {
    if (turn > 200_000) throw new Error('what the test waits for does not happen');
    await new Promise((resolve) => void setImmediate(resolve));
  }
};

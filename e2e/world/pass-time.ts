import { letDiskFinish } from './disk-at-work.ts';

/** Turns in a row with nothing on its way after which nothing will come any more: minutes, in which any worker has answered. */
const MOST_QUIET_TURNS = 50_000_000;

type Passing = {
  /** Whether something was asked that has no answer yet. Looked at once each turn. */
  isOnItsWay: () => boolean;
  /** Moves the clock as this turn wants it; `quiet` is for how many turns in a row nothing has been on its way. */
  move: (quiet: number) => void;
};

/**
 * Lets virtual time pass, turn by turn of the event loop, until the work is done; the work's own failure is its failure. How fast the time goes is
 * `move`'s to say.
 */
export const passTime = async <T>(work: Promise<T>, { isOnItsWay, move }: Passing): Promise<T> => {
  let isOver = false;
  const over = work.finally(() => (isOver = true));
  over.catch(() => undefined);
  for (let quiet = 0; !isOver; ) {
    await new Promise((resolve) => void setImmediate(resolve));
    await letDiskFinish();
    quiet = isOnItsWay() ? 0 : quiet + 1;
    if (quiet > MOST_QUIET_TURNS) throw new Error('the work neither goes on nor ends');
    move(quiet);
  }
  return over;
};

const MOST_TURNS = 1_000_000;

/** Lets the event loop turn until something is so; `onTurn` may help it along. */
export const until = async (isSo: () => boolean | Promise<boolean>, onTurn: () => void = () => undefined): Promise<void> => {
  for (let turn = 0; !(await isSo()); turn += 1) {
    if (turn === MOST_TURNS) throw new Error('it never came so');
    onTurn();
    await new Promise((resolve) => setImmediate(resolve));
  }
};

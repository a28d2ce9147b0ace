import type { Store } from '../store/store.ts';

type Waiting = { run(): void; settle(): void; refuse(error: unknown): void };

/** One in each turn of the event loop: what goes on after a commit is long, and nobody else would come in between. */
const settleInTurn = ([first, ...others]: readonly Pick<Waiting, 'settle'>[]): void => {
  first?.settle();
  if (others.length > 0) setImmediate(() => settleInTurn(others));
};

/**
 * Commits what one turn of the event loop has to commit in one transaction: the disk takes as long for one as for many. Work that throws is
 * rolled back by itself. Resolves when the disk has it, for which nobody else waits.
 */
export const createGroupCommit = ({ transaction, written }: Pick<Store, 'transaction' | 'written'>) => {
  let waiting: Waiting[] = [];

  const flush = (): void => {
    const all = waiting;
    waiting = [];
    written(() => all.forEach(({ run }) => run())).then(() => settleInTurn(all), (error: unknown) => all.forEach(({ refuse }) => refuse(error)));
  };

  return <T>(work: () => T): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      let settle = (): void => undefined;
      const run = (): void => {
        try {
          const value = transaction(work);
          settle = () => resolve(value);
        } catch (error) {
          settle = () => reject(error);
        }
      };
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ run, settle: () => settle(), refuse: reject });
    });
};

export type GroupCommit = ReturnType<typeof createGroupCommit>;

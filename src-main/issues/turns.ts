import type { IssueToCreate } from '../journal/kinds/create-issue.ts';
/** A place in a row: `run` waits until all that were taken before have had theirs. */
export type Turn = { run: IssueToCreate['inTurn']; end(): void };

/** Lets work that goes on at once do one thing of it in the order in which it began. Each turn must be ended. */
export const createTurns = (): { take(): Turn } => {
  let last: Promise<void> = Promise.resolve();
  return {
    take() {
      const before = last;
      let end = (): void => undefined;
      const ended = new Promise<void>((resolve) => (end = resolve));
      last = before.then(() => ended);
      return {
        async run(work) {
          await before;
          try {
            return await work();
          } finally {
            end();
          }
        },
        end: () => end(),
      };
    },
  };
};

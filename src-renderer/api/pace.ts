/** Runs `work` at once, and then at most once in `ms` as long as it is asked for. `stop` forgets what is still to come. */
export const createPace = (ms: number, work: () => void): { ask(): void; stop(): void } => {
  let rest: ReturnType<typeof setTimeout> | null = null;
  let isAsked = false;
  const run = (): void => {
    isAsked = false;
    work();
    rest = setTimeout(() => {
      rest = null;
      if (isAsked) run();
    }, ms);
  };
  return {
    ask() {
      if (rest === null) run();
      else isAsked = true;
    },
    stop() {
      if (rest !== null) clearTimeout(rest);
    },
  };
};

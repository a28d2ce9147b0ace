const MOST_FRAMES = 8;

/** Where something was thrown, for the log: frames of the stack without its first lines, since a message may hold a token or an address. */
export const framesOf = (thrown: unknown): string =>
  thrown instanceof Error ? (thrown.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at ')).slice(0, MOST_FRAMES).join(' | ') : typeof thrown;

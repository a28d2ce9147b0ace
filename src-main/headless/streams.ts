import type { Writable } from 'node:stream';

/** Writes all of it before it resolves: a process that exits with text in its pipe cuts it. A reader that went away is no failure. */
export const writeTo =
  (stream: Writable) =>
  (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const closed = (error: NodeJS.ErrnoException): void => (error.code === 'EPIPE' ? resolve() : reject(error));
      stream.once('error', closed);
      stream.write(text, (error) => {
        if (error) return;
        stream.off('error', closed);
        resolve();
      });
    });

/** Resolves on the first SIGINT or SIGTERM. */
export const interruption = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

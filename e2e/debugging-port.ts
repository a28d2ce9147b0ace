import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Chromium's sandbox does not start as root. */
export const SANDBOX = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Has Chromium open a port for debugging, and say on its error output which. */
export const ANY_PORT = '--remote-debugging-port=0';

/** The address of a program's debugging port. Fails where the program ends before it has said it. */
export const debuggingAddress = async ({ stderr }: Pick<ChildProcess, 'stderr'>): Promise<string> => {
  if (stderr === null) throw new Error('the program has no stderr');
  try {
    for await (const line of createInterface({ input: stderr })) {
      const address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (address !== undefined) return address;
    }
  } finally {
    // What it says from now on is read by nobody, and must not fill the pipe.
    stderr.resume();
  }
  throw new Error('the program ended before its window was there');
};

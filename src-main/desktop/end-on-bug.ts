import { app } from 'electron';
import type { Log } from '../ports.ts';
import { framesOf } from '../rules/frames-of.ts';

/**
 * An error that nobody expected ends the program at once instead of going on in an unknown state; the journal is made for that, and
 * the next start repairs. Electron would show the message in a dialog and go on.
 */
export const endOnBug = (log: Log): void => {
  const end = (event: string) => (error: unknown) => {
    log.error(event, { name: error instanceof Error ? error.name : 'thrown', frames: framesOf(error) });
    app.exit(1);
  };
  process.on('uncaughtException', end('process.uncaught'));
  process.on('unhandledRejection', end('process.unhandled'));
};

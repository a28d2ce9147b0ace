import { app as electron, BrowserWindow } from 'electron';
import type { App } from '../app.ts';
import type { Clock } from '../ports.ts';
import { collectGarbage } from './collect-garbage.ts';

/** Who closes the window and opens it again at once does not wait for this. */
const CLOSED_MS = 5000;
/** A start is over by then, and its first looks at what is due. */
const STARTED_MS = 45_000;

/**
 * Gives memory back while no window is open: after a hidden start, and whenever the last one was closed. V8 and SQLite keep what a start
 * or a window needed until something asks for memory, and in the tray nothing does for hours.
 */
export const restUnseen = (app: Pick<App, 'rest'>, clock: Clock): void => {
  let cancel = (): void => undefined;
  const restAfter = (ms: number): void => {
    cancel();
    cancel = clock.after(ms, () => {
      if (BrowserWindow.getAllWindows().length > 0) return;
      app.rest();
      collectGarbage();
    });
  };
  electron.on('window-all-closed', () => restAfter(CLOSED_MS));
  restAfter(STARTED_MS);
};

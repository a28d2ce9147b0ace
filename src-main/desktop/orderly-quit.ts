import { app } from 'electron';
import type { Clock, Log } from '../ports.ts';

const LIMIT_MS = 10_000;
/** So long work may go on of that; the rest is for closing the data in order. */
const WORK_MS = 8000;

type Deps = {
  /** Hides and remembers what is on screen, at once. */
  hide(): void;
  /** Whether the program goes on when its last window is closed. */
  staysInTray(): Promise<boolean>;
  /** Ends the work in order, which may take up to `workMs`, and closes the data. */
  stop(workMs: number): Promise<void>;
  clock: Clock;
  log: Log;
};

/**
 * Every way to end the program (last window where nothing stays in the tray, menu, system, signal) goes through one orderly stop of at most 10 s; what it leaves is
 * found by the next start.
 */
export const quitInOrder = ({ hide, staysInTray, stop, clock, log }: Deps): void => {
  let stopping = false;
  const end = async (): Promise<void> => {
    hide();
    const late = new Promise<'late'>((resolve) => clock.after(LIMIT_MS, () => resolve('late')));
    const result = await Promise.race([stop(WORK_MS), late]).catch((error: unknown) => (error instanceof Error ? error.name : 'thrown'));
    if (result !== undefined) log.warn('quit.not_in_order', { why: result });
    app.exit(0);
  };
  app.on('window-all-closed', () => {
    void staysInTray().then((stays) => {
      if (!stays) app.quit();
    });
  });
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (stopping) return;
    stopping = true;
    void end();
  });
};

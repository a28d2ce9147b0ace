import { app as electron } from 'electron';
import type { Place } from '../../src-preload/contract/models/place.ts';
import type { App } from '../app.ts';
import type { Clock, Log } from '../ports.ts';
import { pauseEnd, type PauseLength } from './pause-end.ts';

/** What the tray, the menus and the notices can do. */
export type DesktopActions = {
  /** Shows the window, at a place or where it was left. */
  open(place: Place | null): void;
  /** Lets GitLab run every mirror that is on. */
  sync(): void;
  pause(length: PauseLength): void;
  resume(): void;
  lock(): void;
  quit(): void;
};

type ActionDeps = { call: App['call']; open: DesktopActions['open']; clock: Clock; log: Log };

/** A call that fails opens the window, where what is wrong can be seen. */
export const createActions = ({ call: way, open, clock, log }: ActionDeps): DesktopActions => {
  const call = async (method: string, input: unknown): Promise<void> => {
    const reply = await way(method, input);
    if (reply.ok) return;
    log.warn('tray.call_failed', { method, code: reply.failure.code });
    open(null);
  };
  return {
    open,
    sync: () => void call('mirrors.batch', { action: 'trigger', select: { filter: { enabled: true } } }),
    pause: (length) => void call('background.pause', { until: pauseEnd(length, new Date(clock.now())) }),
    resume: () => void call('background.resume', {}),
    lock: () => void call('vault.lock', {}),
    quit: () => electron.quit(),
  };
};

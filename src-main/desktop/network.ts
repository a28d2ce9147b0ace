import { app, net } from 'electron';
import type { Clock, Network } from '../ports.ts';

/** Electron tells the main process of no change, so it is asked; seldom while all is well, since a machine that falls silent shows in its requests too. */
const ONLINE_MS = 30_000;
/** Soon while there is none, so that work goes on within seconds. */
const OFFLINE_MS = 2000;

/** Whether the machine has a network, as Chromium sees it. Before Electron is ready it is taken for granted. */
export const createNetwork = (clock: Clock): Network => {
  const listeners = new Set<(isOnline: boolean) => void>();
  const read = (): boolean => !app.isReady() || net.isOnline();
  let last = true;
  let cancel = (): void => undefined;

  const look = (): void => {
    const now = read();
    if (now !== last) {
      last = now;
      for (const listener of listeners) listener(now);
    }
    cancel();
    if (listeners.size > 0) cancel = clock.after(now ? ONLINE_MS : OFFLINE_MS, look);
  };

  return {
    isOnline: read,
    onChanged(listener) {
      listeners.add(listener);
      if (listeners.size === 1) void app.whenReady().then(look);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) cancel();
      };
    },
  };
};

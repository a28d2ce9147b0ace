import type { App } from '../app.ts';
import { whenFolderIsFree } from '../headless/folder-in-use.ts';
import { socketAddress } from '../headless/socket/address.ts';
import { type SocketServer, startSocketServer } from '../headless/socket/server.ts';
import type { Clock, Log } from '../ports.ts';
import { failureOf } from '../rules/app-error.ts';
import { followAutostart } from './autostart.ts';
import { createDesktop } from './desktop.ts';
import type { DesktopNotifier } from './notifier.ts';
import { type Damaged, offerSnapshots } from './offer-snapshots.ts';
import { quitInOrder } from './orderly-quit.ts';
import { restUnseen } from './rest-unseen.ts';
import { staysInTray } from './stays-in-tray.ts';
import type { Windows } from './windows.ts';

export type DesktopDeps = {
  root: string;
  /** The prepared data folder. */
  data: string;
  /** The arguments that a start at login repeats. */
  own: readonly string[];
  clock: Clock;
  log: Log;
  windows: Windows;
  notifier: DesktopNotifier;
  openApp(): Promise<App>;
  /** The choices after `openApp` failed `storage` `corrupt`; null where there is nothing to choose. */
  damaged(): Damaged<{ name: string; takenAt: number }> | null;
};

/** Without its socket the application works all the same; only commands on the same folder are refused meanwhile. */
const openSocket = async (app: App, data: string, log: Log): Promise<SocketServer | null> => {
  try {
    return await startSocketServer({ address: socketAddress(data), connect: () => app.connect('program'), log });
  } catch (error) {
    log.warn('socket.not_opened', { code: failureOf(error)?.code ?? 'unexpected' });
    return null;
  }
};

const isDamaged = (error: unknown): boolean => {
  const failure = failureOf(error);
  return failure?.code === 'storage' && failure.reason === 'corrupt';
};

/** The running application; null where its database is damaged and the person would rather quit. */
const openData = async ({ openApp, damaged, clock }: DesktopDeps): Promise<App | null> => {
  try {
    return await whenFolderIsFree(openApp, clock);
  } catch (error) {
    if (!isDamaged(error)) throw error;
    const choices = damaged();
    return choices === null || (await offerSnapshots(choices)) ? await openApp() : null;
  }
};

/** Opens the data and joins windows, tray, menu, notices and the socket to the application. False where the person would rather quit. Call after Electron's `ready`. */
export const openDesktop = async (deps: DesktopDeps): Promise<boolean> => {
  const { data, clock, log, windows, notifier, own } = deps;
  const app = await openData(deps);
  if (app === null) return false;
  const desktop = await createDesktop({ ...deps, app });
  const server = await openSocket(app, data, log);
  notifier.onChosen(windows.open);
  await followAutostart(app, own, log);
  quitInOrder({
    hide: desktop.leave,
    staysInTray: () => staysInTray(app),
    async stop(limitMs) {
      await server?.stop();
      await app.stop(limitMs);
    },
    clock,
    log,
  });
  restUnseen(app, clock);
  app.startWork();
  return true;
};

import { app as electron } from 'electron';
import type { App } from '../app.ts';
import { whenFolderIsFree } from '../headless/folder-in-use.ts';
import { socketAddress } from '../headless/socket/address.ts';
import { type SocketServer, startSocketServer } from '../headless/socket/server.ts';
import type { Clock, Log } from '../ports.ts';
import { failureOf } from '../rules/app-error.ts';
import { prepareElectron } from './before-ready.ts';
import { type Desktop, openDesktop } from './desktop.ts';
import { endOnBug } from './end-on-bug.ts';
import { type Damaged, offerSnapshots } from './offer-snapshots.ts';
import { quitInOrder } from './orderly-quit.ts';
import { showStartFailure } from './start-failure.ts';
import { bringToFront } from './window.ts';

export type StartDeps = {
  root: string;
  /** The prepared data folder. */
  data: string;
  clock: Clock;
  log: Log;
  openApp(): Promise<App>;
  /** The choices after `openApp` failed `storage` `corrupt`; null where there is nothing to choose. */
  damaged(): Damaged<{ name: string; takenAt: number }> | null;
};

/** Without its socket the application works all the same; only commands on the same folder are refused meanwhile. */
const openSocket = async (app: App, data: string, log: Log): Promise<SocketServer | null> => {
  try {
    return await startSocketServer({ address: socketAddress(data), call: (method, input) => app.call(method, input), log });
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
const openData = async ({ openApp, damaged, clock }: StartDeps): Promise<App | null> => {
  try {
    return await whenFolderIsFree(openApp, clock);
  } catch (error) {
    if (!isDamaged(error)) throw error;
    await electron.whenReady();
    const choices = damaged();
    return choices === null || (await offerSnapshots(choices)) ? await openApp() : null;
  }
};

const open = async (deps: StartDeps): Promise<Desktop | null> => {
  const { root, data, clock, log } = deps;
  const [app] = await Promise.all([openData(deps), electron.whenReady()]);
  if (app === null) return null;
  const server = await openSocket(app, data, log);
  const desktop = await openDesktop({ app, root, data, clock, log });
  quitInOrder({
    hide: desktop.leave,
    async stop(limitMs) {
      await server?.stop();
      await app.stop(limitMs);
    },
    clock,
    log,
  });
  app.startWork();
  return desktop;
};

/**
 * Opens the window, or, where this data folder has one already, brings that to the front and ends with 0. A start that fails says
 * why and ends with 1.
 */
export const startDesktop = async (deps: StartDeps): Promise<void> => {
  prepareElectron();
  if (!electron.requestSingleInstanceLock()) {
    electron.exit(0);
    return;
  }
  endOnBug(deps.log);
  let desktop: Desktop | null = null;
  // What the second start was told is nobody's business here: it only wants to see the window.
  electron.on('second-instance', () => {
    if (desktop !== null) bringToFront(desktop.window);
  });
  try {
    desktop = await open(deps);
    if (desktop === null) electron.exit(1);
  } catch (error) {
    await electron.whenReady();
    showStartFailure(failureOf(error), deps.data);
    electron.exit(1);
  }
};

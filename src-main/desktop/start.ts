import { app as electron } from 'electron';
import type { Place } from '../../src-preload/contract/models/place.ts';
import type { App } from '../app.ts';
import { whenFolderIsFree } from '../headless/folder-in-use.ts';
import { socketAddress } from '../headless/socket/address.ts';
import { type SocketServer, startSocketServer } from '../headless/socket/server.ts';
import type { Clock, Log } from '../ports.ts';
import { failureOf } from '../rules/app-error.ts';
import { prepareElectron } from './before-ready.ts';
import { followAutostart } from './autostart.ts';
import { createDesktop, type Desktop } from './desktop.ts';
import { endOnBug } from './end-on-bug.ts';
import { type Damaged, offerSnapshots } from './offer-snapshots.ts';
import { quitInOrder } from './orderly-quit.ts';
import { showStartFailure } from './start-failure.ts';
import { followLinks, registerLinks } from './links.ts';
import type { DesktopNotifier } from './notifier.ts';
import { staysInTray } from './stays-in-tray.ts';

export type StartDeps = {
  root: string;
  /** The prepared data folder. */
  data: string;
  /** Whether the start shows no window, and where it leads. */
  hidden: boolean;
  place: Place | null;
  /** The arguments that a start at login repeats. */
  own: readonly string[];
  clock: Clock;
  log: Log;
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
  const { root, data, clock, log, notifier, own } = deps;
  const [app] = await Promise.all([openData(deps), electron.whenReady()]);
  if (app === null) return null;
  const server = await openSocket(app, data, log);
  const desktop = await createDesktop({ app, root, data, clock, log });
  notifier.onChosen(desktop.open);
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
  app.startWork();
  return desktop;
};

/**
 * Opens the window, or, where this data folder is open already, asks that program for its window and ends with 0. A start that fails
 * says why and ends with 1.
 */
export const startDesktop = async (deps: StartDeps): Promise<void> => {
  prepareElectron();
  const links = followLinks();
  if (!electron.requestSingleInstanceLock({ place: deps.place })) {
    electron.exit(0);
    return;
  }
  endOnBug(deps.log);
  try {
    const desktop = await open(deps);
    if (desktop === null) {
      electron.exit(1);
      return;
    }
    registerLinks();
    const place = links.begin(desktop.open) ?? deps.place;
    if (!deps.hidden || place !== null) desktop.open(place);
  } catch (error) {
    await showStartFailure(failureOf(error), deps.data);
    electron.exit(1);
  }
};

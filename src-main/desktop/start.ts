import { app as electron } from 'electron';
import type { Place } from '../../src-preload/contract/models/place.ts';
import type { Clock, Log } from '../ports.ts';
import { failureOf } from '../rules/app-error.ts';
import { prepareElectron } from './before-ready.ts';
import { endOnBug } from './end-on-bug.ts';
import { followLinks, registerLinks } from './links.ts';
import { prepareWindows } from './prepare-windows.ts';
import { showStartFailure } from './start-failure.ts';
import type { Windows } from './windows.ts';

export type StartDeps = {
  root: string;
  /** The prepared data folder. */
  data: string;
  /** Whether the start shows no window, and where it leads. */
  hidden: boolean;
  place: Place | null;
  clock: Clock;
  log: Log;
  /** Loads the program, opens its data and joins the windows to it. False where the person would rather quit. */
  openProgram(windows: Windows): Promise<boolean>;
};

/** The page is loaded while the program is: both take their time, and the window is shown when both are there. */
const open = async ({ root, data, hidden, place, clock, log, openProgram }: StartDeps): Promise<Windows | null> => {
  await electron.whenReady();
  const windows = prepareWindows({ root, data, clock, log });
  if (!hidden || place !== null) windows.open(place);
  return (await openProgram(windows)) ? windows : null;
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
    const windows = await open(deps);
    if (windows === null) {
      electron.exit(1);
      return;
    }
    registerLinks();
    windows.show();
    links.begin(windows.open);
  } catch (error) {
    await showStartFailure(failureOf(error), deps.data);
    electron.exit(1);
  }
};

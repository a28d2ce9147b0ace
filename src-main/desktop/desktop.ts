import { app as electron } from 'electron';
import type { Background } from '../../src-preload/contract/models/background.ts';
import type { App } from '../app.ts';
import type { Clock, Log } from '../ports.ts';
import { createActions } from './actions.ts';
import { followBackground } from './background-view.ts';
import { setAbout, setMenu } from './menu.ts';
import { followTheme } from './theme.ts';
import { createTray, type DesktopTray } from './tray.ts';
import type { Windows } from './windows.ts';

export type DesktopDeps = {
  app: App;
  /** The program's folder, with resources/ in it. */
  root: string;
  windows: Windows;
  clock: Clock;
  log: Log;
};

export type Desktop = {
  /** Takes everything off the screen at once: the window is cut from the application, the tray's icon goes. */
  leave(): void;
};

/** Joins the windows, the tray and the menu to the running application. Call after Electron's `ready`. */
export const createDesktop = async (deps: DesktopDeps): Promise<Desktop> => {
  const { app, root, windows, clock, log } = deps;
  const { isPackaged } = electron;
  // One way in for windows and tray: who is signed in stays so while the window is closed, and may do no more in the tray.
  const { call } = app.connect('window');
  windows.join({ on: app.on, call, linkOrigins: app.linkOrigins });
  await followTheme(app);
  setAbout();
  const actions = createActions({ call, open: windows.open, clock, log });
  let tray: DesktopTray | null = null;
  const show = (background: Background): void => {
    setMenu({ isPackaged, log, background, actions });
    if (tray === null) tray = createTray(root, background, actions);
    else tray.show(background);
  };
  const view = await followBackground(app, call, clock, show);
  return {
    leave() {
      view.close();
      tray?.close();
      windows.leave();
    },
  };
};

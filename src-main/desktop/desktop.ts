import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { app as electron } from 'electron';
import type { Background } from '../../src-preload/contract/models/background.ts';
import type { Place } from '../../src-preload/contract/models/place.ts';
import type { App } from '../app.ts';
import type { Clock, Log } from '../ports.ts';
import { createActions } from './actions.ts';
import { followBackground } from './background-view.ts';
import { closeAllContents } from './closed-contents.ts';
import { openClosedSession } from './closed-session.ts';
import { setAbout, setMenu } from './menu.ts';
import { devServerAddress, START_PAGE } from './page-address.ts';
import { listPageFiles, type PageFile } from './page-files.ts';
import { createPages } from './pages.ts';
import { followTheme } from './theme.ts';
import { createTray, type DesktopTray } from './tray.ts';
import { createWindowPlaces } from './window-place.ts';
import { createWindows, type Windows } from './windows.ts';

export type DesktopDeps = {
  app: App;
  /** The program's folder, with dist/ and resources/ in it. */
  root: string;
  data: string;
  clock: Clock;
  log: Log;
};

export type Desktop = {
  open(place: Place | null): void;
  /** Takes everything off the screen at once: the window is cut from the application, the tray's icon goes. */
  leave(): void;
};

const prepareWindows = ({ app, root, data, clock, log }: DesktopDeps, call: App['call']): Windows => {
  const devServer = devServerAddress(process.env['ELECTRON_RENDERER_URL'], electron.isPackaged);
  const files = devServer === null ? listPageFiles(path.join(root, 'dist', 'renderer')) : new Map<string, PageFile>();
  const pages = createPages({ files, nonce: randomBytes(18).toString('base64') });
  const session = openClosedSession({ pages, devServer, isPackaged: electron.isPackaged });
  const places = createWindowPlaces(path.join(data, 'window.json'), log);
  return createWindows({ app, call, session, preload: path.join(root, 'dist', 'preload', 'index.cjs'), start: devServer ?? START_PAGE, places, clock, log });
};

/** Prepares windows, tray and menu over the running application; no window is open yet. Call after Electron's `ready`. */
export const createDesktop = async (deps: DesktopDeps): Promise<Desktop> => {
  const { app, root, clock, log } = deps;
  const { isPackaged } = electron;
  await followTheme(app);
  setAbout();
  closeAllContents({ linkOrigins: () => app.linkOrigins(), log });
  // One way in for windows and tray: who is signed in stays so while the window is closed, and may do no more in the tray.
  const { call } = app.connect('window');
  const windows = prepareWindows(deps, call);
  const actions = createActions({ call, open: windows.open, clock, log });
  let tray: DesktopTray | null = null;
  const show = (background: Background): void => {
    setMenu({ isPackaged, log, background, actions });
    if (tray === null) tray = createTray(root, background, actions);
    else tray.show(background);
  };
  const view = await followBackground(app, call, clock, show);
  return {
    open: windows.open,
    leave() {
      view.close();
      tray?.close();
      windows.leave();
    },
  };
};

import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { app as electron, type BrowserWindow } from 'electron';
import type { App } from '../app.ts';
import type { Clock, Log } from '../ports.ts';
import { closeAllContents } from './closed-contents.ts';
import { openClosedSession } from './closed-session.ts';
import { addContextMenu } from './context-menu.ts';
import { keepPage } from './keep-page.ts';
import { setMenu } from './menu.ts';
import { APP_ORIGIN, devServerAddress, originOf, START_PAGE } from './page-address.ts';
import { listPageFiles, type PageFile } from './page-files.ts';
import { createPages } from './pages.ts';
import { followTheme } from './theme.ts';
import { keepPlace, openWindow } from './window.ts';
import { createWindowPlaces } from './window-place.ts';
import { joinWire } from './wire.ts';

export type DesktopDeps = {
  app: App;
  /** The program's folder, with dist/ in it. */
  root: string;
  data: string;
  clock: Clock;
  log: Log;
};

export type Desktop = { window: BrowserWindow; leave(): void };

/** Opens the window over the running application. Call after Electron's `ready`. `leave` cuts it from the application and hides it. */
export const openDesktop = async ({ app, root, data, clock, log }: DesktopDeps): Promise<Desktop> => {
  const { isPackaged } = electron;
  const devServer = devServerAddress(process.env['ELECTRON_RENDERER_URL'], isPackaged);
  await followTheme(app);
  setMenu({ isPackaged, log });
  closeAllContents({ linkOrigins: () => app.linkOrigins(), log });
  const files = devServer === null ? listPageFiles(path.join(root, 'dist', 'renderer')) : new Map<string, PageFile>();
  const pages = createPages({ files, nonce: randomBytes(18).toString('base64') });
  const session = openClosedSession({ pages, devServer, isPackaged });
  const start = devServer ?? START_PAGE;
  const places = createWindowPlaces(path.join(data, 'window.json'), log);
  const window = openWindow({ session, preload: path.join(root, 'dist', 'preload', 'index.cjs'), address: start, isPackaged, places, log });
  const cut = joinWire({ app, window, origin: originOf(start) ?? APP_ORIGIN, log });
  addContextMenu(window);
  keepPage(window, { start, clock, log });
  return {
    window,
    leave() {
      cut();
      if (window.isDestroyed()) return;
      keepPlace(window, places);
      window.hide();
    },
  };
};

import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { app as electron } from 'electron';
import type { Clock, Log } from '../ports.ts';
import { closeAllContents } from './closed-contents.ts';
import { openClosedSession } from './closed-session.ts';
import { devServerAddress, START_PAGE } from './page-address.ts';
import { listPageFiles, type PageFile } from './page-files.ts';
import { createPages } from './pages.ts';
import { createWindowPlaces } from './window-place.ts';
import { createWindows, type Windows } from './windows.ts';

/** The program's folder, with dist/ in it, and the data folder. */
type Deps = { root: string; data: string; clock: Clock; log: Log };

/** Closes what must be closed before the first page exists, and prepares the windows; none is open yet. Call after Electron's `ready`. */
export const prepareWindows = ({ root, data, clock, log }: Deps): Windows => {
  const { isPackaged } = electron;
  const devServer = devServerAddress(process.env['ELECTRON_RENDERER_URL'], isPackaged);
  const files = devServer === null ? listPageFiles(path.join(root, 'dist', 'renderer')) : new Map<string, PageFile>();
  const pages = createPages({ files, nonce: randomBytes(18).toString('base64') });
  const session = openClosedSession({ pages, devServer, isPackaged });
  const places = createWindowPlaces(path.join(data, 'window.json'), log);
  const windows = createWindows({ session, preload: path.join(root, 'dist', 'preload', 'index.cjs'), start: devServer ?? START_PAGE, places, clock, log });
  closeAllContents({ linkOrigins: windows.linkOrigins, log });
  return windows;
};

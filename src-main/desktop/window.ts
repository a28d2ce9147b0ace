import { BrowserWindow, nativeTheme, screen, type Session } from 'electron';
import type { Log } from '../ports.ts';
import { SMALLEST, type WindowPlaces } from './window-place.ts';

/** The canvas colours of both themes, so that the window never flashes in the other. Twin place: src-renderer/app/tokens.ts. */
const BACKGROUND = { light: '#f4f6f8', dark: '#11161c' } as const;

const background = (): string => (nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light);

/** Remembers where the window stands now. */
export const keepPlace = (window: BrowserWindow, places: WindowPlaces): void => {
  const { x, y, width, height } = window.getNormalBounds();
  places.keep({ bounds: { x, y, width, height }, maximized: window.isMaximized() });
};

/** Loads a page; that it could not be loaded, or was left before it was, is told in the log. */
export const loadPage = (window: BrowserWindow, address: string, log: Log): void => {
  if (!window.isDestroyed()) window.loadURL(address).catch(() => log.warn('window.page_not_loaded'));
};

/**
 * Takes a page to another address of itself. Electron calls that failed where only the part behind the `#` is new, although the page is
 * there: so it is asked where it is.
 */
export const goToAddress = (window: BrowserWindow, address: string, log: Log): void => {
  window.loadURL(address).catch(() => {
    if (!window.isDestroyed() && window.webContents.getURL() !== address) log.warn('window.page_not_loaded');
  });
};

export type WindowDeps = {
  session: Session;
  preload: string;
  address: string;
  isPackaged: boolean;
  places: WindowPlaces;
  /** Kept when windows may be seen. */
  mayShow: Promise<void>;
  log: Log;
};

/** The one window. It is shown when it may be and its page has something to show; closing it remembers where it stood. Call `keepPlace` where it is not closed but ended. */
export const openWindow = ({ session, preload, address, isPackaged, places, mayShow, log }: WindowDeps): BrowserWindow => {
  const { bounds, maximized } = places.start(screen.getAllDisplays().map((display) => display.workArea));
  const window = new BrowserWindow({
    ...bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'Mirror Maestro',
    backgroundColor: background(),
    autoHideMenuBar: true,
    webPreferences: {
      session,
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      // Its dictionaries would be fetched from a server.
      spellcheck: false,
      devTools: !isPackaged,
    },
  });
  const repaint = (): void => window.setBackgroundColor(background());
  nativeTheme.on('updated', repaint);
  window.once('ready-to-show', () => {
    void mayShow.then(() => {
      if (window.isDestroyed()) return;
      if (maximized) window.maximize();
      else window.show();
    });
  });
  window.on('close', () => keepPlace(window, places));
  window.once('closed', () => nativeTheme.off('updated', repaint));
  loadPage(window, address, log);
  return window;
};

/** Brings the window to the front, for whoever wants to see it again. */
export const bringToFront = (window: BrowserWindow): void => {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
};

import { app as electron, type BrowserWindow, type Session } from 'electron';
import type { Place } from '../../src-preload/contract/models/place.ts';
import type { App } from '../app.ts';
import type { Clock, Log } from '../ports.ts';
import { addContextMenu } from './context-menu.ts';
import { keepPage } from './keep-page.ts';
import { APP_ORIGIN, originOf } from './page-address.ts';
import { placeAddress } from './place-address.ts';
import { bringToFront, goToAddress, keepPlace, openWindow } from './window.ts';
import type { WindowPlaces } from './window-place.ts';
import { joinWire } from './wire.ts';

export type WindowsDeps = { app: Pick<App, 'on'>; call: App['call']; session: Session; preload: string; start: string; places: WindowPlaces; clock: Clock; log: Log };

export type Windows = {
  /** Shows the window: at a place, or where it was left. */
  open(place: Place | null): void;
  /** Cuts the window from the application, remembers where it stands, and hides it. */
  leave(): void;
};

/** The one window, made when it is opened and gone when it is closed: while it is not seen it costs nothing. What it showed last is remembered. */
export const createWindows = ({ app, call, session, preload, start, places, clock, log }: WindowsDeps): Windows => {
  const origin = originOf(start) ?? APP_ORIGIN;
  let address = start;
  let shown: { window: BrowserWindow; cut(): void } | null = null;

  const make = (): BrowserWindow => {
    const window = openWindow({ session, preload, address, isPackaged: electron.isPackaged, places, log });
    const cut = joinWire({ app, call, window, origin, log });
    shown = { window, cut };
    addContextMenu(window);
    keepPage(window, { address: () => address, clock, log });
    window.webContents.on('did-navigate-in-page', (_event, url, isMainFrame) => {
      if (isMainFrame && originOf(url) === origin) address = url;
    });
    window.once('closed', () => {
      cut();
      if (shown?.window === window) shown = null;
    });
    return window;
  };

  return {
    open(place) {
      if (place !== null) address = placeAddress(start, place);
      if (shown === null) {
        make();
        return;
      }
      bringToFront(shown.window);
      if (place !== null) goToAddress(shown.window, address, log);
    },
    leave() {
      if (shown === null) return;
      shown.cut();
      if (shown.window.isDestroyed()) return;
      keepPlace(shown.window, places);
      shown.window.hide();
    },
  };
};

import { app as electron, type BrowserWindow, type Session } from 'electron';
import type { Place } from '../../src-preload/contract/models/place.ts';
import type { Clock, Log } from '../ports.ts';
import { addContextMenu } from './context-menu.ts';
import { keepPage } from './keep-page.ts';
import { later } from './later.ts';
import { APP_ORIGIN, originOf } from './page-address.ts';
import { placeAddress } from './place-address.ts';
import type { Program } from './program.ts';
import { bringToFront, goToAddress, keepPlace, openWindow } from './window.ts';
import type { WindowPlaces } from './window-place.ts';
import { joinWire } from './wire.ts';

type WindowsDeps = { session: Session; preload: string; start: string; places: WindowPlaces; clock: Clock; log: Log };

export type Windows = {
  /** Opens the window: at a place, or where it was left. */
  open(place: Place | null): void;
  /** Answers the calls of pages from now on; until then they wait. */
  join(program: Program): void;
  /** From now on windows are seen, once they have something to show; those that were opened before as well. */
  show(): void;
  /** Where a link of the window may lead. */
  linkOrigins(): string[];
  /** Cuts the window from the application, remembers where it stands, and hides it. */
  leave(): void;
};

type Open = { window: BrowserWindow; cut(): void; wasSeen: boolean };

/**
 * The one window, made when it is opened and gone when it is closed: while it is not seen it costs nothing. What it showed last is
 * remembered. It can be opened before the application is there, whose start may still fail: then nobody sees it.
 */
export const createWindows = ({ session, preload, start, places, clock, log }: WindowsDeps): Windows => {
  const origin = originOf(start) ?? APP_ORIGIN;
  const joined = later<Program>();
  const mayShow = later<void>();
  let program: Program | null = null;
  let address = start;
  let shown: Open | null = null;

  const make = (): void => {
    const window = openWindow({ session, preload, address, isPackaged: electron.isPackaged, places, mayShow: mayShow.promise, log });
    const cut = joinWire({ program: joined.promise, window, origin, log });
    const one: Open = { window, cut, wasSeen: false };
    shown = one;
    addContextMenu(window);
    keepPage(window, { address: () => address, clock, log });
    window.once('show', () => (one.wasSeen = true));
    // Its page has something unsaved and asks: whoever closed it from afar sees the question.
    window.webContents.on('will-prevent-unload', () => bringToFront(window));
    window.webContents.on('did-navigate-in-page', (_event, url, isMainFrame) => {
      if (isMainFrame && originOf(url) === origin) address = url;
    });
    window.once('closed', () => {
      cut();
      if (shown === one) shown = null;
    });
  };

  return {
    open(place) {
      if (place !== null) address = placeAddress(start, place);
      if (shown === null) {
        make();
        return;
      }
      if (shown.wasSeen) bringToFront(shown.window);
      if (place !== null) goToAddress(shown.window, address, log);
    },
    join(next) {
      program = next;
      joined.resolve(next);
    },
    show: () => mayShow.resolve(),
    linkOrigins: () => program?.linkOrigins() ?? [],
    leave() {
      if (shown === null) return;
      shown.cut();
      if (shown.window.isDestroyed()) return;
      keepPlace(shown.window, places);
      shown.window.hide();
    },
  };
};

import { Notification } from 'electron';
import type { Place } from '../../src-preload/contract/models/place.ts';
import type { Log, Notifier } from '../ports.ts';
import { noticeWords } from './notice-words.ts';

export type DesktopNotifier = Notifier & {
  /** Who opens the place of a notice that was clicked. */
  onChosen(open: (place: Place) => void): void;
};

/** More are not kept: the system has put the older ones away by then. */
const KEPT = 20;

/** Native notifications. Where the desktop shows none, that is said once in the log, and nothing is missed: the tray and the window say the same. */
export const createNotifier = (log: Log): DesktopNotifier => {
  let open = (_place: Place): void => undefined;
  let isToldMissing = false;
  /** Without a reference the click would be lost with the object. */
  let shown: Notification[] = [];

  return {
    onChosen: (next) => void (open = next),
    show(notice) {
      if (!Notification.isSupported()) {
        if (!isToldMissing) log.warn('notice.not_supported');
        isToldMissing = true;
        return;
      }
      const one = new Notification(noticeWords(notice));
      one.on('click', () => open(notice.place));
      one.on('failed', () => log.warn('notice.not_shown'));
      shown = [...shown.slice(1 - KEPT), one];
      one.show();
    },
  };
};

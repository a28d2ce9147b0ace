import { shell } from 'electron';
import type { Log } from '../ports.ts';

/** Hands an address that was checked or is our own to the person's browser. */
export const openInBrowser = (address: string, log: Log): void => {
  shell.openExternal(address).catch(() => log.warn('browser.not_opened'));
};

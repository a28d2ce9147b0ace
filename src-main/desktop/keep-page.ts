import { app, type BrowserWindow } from 'electron';
import type { Clock, Log } from '../ports.ts';
import { originOf } from './page-address.ts';
import { loadPage } from './window.ts';

const SOON_MS = 10_000;

/**
 * Keeps the window on its page. A page whose process died is loaded again, and so is one that went to `about:blank`, the only
 * address for which Chromium asks nobody. What happens again within 10 s ends the program instead of flickering for ever.
 */
export const keepPage = (window: BrowserWindow, { address, clock, log }: { address: () => string; clock: Clock; log: Log }): void => {
  const origin = originOf(address());
  let last: number | null = null;
  const loadAgain = (): void => {
    const again = last !== null && clock.now() - last < SOON_MS;
    last = clock.now();
    if (again) app.quit();
    else loadPage(window, address(), log);
  };
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    // Asked to end, as when the system ends all processes of the program at once.
    if (reason === 'clean-exit') return;
    log.error('window.page_gone', { reason });
    loadAgain();
  });
  window.webContents.on('did-navigate', (_event, url) => {
    if (originOf(url) === origin) return;
    log.error('window.page_left');
    loadAgain();
  });
};

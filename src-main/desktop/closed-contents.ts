import { app, type WebContents } from 'electron';
import type { Log } from '../ports.ts';
import { allowedLink } from './link-rules.ts';
import { openInBrowser } from './open-in-browser.ts';

type Deps = { linkOrigins(): string[]; log: Log };

const openOutside = (address: string, { linkOrigins, log }: Deps): void => {
  const link = allowedLink(address, linkOrigins());
  if (link === null) {
    log.warn('window.link_refused');
    return;
  }
  openInBrowser(link, log);
};

const close = (contents: WebContents, deps: Deps): void => {
  // Comes before `will-navigate`, which is not asked any more where this one refused.
  contents.on('will-frame-navigate', (event) => {
    event.preventDefault();
    if (event.isMainFrame) openOutside(event.url, deps);
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url, deps);
    return { action: 'deny' };
  });
};

/**
 * No page of this program ever leaves its address, opens a window or embeds another page. A link to a registered instance or to the
 * documentation opens in the person's browser.
 */
export const closeAllContents = (deps: Deps): void => {
  app.on('web-contents-created', (_event, contents) => close(contents, deps));
};

import { type Session, session } from 'electron';
import { devContentPolicy } from './content-policy.ts';
import { APP_ORIGIN, APP_SCHEME, mayLoad, originOf } from './page-address.ts';
import type { createPages } from './pages.ts';

type Pages = ReturnType<typeof createPages>;

/** Chromium's `ERR_FAILED`. */
const FAILED = -2;

/** Our own page may put text on the clipboard when somebody presses a copy button. Reading it is refused. */
const isCopying = (permission: string, address: string): boolean => permission === 'clipboard-sanitized-write' && originOf(address) === APP_ORIGIN;

/** Electron grants whatever nobody refuses, so each kind of question is answered here: no, with the one exception above. */
const refusePermissions = (closed: Session): void => {
  closed.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) => answer(isCopying(permission, requestingUrl)));
  closed.setPermissionCheckHandler((_contents, permission, origin) => isCopying(permission, origin));
  closed.setDevicePermissionHandler(() => false);
  closed.setDisplayMediaRequestHandler((_request, answer) => answer({}));
};

/** The second net below the policy: a request that is not for our own pages never leaves. */
const refuseRequests = (closed: Session, devServer: string | null, isPackaged: boolean): void => {
  closed.webRequest.onBeforeRequest(({ url }, answer) => {
    const isTool = !isPackaged && url.startsWith('devtools://');
    answer({ cancel: !isTool && !mayLoad(url, devServer) });
  });
};

const looserPolicy = (closed: Session, devServer: string): void => {
  closed.webRequest.onHeadersReceived(({ responseHeaders }, answer) => {
    answer({ responseHeaders: { ...responseHeaders, 'Content-Security-Policy': [devContentPolicy(devServer)] } });
  });
};

/** Not by `handle`: its requests and answers are those of `fetch`, and with them every start would load Node's whole client for HTTP. */
const servePages = (closed: Session, pages: Pages): void => {
  closed.protocol.registerBufferProtocol(APP_SCHEME, (request, answer) => {
    // A file that cannot be read is a page that fails to load, which the log says.
    pages(request).then(answer, () => answer({ error: FAILED }));
  });
};

/**
 * A session in memory only, without permissions and without a way out. Electron's default session is closed as well: nothing uses
 * it, and nothing shall. Call after `ready`.
 */
export const openClosedSession = ({ pages, devServer, isPackaged }: { pages: Pages; devServer: string | null; isPackaged: boolean }): Session => {
  const closed = session.fromPartition('maestro', { cache: false });
  for (const one of [closed, session.defaultSession]) {
    refusePermissions(one);
    refuseRequests(one, one === closed ? devServer : null, isPackaged);
    one.on('will-download', (event) => event.preventDefault());
  }
  servePages(closed, pages);
  if (devServer !== null) looserPolicy(closed, devServer);
  return closed;
};

/**
 * What every answer of the own scheme carries besides its type. No opener policy: no page here opens or is opened by another, and for one
 * that asks to stand alone Chromium throws the window's process away and starts a second (docs/decisions/0036).
 */
const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const;

/**
 * The policy of the built pages: own files only, no inline script, no eval, no connection anywhere. The one style element that the
 * component library inserts carries `nonce`, made anew at each start.
 */
export const contentPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');

/** The headers of the own scheme's answers. */
export const pageHeaders = (nonce: string): Record<string, string> => ({ ...HEADERS, 'Content-Security-Policy': contentPolicy(nonce) });

/** For the development server, which inserts scripts and styles and speaks over a web socket. Never used by a packaged program. */
export const devContentPolicy = (server: string): string => {
  const { origin, host } = new URL(server);
  return [
    "default-src 'none'",
    `script-src ${origin} 'unsafe-inline'`,
    `style-src ${origin} 'unsafe-inline'`,
    `img-src ${origin} data:`,
    `font-src ${origin} data:`,
    `connect-src ${origin} ws://${host}`,
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join('; ');
};

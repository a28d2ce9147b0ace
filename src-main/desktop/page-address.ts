/** The scheme and host under which the window's own pages are served. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'maestro';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
export const START_PAGE = `${APP_ORIGIN}/index.html`;

/** The origin by scheme, host and port: Node's URL says `null` for schemes that it does not know. */
export const originOf = (address: string): string | null => {
  const url = URL.parse(address);
  return url === null ? null : `${url.protocol}//${url.host}`;
};

/**
 * The development server's address, taken only on a program that is not packaged and only from this machine;
 * null where the window shows the built pages.
 */
export const devServerAddress = (said: string | undefined, isPackaged: boolean): string | null => {
  const url = isPackaged || said === undefined ? null : URL.parse(said);
  const isLocal = url !== null && url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return isLocal ? url.href : null;
};

/** What the window's session may load: its own pages, and from source the developer tools and the development server. */
export const mayLoad = (address: string, devServer: string | null): boolean => {
  const origin = originOf(address);
  if (origin === APP_ORIGIN) return true;
  if (devServer === null || origin === null) return false;
  const { host } = new URL(devServer);
  return [`http://${host}`, `ws://${host}`].includes(origin);
};

/**
 * What names a server in labels and origin lines: host, port where it is not the scheme's own, and sub-path, from its address:
 * `git.example.com:8443/gitlab`. Two keys name the same server only if they are the same text.
 */
export const hostKey = (url: string): string => {
  const { host, pathname } = new URL(url);
  return `${host}${pathname.replace(/\/+$/u, '')}`;
};

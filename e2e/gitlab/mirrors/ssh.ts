import type { Remote } from '../state/records.ts';

/** No one can be called so on GitLab. */
export const KEY_USER = '(ssh)';

/**
 * No server of the double runs sshd. A mirror with a key goes over HTTP all the same, and shows the public half in the place of a
 * password; the other server lets in who is one of the project's deploy keys.
 */
export const withKey = (remote: Remote, publicKey: string): Remote => (remote.url.startsWith('ssh://') ? { url: remote.url, user: KEY_USER, password: publicKey } : remote);

/** How GitLab writes a clone address over SSH: the short form, unless the port is another than usual. */
export const sshUrl = (base: string, path: string): string => {
  const { hostname, port } = new URL(base);
  return port === '' ? `git@${hostname}:${path}.git` : `ssh://git@${hostname}:${port}/${path}.git`;
};

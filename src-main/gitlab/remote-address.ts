import type { RemoteAddress, SshAddress } from './gitlab.ts';

/** Percent-encodes everything but letters, digits and `-._~`, so that no parser can take a part of it for a delimiter. */
const encode = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * The address with the credential in it, as push mirrors and old pull mirrors want it. For request bodies only: it is never
 * stored, logged or shown.
 */
export const addressWithCredential = ({ url, username, password }: RemoteAddress): string => {
  const target = new URL(url);
  return `${target.protocol}//${encode(username)}:${encode(password.reveal())}@${target.host}${target.pathname}`;
};

/** The parameters of `PUT mirror/pull`, which takes address and credential apart. For request bodies only. */
export const pullCredential = ({ url, username, password }: RemoteAddress): { url: string; auth_user: string; auth_password: string } => ({
  url,
  auth_user: username,
  auth_password: password.reveal(),
});

/** GitLab's SSH servers know one user, `git`: who it is they tell by the key. */
export const sshAddress = ({ url }: SshAddress): string => url.replace(/^ssh:\/\//, 'ssh://git@');

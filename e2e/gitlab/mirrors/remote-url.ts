import { BlockList, isIP } from 'node:net';

import type { Remote } from '../state/records.ts';
import type { ServerState } from '../state/server-state.ts';

const SCHEMES = ['http:', 'https:', 'ssh:', 'git:'];
const USERINFO = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*@)?/i;

const ranges = (entries: readonly [string, number, 'ipv4' | 'ipv6'][]): BlockList => {
  const list = new BlockList();
  for (const [net, prefix, family] of entries) list.addSubnet(net, prefix, family);
  return list;
};

const LOOPBACK = ranges([['127.0.0.0', 8, 'ipv4'], ['::1', 128, 'ipv6']]);
const LINK_LOCAL = ranges([['169.254.0.0', 16, 'ipv4'], ['fe80::', 10, 'ipv6']]);
const PRIVATE = ranges([['10.0.0.0', 8, 'ipv4'], ['172.16.0.0', 12, 'ipv4'], ['192.168.0.0', 16, 'ipv4'], ['fc00::', 7, 'ipv6']]);

/** Why GitLab's UrlBlocker refuses a host while local requests are off; names are not looked up here. */
const localProblem = (host: string): string | null => {
  const bare = host.replace(/^\[|\]$/g, '');
  if (bare === 'localhost') return 'Requests to localhost are not allowed';
  const family = isIP(bare) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(bare) === 0) return null;
  if (LOOPBACK.check(bare, family)) return 'Requests to loopback addresses are not allowed';
  if (LINK_LOCAL.check(bare, family)) return 'Requests to the link local network are not allowed';
  return PRIVATE.check(bare, family) ? 'Requests to the local network are not allowed' : null;
};

/** What is wrong with a mirror's address in UrlBlocker's words; null when it may be used (contract A.3.10, A.3.11). */
export const remoteProblem = (state: ServerState, text: string): string | null => {
  if (!USERINFO.test(text)) return 'Only allowed schemes are http, https, ssh, git';
  if (!URL.canParse(text)) return 'URI is invalid';
  const url = new URL(text);
  if (!SCHEMES.includes(url.protocol)) return 'Only allowed schemes are http, https, ssh, git';
  if (url.hostname === '') return 'URI is invalid';
  if (url.username !== '' && !/^[a-z0-9]/i.test(decodeURIComponent(url.username))) return 'Username needs to start with an alphanumeric character';
  return state.settings.allowLocalRequests ? null : localProblem(url.hostname);
};

/** Takes address and credential apart; only for texts without a problem. */
export const splitRemote = (text: string): Remote => {
  const url = new URL(text);
  return {
    url: text.replace(USERINFO, '$1'),
    user: url.username === '' ? null : decodeURIComponent(url.username),
    password: url.password === '' ? null : decodeURIComponent(url.password),
  };
};

/** As answers show it (contract A.3.9). */
export const maskedUrl = (remote: Remote): string => {
  if (remote.user === null && remote.password === null) return remote.url;
  if (remote.password === null && remote.user === 'git') return remote.url.replace('://', '://git@');
  return remote.url.replace('://', remote.password === null ? '://*****@' : '://*****:*****@');
};

/** With the credential, as Git is given it. */
export const credentialUrl = (remote: Remote): string => {
  if (remote.user === null && remote.password === null) return remote.url;
  const password = remote.password === null ? '' : `:${encodeURIComponent(remote.password)}`;
  return remote.url.replace('://', `://${encodeURIComponent(remote.user ?? '')}${password}@`);
};

/** Hides every credential in a text from Git, as GitLab does before it keeps it. */
export const redact = (text: string, remote: Remote): string => {
  const masked = text.replace(/([a-z][a-z0-9+.-]*:\/\/)[^/\s"'@]+@/gi, '$1*****:*****@');
  return remote.password === null ? masked : masked.replaceAll(remote.password, '*****').replaceAll(encodeURIComponent(remote.password), '*****');
};

import ipaddr from 'ipaddr.js';
import type { BlockedReason } from '../../src-preload/contract/failures.ts';
import { LIMITS } from '../../src-preload/contract/limits.ts';
import type { NetworkConsent } from '../../src-preload/contract/models/instance.ts';
import { addressRefusal } from './address-class.ts';
import { AppError } from './app-error.ts';
import { classifyHost } from './host-class.ts';

const wrong = (rule: string, limit?: string): AppError => new AppError({ code: 'invalid_input', field: 'url', rule, ...(limit === undefined ? {} : { limit }) });
const blocked = (reason: BlockedReason): AppError => new AppError({ code: 'blocked_address', reason });

/**
 * The one spelling of a GitLab server's address: `scheme://host[:port][/sub/path]`, lower-case, without default port, trailing slash
 * or `/api/v4`. IP literals in any notation become their usual one, so that one server is one string.
 * Fails `invalid_input` on field `url` with rule `scheme`, `url`, `host`, `port`, `instance_root` or `too_big`; `blocked_address` for
 * userinfo, query or fragment, and for addresses that nobody may consent to.
 */
export const canonicalInstanceUrl = (typed: string): string => {
  const url = parse(typed.trim());
  const host = canonicalHost(url);
  const { port } = url;
  if (port === '0') throw wrong('port', '1 to 65535');
  const canonical = `${url.protocol}//${host}${port === '' ? '' : `:${port}`}${canonicalPath(url.pathname)}`;
  if (canonical.length > LIMITS.url) throw wrong('too_big', String(LIMITS.url));
  // The widest consent: what it refuses, nobody may allow.
  assertConsent(canonical, 'loopback');
  return canonical;
};

/** Stricter than the WHATWG parser, which repairs backslashes, missing slashes and line breaks. */
const parse = (typed: string): URL => {
  const start = /^([a-z][a-z0-9+.-]*):\/\//i.exec(typed);
  const scheme = start?.[1]?.toLowerCase();
  if (scheme !== 'http' && scheme !== 'https') throw wrong('scheme', 'http, https');
  const rest = typed.slice(scheme.length + 3);
  if (/^[^/?#\\]*@/.test(rest)) throw blocked('user_info');
  if (/[?#]/.test(rest)) throw blocked('query_or_fragment');
  if (rest === '' || rest.startsWith('/') || /[\s\\\p{Cc}]/u.test(rest)) throw wrong('url');
  try {
    return new URL(typed);
  } catch (error) {
    if (error instanceof TypeError) throw wrong('url');
    throw error;
  }
};

/** Without the dot at its end; an IPv4 address inside IPv6 becomes the IPv4 address. */
const canonicalHost = ({ hostname }: URL): string => {
  const host = hostname.replace(/\.$/, '');
  if (host.startsWith('[')) return embeddedIpv4(host) ?? host;
  const isName = host.length <= 253 && /^(?!-)[a-z0-9_-]{1,63}(\.(?!-)[a-z0-9_-]{1,63})*$/.test(host);
  if (!isName) throw wrong('host');
  return host;
};

/** The parser spells `[::ffff:127.0.0.1]` as `[::ffff:7f00:1]`. */
const embeddedIpv4 = (host: string): string | null => {
  const address = ipaddr.parse(host.slice(1, -1));
  return address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() ? address.toIPv4Address().toString() : null;
};

/** A sub-path such as `/gitlab` is kept; the address of a page or of a repository is refused, since nobody can tell where its root ends. */
const canonicalPath = (pathname: string): string => {
  const segments = pathname.split('/').filter((segment) => segment !== '').map(canonicalSegment);
  while (segments.at(-2) === 'api' && segments.at(-1) === 'v4') segments.splice(-2);
  if (isBelowRoot(segments)) throw wrong('instance_root');
  return segments.map((segment) => `/${segment}`).join('');
};

/** Signs that a page, a repository or an API call was pasted, and not the server's own address. */
const isBelowRoot = (segments: readonly string[]): boolean =>
  segments.some((segment, at) => segment === '-' || segment.endsWith('.git') || (segment === 'api' && segments[at + 1] === 'v4') || (segment === 'users' && segments[at + 1] === 'sign_in'));

const canonicalSegment = (segment: string): string => {
  try {
    return encodeURIComponent(decodeURIComponent(segment));
  } catch (error) {
    if (error instanceof URIError) throw wrong('url');
    throw error;
  }
};

/** Scheme, host and port of a canonical URL: what may be compared with the origin of a link or a redirect. */
export const originOf = (url: string): string => new URL(url).origin;

/**
 * Refuses a canonical URL whose literal address, or `localhost`, goes beyond the administrator's consent: public, then private,
 * then loopback, each with those before it. Other names are judged when they are resolved. Fails `blocked_address`.
 */
export const assertConsent = (url: string, network: NetworkConsent): void => {
  const found = classifyHost(new URL(url).hostname);
  const reason = found === null ? null : addressRefusal(found, network);
  if (reason !== null) throw blocked(reason);
};

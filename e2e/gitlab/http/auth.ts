import type { IncomingHttpHeaders } from 'node:http';

import type { TokenRecord, UserRecord } from '../state/records.ts';
import type { ServerState } from '../state/server-state.ts';
import { isExpired } from '../state/tokens.ts';
import { fail, unauthorized, type ApiFailure } from './answer.ts';

/** Who asks, and with which token. */
export type Caller = { user: UserRecord; token: TokenRecord };

/** What kind of credential a request carries; the log keeps only this. */
export type AuthorizationKind = 'none' | 'private_token' | 'bearer' | 'basic' | 'other';

export const authorizationKind = (headers: IncomingHttpHeaders): AuthorizationKind => {
  if (headers['private-token'] !== undefined) return 'private_token';
  const scheme = headers.authorization?.split(' ')[0]?.toLowerCase();
  if (scheme === undefined) return 'none';
  return scheme === 'bearer' || scheme === 'basic' ? scheme : 'other';
};

const tokenValue = (headers: IncomingHttpHeaders): string | undefined => {
  const header = headers['private-token'];
  if (typeof header === 'string') return header;
  return /^bearer\s+(.+)$/i.exec(headers.authorization ?? '')?.[1];
};

const invalidToken = (description: string): ApiFailure =>
  fail(401, { error: 'invalid_token', error_description: description }, {
    'WWW-Authenticate': `Bearer realm="Protected by OAuth 2.0", error="invalid_token", error_description="${description}"`,
  });

/** Finds the token, dead or alive; null when there is none or it is unknown. */
export const presentedToken = (state: ServerState, headers: IncomingHttpHeaders): TokenRecord | null =>
  state.tokensByValue.get(tokenValue(headers) ?? '') ?? null;

/** Who asks; null when anonymous. An unknown token is 401, a dead one 401 `invalid_token` (contract A.0). */
export const authenticate = (state: ServerState, headers: IncomingHttpHeaders): Caller | null => {
  if (tokenValue(headers) === undefined) return null;
  const token = presentedToken(state, headers);
  const user = state.users.get(token?.userId ?? 0);
  if (token === null || user === undefined) throw unauthorized();
  if (token.revoked) throw invalidToken('Token was revoked. You have to re-authorize from the user.');
  if (isExpired(state, token)) throw invalidToken('Token is expired. You can either do re-authorization or token refresh.');
  token.lastUsedAt = state.clock.now();
  return { user, token };
};

/** `read_api` reads, `api` does all; some routes take other scopes as well. Lacking it is 403 `insufficient_scope` (contract A.0). */
export const checkScope = (token: TokenRecord, method: string, also: readonly string[]): void => {
  const reads = method === 'GET' || method === 'HEAD';
  const wanted = reads ? ['api', 'read_api', ...also] : ['api', ...also];
  if (token.scopes.some((scope) => wanted.includes(scope))) return;
  throw fail(403, {
    error: 'insufficient_scope',
    error_description: 'The request requires higher privileges than provided by the access token.',
    scope: wanted.join(' '),
  });
};

import type { UnreachableReason } from '../../src-preload/contract/failures.ts';

/** A connection that could not be made: nothing was sent. */
export class LostConnection extends Error {
  readonly reason: UnreachableReason;

  constructor(reason: UnreachableReason) {
    super(reason);
    this.name = 'LostConnection';
    this.reason = reason;
  }
}

const BY_CODE: Readonly<Record<string, UnreachableReason>> = {
  ENOTFOUND: 'name_not_found',
  EAI_AGAIN: 'name_not_found',
  EAI_NODATA: 'name_not_found',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'reset',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  EPROTO: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
  UNABLE_TO_GET_ISSUER_CERT: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
  HOSTNAME_MISMATCH: 'tls',
};

/** Errors of our own making, which must show up as the bugs they are. */
const BUGS = new Set(['UND_ERR_INVALID_ARG', 'UND_ERR_NOT_SUPPORTED']);

/** Why an exchange failed, from the error's code and never from its words; null where it is no failure of the network. */
export const lossReason = (error: unknown): UnreachableReason | null => {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (code === null || BUGS.has(code)) return null;
  return BY_CODE[code] ?? (/^(CERT_|CRL_|ERR_TLS_|ERR_SSL_|ERR_OSSL_)/.test(code) ? 'tls' : 'network');
};

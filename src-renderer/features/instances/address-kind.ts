import type { NetworkConsent } from '../../../src-preload/contract/models/instance.ts';

const PRIVATE = [/^10\./, /^192\.168\./, /^172\.(1[6-9]|2\d|3[01])\./, /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./, /^\[f[cd]/];
const LOOPBACK = [/^localhost$/, /\.localhost$/, /^127\./, /^\[::1\]$/];

/**
 * What an address looks like as it is typed: only a hint for the form. What it really is, also behind a name, is decided
 * where the connection is made.
 */
export const addressKind = (typed: string): NetworkConsent => {
  const host = URL.parse(typed.trim())?.hostname ?? '';
  if (LOOPBACK.some((form) => form.test(host))) return 'loopback';
  return PRIVATE.some((form) => form.test(host)) ? 'private' : 'public';
};

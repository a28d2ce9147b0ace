import type { Claims } from '../../src-main/claim/claims.ts';

/** Nothing is claimed: this machine may write. */
export const noClaims: Pick<Claims, 'mayWrite' | 'onChanged'> = { mayWrite: () => true, onChanged: () => () => undefined };

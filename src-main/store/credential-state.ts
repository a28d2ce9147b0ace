import { and, eq, exists, gt, inArray, isNull, lte, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { CredentialState } from '../../src-preload/contract/models/mirror.ts';
import type { Db } from './access.ts';
import { mirrorCredentials, mirrors } from './mirror-schema.ts';
import type { CredentialClock } from './mirror-store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The one credential of a mirror that it works with: what lists join. */
export const isCurrentCredential = (): SQL | undefined => and(eq(mirrorCredentials.mirrorId, mirrors.id), eq(mirrorCredentials.slot, 'current'));

const warnAt = ({ now, expiryWarningDays }: CredentialClock): number => now + expiryWarningDays * DAY_MS;

/** The state as a column, where credentials are joined from the left. One that never ends is active. */
export const credentialState = (clock: CredentialClock): SQL<CredentialState> => sql<CredentialState>`CASE
  WHEN ${mirrorCredentials.mirrorId} IS NULL THEN 'none'
  WHEN ${mirrorCredentials.expiresAt} <= ${clock.now} THEN 'expired'
  WHEN ${mirrorCredentials.expiresAt} <= ${warnAt(clock)} THEN 'expiring'
  ELSE 'active' END`;

/**
 * The mirrors whose credential is in this state. Few are expiring, expired or without one: these come as a set of ids. Most are active:
 * there, each mirror of the page is asked for its own. Twin of `credentialState`; mirror-list.test.ts holds them together.
 */
export const hasCredentialState = (db: Db, state: CredentialState, clock: CredentialClock): SQL => {
  const { mirrorId, expiresAt } = mirrorCredentials;
  const some = (condition?: SQL) => db.select({ id: mirrorId }).from(mirrorCredentials).where(and(eq(mirrorCredentials.slot, 'current'), condition));
  switch (state) {
    case 'none':
      return notInArray(mirrors.id, some());
    case 'expired':
      return inArray(mirrors.id, some(lte(expiresAt, clock.now)));
    case 'expiring':
      return inArray(mirrors.id, some(and(gt(expiresAt, clock.now), lte(expiresAt, warnAt(clock)))));
    case 'active':
      return exists(some(and(eq(mirrorId, mirrors.id), or(isNull(expiresAt), gt(expiresAt, warnAt(clock))))));
  }
};

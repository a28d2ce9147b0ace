import { and, eq, exists, inArray, lte, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { DiagnosisCause } from '../../src-preload/contract/models/diagnosis.ts';
import type { Db } from './access.ts';
import { mirrorCredentials, mirrorObservations, mirrors } from './mirror-schema.ts';

/** Mirrors whose current credential's day has passed by `now` (UTC ms). */
const expiredMirrors = (db: Db, now: number) =>
  db.select({ id: mirrorCredentials.mirrorId }).from(mirrorCredentials).where(and(eq(mirrorCredentials.slot, 'current'), lte(mirrorCredentials.expiresAt, now)));

const isOrphan = eq(mirrorObservations.settingsState, 'orphan');
/** What is off has no cause, unless GitLab lost it; what is being changed has none yet. */
const counts = and(eq(mirrors.setup, 'ready'), or(eq(mirrors.enabled, true), isOrphan));

/** An expired credential is certain, whatever the last run said, unless the mirror is gone. */
const hasThisCause = (db: Db, cause: DiagnosisCause, now: number): SQL | undefined => {
  const kept = eq(mirrorObservations.cause, cause);
  if (cause !== 'credential_expired') return and(kept, or(isOrphan, notInArray(mirrorObservations.mirrorId, expiredMirrors(db, now))));
  return or(kept, and(inArray(mirrorObservations.mirrorId, expiredMirrors(db, now)), sql`${mirrorObservations.settingsState} IS NOT 'orphan'`));
};

/** The mirrors that a group of the dashboard counts, as one condition on `mirrors`: what `shownCause` says of each. */
export const hasCause = (db: Db, cause: DiagnosisCause, now: number): SQL =>
  exists(db.select({ id: mirrorObservations.mirrorId }).from(mirrorObservations).where(and(eq(mirrorObservations.mirrorId, mirrors.id), counts, hasThisCause(db, cause, now))));

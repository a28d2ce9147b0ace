import { and, eq, inArray, or, type SQL } from 'drizzle-orm';
import type { MirrorFilter } from '../../src-preload/contract/models/mirror.ts';
import type { Db } from './access.ts';
import { hasCause } from './cause-filter.ts';
import { hasCredentialState } from './credential-state.ts';
import { mirrorObservations, mirrors } from './mirror-schema.ts';
import type { CredentialClock } from './mirror-store.ts';
import { contains, isBelow } from './text-match.ts';
import { REFS_URGENCY, STATUS_URGENCY } from './urgency.ts';

const observed = (db: Db, condition: SQL): SQL =>
  inArray(mirrors.id, db.select({ id: mirrorObservations.mirrorId }).from(mirrorObservations).where(condition));

/**
 * What a list asks for, as one condition on `mirrors` alone: other tables come in as sets of ids, so that the same condition counts
 * without joins. Text and group look at both paths.
 */
export const mirrorFilter = (db: Db, { pairId, text, groupPath, status, verified, credential, enabled, cause }: MirrorFilter, clock: CredentialClock): SQL | undefined =>
  and(
    pairId === undefined ? undefined : eq(mirrors.pairId, pairId),
    enabled === undefined ? undefined : eq(mirrors.enabled, enabled),
    text === undefined || text === '' ? undefined : or(contains(mirrors.sourcePath, text), contains(mirrors.targetPath, text)),
    groupPath === undefined ? undefined : or(isBelow(mirrors.sourcePath, groupPath), isBelow(mirrors.targetPath, groupPath)),
    status === undefined ? undefined : observed(db, eq(mirrorObservations.statusRank, STATUS_URGENCY.indexOf(status))),
    verified === undefined ? undefined : observed(db, eq(mirrorObservations.refsRank, REFS_URGENCY.indexOf(verified))),
    credential === undefined ? undefined : hasCredentialState(db, credential, clock),
    cause === undefined ? undefined : hasCause(db, cause, clock.now),
  );

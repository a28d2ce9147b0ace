import { eq, sql } from 'drizzle-orm';
import { Failure } from '../../src-preload/contract/failures.ts';
import type { MirrorId } from '../../src-preload/contract/ids.ts';
import { type DiagnosisFacts, diagnose } from '../rules/diagnosis/diagnose.ts';
import type { Db } from './access.ts';
import { found } from './changes.ts';
import { fromJson, fromNullableJson } from './json.ts';
import { SettingDifferences } from './mirror-list.ts';
import { mirrorObservations, mirrors, pairs } from './schema.ts';

const readFacts = (db: Db, id: MirrorId) => {
  const { status, lastError, refsState, settingsState, comparedAt, refsEqual, refsDifferent, refsMissing, settingDifferences, refsFailure } = mirrorObservations;
  return found(
    db
      .select({
        direction: pairs.direction, sourceInstanceId: pairs.sourceInstanceId, setup: mirrors.setup, enabled: mirrors.enabled, overwriteDiverged: sql<number>`coalesce(${mirrors.overwriteDiverged}, ${pairs.overwriteDiverged})`,
        status, lastError, refsState, settingsState, comparedAt, refsEqual, refsDifferent, refsMissing, settingDifferences, refsFailure,
      })
      .from(mirrors)
      .innerJoin(pairs, eq(pairs.id, mirrors.pairId))
      .innerJoin(mirrorObservations, eq(mirrorObservations.mirrorId, mirrors.id))
      .where(eq(mirrors.id, id))
      .get(),
    'mirror',
  );
};

const toFacts = (row: ReturnType<typeof readFacts>): DiagnosisFacts => ({
  // What the clock decides is not kept, and refs are no part of a cause.
  credential: { state: 'active', expiresAt: null },
  refDifferences: [],
  direction: row.direction,
  setup: row.setup,
  source: { instanceId: row.sourceInstanceId },
  desired: { enabled: row.enabled, effective: { overwriteDiverged: row.overwriteDiverged === 1 } },
  observed: { status: row.status, lastError: row.lastError },
  verified: { state: row.refsState, settings: row.settingsState, comparedAt: row.comparedAt, equal: row.refsEqual, different: row.refsDifferent, missing: row.refsMissing },
  settingDifferences: fromJson(SettingDifferences, row.settingDifferences),
  refsFailure: fromNullableJson(Failure, row.refsFailure),
});

/** Keeps what the mirror's observations mean, so that many can be grouped by it. To be called after each change of them. */
export const noteCause = (db: Db, id: MirrorId): void => {
  const cause = diagnose(toFacts(readFacts(db, id)), 0)?.cause ?? null;
  db.update(mirrorObservations).set({ cause }).where(eq(mirrorObservations.mirrorId, id)).run();
};

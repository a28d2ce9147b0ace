import { eq, sql } from 'drizzle-orm';
import { Failure } from '../../src-preload/contract/failures.ts';
import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { DiagnosisCause } from '../../src-preload/contract/models/diagnosis.ts';
import { type DiagnosisFacts, diagnose } from '../rules/diagnosis/diagnose.ts';
import type { Db } from './access.ts';
import { found } from './changes.ts';
import { fromJson, fromNullableJson } from './json.ts';
import { SettingDifferences } from './mirror-list.ts';
import { mirrorObservations, mirrors } from './mirror-schema.ts';
import { pairs } from './pair-schema.ts';
import { prepared } from './prepared.ts';

const readFacts = prepared((db) => {
  const { status, lastError, refsState, settingsState, comparedAt, refsEqual, refsDifferent, refsMissing, settingDifferences, refsFailure } = mirrorObservations;
  return db
    .select({
      direction: pairs.direction, sourceInstanceId: pairs.sourceInstanceId, setup: mirrors.setup, enabled: mirrors.enabled, overwriteDiverged: sql<number>`coalesce(${mirrors.overwriteDiverged}, ${pairs.overwriteDiverged})`,
      status, lastError, refsState, settingsState, comparedAt, refsEqual, refsDifferent, refsMissing, settingDifferences, refsFailure,
    })
    .from(mirrors)
    .innerJoin(pairs, eq(pairs.id, mirrors.pairId))
    .innerJoin(mirrorObservations, eq(mirrorObservations.mirrorId, mirrors.id))
    .where(eq(mirrors.id, sql.placeholder('mirrorId')))
    .prepare();
});

/** What a mirror's cause is made of, as it stands now; fails `not_found`. */
export const factsOf = (db: Db, mirrorId: MirrorId) => found(readFacts(db).get({ mirrorId }), 'mirror');

type Facts = ReturnType<typeof factsOf>;

const toFacts = (row: Facts): DiagnosisFacts => ({
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

/** What these observations of a mirror mean, so that many can be grouped by it. To be written with each change of them. */
export const causeOf = (facts: Facts): DiagnosisCause | null => diagnose(toFacts(facts), 0)?.cause ?? null;

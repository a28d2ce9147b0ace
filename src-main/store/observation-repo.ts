import { eq, sql } from 'drizzle-orm';
import { behindSince } from '../rules/behind-since.ts';
import type { Access } from './access.ts';
import { found } from './changes.ts';
import { fromJson, toJson, toNullableJson } from './json.ts';
import { causeOf, factsOf } from './mirror-cause.ts';
import { RefDifferences } from './mirror-list.ts';
import { mirrorObservations } from './mirror-schema.ts';
import type { MirrorRepo } from './mirror-store.ts';
import { prepared } from './prepared.ts';

const given = (name: string) => sql`${sql.placeholder(name)}`;
const ofMirror = eq(mirrorObservations.mirrorId, sql.placeholder('mirrorId'));

const writeStatus = prepared((db) =>
  db
    .update(mirrorObservations)
    .set({
      status: given('status'), rawStatus: given('rawStatus'), enabled: given('enabled'), lastUpdateAt: given('lastUpdateAt'), lastSuccessAt: given('lastSuccessAt'), lastError: given('lastError'),
      checkedAt: given('checkedAt'), cause: given('cause'),
    })
    .where(ofMirror)
    .prepare());

const readCompared = prepared((db) =>
  db.select({ behindSince: mirrorObservations.behindSince, refDifferences: mirrorObservations.refDifferences }).from(mirrorObservations).where(ofMirror).prepare());

const writeCompared = prepared((db) =>
  db
    .update(mirrorObservations)
    .set({
      behindSince: given('behindSince'), settingsState: given('settingsState'), settingDifferences: given('settingDifferences'), refsState: given('refsState'), refsEqual: given('refsEqual'),
      refsDifferent: given('refsDifferent'), refsMissing: given('refsMissing'), refsExtra: given('refsExtra'), refDifferences: given('refDifferences'), refsFailure: given('refsFailure'),
      comparedAt: given('comparedAt'), cause: given('cause'),
    })
    .where(ofMirror)
    .prepare());

/**
 * What GitLab said of a mirror, and what our comparison found. Each mirror has its row from the first moment. What a row means is written
 * with it; both in one statement, since rounds write thousands.
 */
export const createObservationRepo = ({ write }: Access): Pick<MirrorRepo, 'observe' | 'noteVerified'> => ({
  observe: (mirrorId, { enabled, ...seen }) =>
    write('mirrors', (db) => {
      const cause = causeOf({ ...factsOf(db, mirrorId), ...seen });
      writeStatus(db).run({ ...seen, enabled: enabled === null ? null : Number(enabled), cause, mirrorId });
    }),

  noteVerified: (mirrorId, settings, refs) =>
    write('mirrors', (db) => {
      const facts = factsOf(db, mirrorId);
      const before = found(readCompared(db).get({ mirrorId }), 'mirror');
      const now = {
        behindSince: behindSince({ behindSince: before.behindSince, differences: fromJson(RefDifferences, before.refDifferences) }, refs),
        settingsState: settings.state,
        settingDifferences: toJson(settings.differences),
        refsState: refs.state,
        refsEqual: refs.equal,
        refsDifferent: refs.different,
        refsMissing: refs.missing,
        refsExtra: refs.extra,
        refDifferences: toJson(refs.differences),
        refsFailure: toNullableJson(refs.failure),
        comparedAt: refs.comparedAt,
      };
      writeCompared(db).run({ ...now, cause: causeOf({ ...facts, ...now }), mirrorId });
      return now.behindSince;
    }),
});

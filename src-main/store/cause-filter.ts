import { and, eq, exists, inArray, lte, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { MirrorId } from '../../src-preload/contract/ids.ts';
import { DiagnosisCause } from '../../src-preload/contract/models/diagnosis.ts';
import type { Db } from './access.ts';
import type { CauseCount } from './overview-store.ts';
import { mirrorCredentials, mirrorObservations, mirrors } from './schema.ts';

const SAMPLES = 3;

/** Mirrors whose current credential's day has passed by `now` (UTC ms). */
export const expiredMirrors = (db: Db, now: number) =>
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

/** The mirrors that a group of the dashboard counts, as one condition on `mirrors`. */
export const hasCause = (db: Db, cause: DiagnosisCause, now: number): SQL =>
  exists(db.select({ id: mirrorObservations.mirrorId }).from(mirrorObservations).where(and(eq(mirrorObservations.mirrorId, mirrors.id), counts, hasThisCause(db, cause, now))));

/** From the index alone, in its order; the planner would begin with the mirrors. */
const fromCauses = (db: Db, now: number): SQL => sql`
  FROM mirror_observations o INDEXED BY observations_cause CROSS JOIN mirrors m ON m.id = o.mirror_id
  WHERE m.setup = 'ready' AND (m.enabled = 1 OR o.settings_state IS 'orphan') AND (o.settings_state IS 'orphan' OR o.mirror_id NOT IN ${expiredMirrors(db, now)}) AND o.cause IS NOT NULL`;

const keptCounts = (db: Db, now: number): [DiagnosisCause, number][] =>
  db.values<[string, number]>(sql`SELECT o.cause, count(*) ${fromCauses(db, now)} GROUP BY o.cause`).map(([cause, total]) => [DiagnosisCause.parse(cause), total]);

type First = CauseCount['first'];

const firstOf = (db: Db, cause: DiagnosisCause, now: number): First =>
  db.values<[MirrorId, string]>(sql`SELECT m.id, m.source_path || ' → ' || m.target_path ${fromCauses(db, now)} AND o.cause = ${cause} ORDER BY o.mirror_id LIMIT ${SAMPLES}`).map(([id, subject]) => ({ id, subject }));

const expiredOnes = (db: Db, now: number): First =>
  db
    .select({ id: mirrors.id, subject: sql<string>`${mirrors.sourcePath} || ' → ' || ${mirrors.targetPath}` })
    .from(mirrors)
    .innerJoin(mirrorObservations, eq(mirrorObservations.mirrorId, mirrors.id))
    .where(and(inArray(mirrors.id, expiredMirrors(db, now)), counts, sql`${mirrorObservations.settingsState} IS NOT 'orphan'`))
    .orderBy(mirrors.id)
    .all();

/** How many mirrors each cause has, with the first of them. */
export const countCauses = (db: Db, now: number): CauseCount[] => {
  const kept = keptCounts(db, now).map(([cause, total]): CauseCount => ({ cause, mirrors: total, first: firstOf(db, cause, now) }));
  const ended = expiredOnes(db, now);
  if (ended.length === 0) return kept;
  const said = kept.find(({ cause }) => cause === 'credential_expired');
  const expired: CauseCount = { cause: 'credential_expired', mirrors: ended.length + (said?.mirrors ?? 0), first: [...ended, ...(said?.first ?? [])].slice(0, SAMPLES) };
  return [...kept.filter((one) => one !== said), expired];
};

/** The cause of each of these mirrors that has one. */
export const causesOf = (db: Db, ids: readonly MirrorId[], now: number): Map<MirrorId, DiagnosisCause> => {
  const rows = db
    .select({ id: mirrors.id, cause: mirrorObservations.cause, settings: mirrorObservations.settingsState })
    .from(mirrors)
    .innerJoin(mirrorObservations, eq(mirrorObservations.mirrorId, mirrors.id))
    .where(and(inArray(mirrors.id, [...ids]), counts))
    .all();
  const expired = new Set(expiredMirrors(db, now).all().map(({ id }) => id));
  return new Map(
    rows.flatMap(({ id, cause, settings }) => {
      if (settings !== 'orphan' && expired.has(id)) return [[id, 'credential_expired']];
      return cause === null ? [] : [[id, DiagnosisCause.parse(cause)]];
    }),
  );
};

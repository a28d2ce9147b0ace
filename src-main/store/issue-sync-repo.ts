import { and, asc, count, eq, inArray, isNull, lte, min, sql } from 'drizzle-orm';
import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Access, Db } from './access.ts';
import { assertChanged, found, isEmpty } from './changes.ts';
import { issueLinks, issueProblems, issueRuns, issueSyncs, syncRules, uploadLinks } from './issue-schema.ts';
import type { IssueSyncRepo, ScheduledSync } from './issue-store.ts';
import { listSyncs } from './issue-sync-list.ts';
import { allOptionColumns, datesColumns, isSwitchedOn, optionColumns, selectSyncs, toStoredSync, toSync } from './issue-sync-row.ts';
import { mirrors } from './mirror-schema.ts';
import { pairs } from './pair-schema.ts';

/** What is not made yet, or is being taken away, is not copied from. */
const isSetUp = inArray(mirrors.setup, ['ready', 'rotating']);

const dueSyncs = (db: Db, now: number, limit: number): ScheduledSync[] =>
  db
    .select({
      mirrorId: issueSyncs.mirrorId, sourceInstanceId: pairs.sourceInstanceId, sourceProjectId: mirrors.sourceProjectId, sourcePath: mirrors.sourcePath,
      targetInstanceId: pairs.targetInstanceId, targetProjectId: mirrors.targetProjectId,
      intervalMinutes: issueSyncs.intervalMinutes, watermark: issueSyncs.watermark, nextRunAt: issueSyncs.nextRunAt, sweptAt: issueSyncs.sweptAt,
      retryAt: sql<number | null>`(SELECT min(${issueProblems.nextAttemptAt}) FROM ${issueProblems} WHERE ${issueProblems.mirrorId} = ${issueSyncs.mirrorId})`,
    })
    .from(issueSyncs)
    .innerJoin(mirrors, eq(mirrors.id, issueSyncs.mirrorId))
    .innerJoin(pairs, eq(pairs.id, mirrors.pairId))
    .where(and(lte(issueSyncs.nextRunAt, now), isSwitchedOn, isSetUp))
    .orderBy(asc(issueSyncs.nextRunAt), asc(issueSyncs.mirrorId))
    .limit(limit)
    .all();

/** Notes of links and items of runs go with these. */
const OWN_TABLES = [issueSyncs, issueLinks, uploadLinks, issueProblems, issueRuns, syncRules] as const;

const removeAll = (db: Db, mirrorId: MirrorId): { linksForgotten: number } => {
  const links = db.select({ total: count() }).from(issueLinks).where(eq(issueLinks.mirrorId, mirrorId)).get()?.total ?? 0;
  for (const table of OWN_TABLES) db.delete(table).where(eq(table.mirrorId, mirrorId)).run();
  return { linksForgotten: links };
};

export const createIssueSyncRepo = ({ read, write }: Access): IssueSyncRepo => ({
  list: (query) => read((db) => listSyncs(db, query)),
  get: (mirrorId) => read((db) => toSync(found(selectSyncs(db).where(eq(mirrors.id, mirrorId)).get(), 'mirror'))),

  find: (mirrorId) =>
    read((db) => {
      const row = db.select().from(issueSyncs).where(eq(issueSyncs.mirrorId, mirrorId)).get();
      return row === undefined ? null : toStoredSync(row);
    }),

  insert: ({ options, ...row }) => write('issueSync', (db) => void db.insert(issueSyncs).values({ ...row, ...allOptionColumns(options) }).run()),

  update: (mirrorId, { options = {}, datesKept, ...change }) =>
    write('issueSync', (db) => {
      const set = { ...change, ...datesColumns(datesKept), ...optionColumns(options) };
      if (!isEmpty(set)) assertChanged(db.update(issueSyncs).set(set).where(eq(issueSyncs.mirrorId, mirrorId)).run(), 'mirror');
    }),

  remove: (mirrorId) => write('issueSync', (db) => removeAll(db, mirrorId)),

  due: (now, limit) => read((db) => dueSyncs(db, now, limit)),

  nextRunAt: () =>
    read((db) => {
      const from = db.select({ at: min(issueSyncs.nextRunAt) }).from(issueSyncs).innerJoin(mirrors, eq(mirrors.id, issueSyncs.mirrorId)).innerJoin(pairs, eq(pairs.id, mirrors.pairId));
      return from.where(and(isSwitchedOn, isSetUp)).get()?.at ?? null;
    }),

  withoutRow: (limit) =>
    read((db) => {
      const from = db.select({ id: mirrors.id }).from(mirrors).innerJoin(pairs, eq(pairs.id, mirrors.pairId)).leftJoin(issueSyncs, eq(issueSyncs.mirrorId, mirrors.id));
      return from.where(and(isNull(issueSyncs.mirrorId), isSwitchedOn, isSetUp)).orderBy(asc(mirrors.id)).limit(limit).all().map(({ id }) => id);
    }),

  // One statement for all: SQLite bounds the values of a statement, not the length of one text.
  moveOn: (moves) =>
    write('issueSync', (db) => {
      const rows = JSON.stringify(moves.map(({ mirrorId, watermark, nextRunAt }) => [mirrorId, watermark, nextRunAt]));
      db.run(sql`UPDATE issue_syncs SET watermark = moved.value ->> 1, next_run_at = moved.value ->> 2 FROM json_each(${rows}) AS moved WHERE issue_syncs.mirror_id = moved.value ->> 0`);
    }),
});

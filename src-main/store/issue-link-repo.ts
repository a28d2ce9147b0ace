import { and, asc, count, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Access, Db } from './access.ts';
import { assertChanged, found, isEmpty } from './changes.ts';
import { issueLinks } from './issue-schema.ts';
import type { IssueLinkRepo, StoredIssueLink } from './issue-store.ts';
import { fromAnyJson, toJson } from './json.ts';
import { mirrors } from './mirror-schema.ts';
import { pairs } from './pair-schema.ts';
import { prepared } from './prepared.ts';

const toLink = (row: typeof issueLinks.$inferSelect): StoredIssueLink => ({ ...row, base: fromAnyJson(row.base) });
const toLinkOrNull = (row: typeof issueLinks.$inferSelect | undefined): StoredIssueLink | null => (row === undefined ? null : toLink(row));

const ofId = prepared((db) => db.select().from(issueLinks).where(eq(issueLinks.id, sql.placeholder('id'))).prepare());
const ofSource = prepared((db) =>
  db.select().from(issueLinks).where(and(eq(issueLinks.mirrorId, sql.placeholder('mirrorId')), eq(issueLinks.sourceIssueId, sql.placeholder('sourceIssueId')))).prepare());

const insertRow = prepared((db) =>
  db
    .insert(issueLinks)
    .values({
      mirrorId: sql.placeholder('mirrorId'), sourceIssueId: sql.placeholder('sourceIssueId'), sourceIid: sql.placeholder('sourceIid'),
      targetIssueId: sql.placeholder('targetIssueId'), targetIid: sql.placeholder('targetIid'), state: sql.placeholder('state'),
      sourceUpdatedAt: sql.placeholder('sourceUpdatedAt'), targetUpdatedAt: sql.placeholder('targetUpdatedAt'),
      createdAt: sql.placeholder('createdAt'), syncedAt: sql.placeholder('syncedAt'), base: sql.placeholder('base'),
    })
    .returning({ id: issueLinks.id })
    .prepare());

const insertLink = (db: Db, { base, ...row }: Omit<StoredIssueLink, 'id'>) => insertRow(db).get({ ...row, base: toJson(base) }).id;

/** All but the base, which is long. */
const SHORT = {
  id: issueLinks.id, mirrorId: issueLinks.mirrorId, sourceIssueId: issueLinks.sourceIssueId, sourceIid: issueLinks.sourceIid,
  targetIssueId: issueLinks.targetIssueId, targetIid: issueLinks.targetIid, state: issueLinks.state, sourceUpdatedAt: issueLinks.sourceUpdatedAt,
  targetUpdatedAt: issueLinks.targetUpdatedAt, createdAt: issueLinks.createdAt, syncedAt: issueLinks.syncedAt,
};

export const createIssueLinkRepo = ({ read, write }: Access): IssueLinkRepo => ({
  ofSources: (mirrorId, ids) =>
    read((db) => db.select().from(issueLinks).where(and(eq(issueLinks.mirrorId, mirrorId), inArray(issueLinks.sourceIssueId, [...ids]))).all().map(toLink)),

  findBySource: (mirrorId, sourceIssueId) => read((db) => toLinkOrNull(ofSource(db).get({ mirrorId, sourceIssueId }))),

  get: (id) => read((db) => toLink(found(ofId(db).get({ id }), 'issue'))),

  find: (id) => read((db) => toLinkOrNull(ofId(db).get({ id }))),

  findByCopy: (mirrorId, targetIssueId) =>
    read((db) => toLinkOrNull(db.select().from(issueLinks).where(and(eq(issueLinks.mirrorId, mirrorId), eq(issueLinks.targetIssueId, targetIssueId))).get())),

  // The sign keeps SQLite from going through all mirrors of the instance: the ids are few.
  copiesAmong: (instanceId, issueIds) =>
    read((db) =>
      db
        .select({
          issueId: issueLinks.targetIssueId, mirrorId: issueLinks.mirrorId, sourceInstanceId: pairs.sourceInstanceId,
          sourceProjectId: mirrors.sourceProjectId, sourceIssueId: issueLinks.sourceIssueId, sourceIid: issueLinks.sourceIid,
        })
        .from(issueLinks)
        .innerJoin(mirrors, eq(mirrors.id, issueLinks.mirrorId))
        .innerJoin(pairs, eq(pairs.id, mirrors.pairId))
        .where(and(inArray(issueLinks.targetIssueId, [...issueIds]), sql`+${pairs.targetInstanceId} = ${instanceId}`))
        .all()),

  walk: (mirrorId, after, limit) =>
    read((db) => {
      const where = and(eq(issueLinks.mirrorId, mirrorId), eq(issueLinks.state, 'linked'), after === null ? undefined : gt(issueLinks.id, after));
      return db.select(SHORT).from(issueLinks).where(where).orderBy(asc(issueLinks.id)).limit(limit).all();
    }),

  count: (mirrorId) => read((db) => db.select({ total: count() }).from(issueLinks).where(and(eq(issueLinks.mirrorId, mirrorId), eq(issueLinks.state, 'linked'))).get()?.total ?? 0),

  insert: (link) => write('issueSync', (db) => insertLink(db, link)),

  insertMany: (rows) => write('issueSync', (db) => rows.map((row) => insertLink(db, row))),

  update: (id, { base, ...change }) =>
    write('issueSync', (db) => {
      const set = { ...change, base: base === undefined ? undefined : toJson(base) };
      if (!isEmpty(set)) assertChanged(db.update(issueLinks).set(set).where(eq(issueLinks.id, id)).run(), 'issue');
    }),

  remove: (id) => write('issueSync', (db) => void db.delete(issueLinks).where(eq(issueLinks.id, id)).run()),
});

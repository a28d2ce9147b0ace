import { and, asc, count, desc, eq, isNotNull, isNull, lte, min, sql } from 'drizzle-orm';
import { Failure } from '../../src-preload/contract/failures.ts';
import type { IssueProblemId } from '../../src-preload/contract/ids.ts';
import { IssueProblemKind } from '../../src-preload/contract/models/issue-sync.ts';
import type { Access, Db } from './access.ts';
import { assertChanged, found } from './changes.ts';
import { Parts } from './issue-run-row.ts';
import { issueProblems } from './issue-schema.ts';
import type { IssueProblemRepo, NotedProblem, StoredIssueProblem } from './issue-store.ts';
import { fromJson, fromNullableJson, toJson, toNullableJson } from './json.ts';
import { prepared } from './prepared.ts';

/** A copy that is to be confidential and could not be made so: a failed problem that concerns nothing else. */
export const isOpenCopy = sql`(${issueProblems.kind} = 'failed' AND ${issueProblems.parts} = '["confidential"]')`;

type Row = typeof issueProblems.$inferSelect;

const toProblem = ({ dismissedAt: _hidden, ...row }: Row): StoredIssueProblem => ({ ...row, parts: fromJson(Parts, row.parts), failure: fromNullableJson(Failure, row.failure) });

const ofId = (id: IssueProblemId) => eq(issueProblems.id, id);

/** Lists come as one text, so that a statement is made once, whatever their length. */
const oneOf = (column: typeof issueProblems.sourceIssueId | typeof issueProblems.kind, name: string) => sql`${column} IN (SELECT value FROM json_each(${sql.placeholder(name)}))`;
const isOfMirror = eq(issueProblems.mirrorId, sql.placeholder('mirrorId'));
const ofSources = prepared((db) => db.select().from(issueProblems).where(and(isOfMirror, oneOf(issueProblems.sourceIssueId, 'ids'))).prepare());
const clear = prepared((db) =>
  db.delete(issueProblems).where(and(isOfMirror, eq(issueProblems.sourceIssueId, sql.placeholder('sourceIssueId')), oneOf(issueProblems.kind, 'kinds'))).prepare());

const noteProblem = (db: Db, { now, parts, failure, ...row }: NotedProblem): IssueProblemId => {
  const values = { ...row, parts: toJson(parts), failure: toNullableJson(failure), lastAt: now, dismissedAt: null };
  return db
    .insert(issueProblems)
    .values({ ...values, attempts: 1, firstAt: now })
    .onConflictDoUpdate({ target: [issueProblems.mirrorId, issueProblems.sourceIssueId, issueProblems.kind], set: { ...values, attempts: sql`${issueProblems.attempts} + 1` } })
    .returning({ id: issueProblems.id })
    .get().id;
};

export const createIssueProblemRepo = ({ read, write }: Access): IssueProblemRepo => ({
  list: ({ mirrorId, kind, offset, limit }) =>
    read((db) => {
      const where = and(
        mirrorId === undefined ? undefined : eq(issueProblems.mirrorId, mirrorId),
        kind === undefined ? undefined : eq(issueProblems.kind, kind),
        isNull(issueProblems.dismissedAt),
      );
      const rows = db.select().from(issueProblems).where(where).orderBy(desc(issueProblems.lastAt), desc(issueProblems.id)).limit(limit).offset(offset).all();
      return { items: rows.map(toProblem), total: db.select({ total: count() }).from(issueProblems).where(where).get()?.total ?? 0 };
    }),

  get: (id) => read((db) => toProblem(found(db.select().from(issueProblems).where(ofId(id)).get(), 'issue_problem'))),

  ofSources: (mirrorId, ids) =>
    read((db) => ofSources(db).all({ mirrorId, ids: toJson(ids) }).map((row) => ({ ...toProblem(row), dismissedAt: row.dismissedAt }))),

  note: (problem) => write('issueSync', (db) => noteProblem(db, problem)),

  clear: (mirrorId, sourceIssueId, kinds) =>
    write('issueSync', (db) => void clear(db).run({ mirrorId, sourceIssueId, kinds: toJson(kinds ?? IssueProblemKind.options) })),

  dismiss: (id, now) => write('issueSync', (db) => assertChanged(db.update(issueProblems).set({ dismissedAt: now }).where(ofId(id)).run(), 'issue_problem')),

  retryNow: (id, now) => write('issueSync', (db) => assertChanged(db.update(issueProblems).set({ nextAttemptAt: now, dismissedAt: null }).where(ofId(id)).run(), 'issue_problem')),

  openCopies: (mirrorId) =>
    read((db) =>
      db
        .select()
        .from(issueProblems)
        .where(and(eq(issueProblems.mirrorId, mirrorId), isOpenCopy, isNotNull(issueProblems.targetIid)))
        .orderBy(asc(issueProblems.firstAt))
        .limit(1000)
        .all()
        .flatMap((row) => {
          const { targetIid, ...problem } = toProblem(row);
          return targetIid === null ? [] : [{ ...problem, targetIid }];
        })),

  due: (mirrorId, now, limit) =>
    read((db) =>
      db
        .select({ id: issueProblems.id, sourceIssueId: issueProblems.sourceIssueId, sourceIid: issueProblems.sourceIid, attempts: issueProblems.attempts })
        .from(issueProblems)
        .where(and(eq(issueProblems.mirrorId, mirrorId), lte(issueProblems.nextAttemptAt, now)))
        .orderBy(asc(issueProblems.nextAttemptAt))
        .limit(limit)
        .all()),

  nextAttemptAt: (mirrorId) =>
    read((db) => db.select({ at: min(issueProblems.nextAttemptAt) }).from(issueProblems).where(and(eq(issueProblems.mirrorId, mirrorId), isNotNull(issueProblems.nextAttemptAt))).get()?.at ?? null),
});

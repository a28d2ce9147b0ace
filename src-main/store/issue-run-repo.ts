import { and, asc, count, desc, eq, inArray, lt, max, ne, sql } from 'drizzle-orm';
import type { IssueRunId, MirrorId } from '../../src-preload/contract/ids.ts';
import type { Access, Db } from './access.ts';
import { assertChanged, found } from './changes.ts';
import { countNotKept, toItem, toRun } from './issue-run-row.ts';
import { issueRunItems, issueRuns } from './issue-schema.ts';
import type { IssueRunRepo, NewRunItem, RunCounts } from './issue-store.ts';
import { toJson, toNullableJson } from './json.ts';
import { prepared } from './prepared.ts';

const COUNTS = ['listed', 'created', 'updated', 'unchanged', 'skipped', 'failed', 'deleted', 'comments', 'uploads'] as const satisfies (keyof RunCounts)[];
const NOTHING = Object.fromEntries(COUNTS.map((name) => [name, 0]));

const ofRun = eq(issueRuns.id, sql.placeholder('id'));
const raise = prepared((db) => db.update(issueRuns).set(Object.fromEntries(COUNTS.map((name) => [name, sql`${issueRuns[name]} + ${sql.placeholder(name)}`]))).where(ofRun).prepare());
const readNotKept = prepared((db) => db.select({ notKept: issueRuns.notKept }).from(issueRuns).where(ofRun).prepare());
const lastIndex = prepared((db) => db.select({ index: max(issueRunItems.index) }).from(issueRunItems).where(eq(issueRunItems.runId, sql.placeholder('id'))).prepare());
const insertItem = prepared((db) =>
  db
    .insert(issueRunItems)
    .values({
      runId: sql.placeholder('runId'), index: sql.placeholder('index'), sourceIid: sql.placeholder('sourceIid'), targetIid: sql.placeholder('targetIid'), title: sql.placeholder('title'),
      action: sql.placeholder('action'), reason: sql.placeholder('reason'), parts: sql.placeholder('parts'), notKept: sql.placeholder('notKept'), failure: sql.placeholder('failure'),
      replaced: sql.placeholder('replaced'),
    })
    .prepare());

const addItems = (db: Db, runId: IssueRunId, items: readonly NewRunItem[]): void => {
  if (items.length === 0) return;
  const last = lastIndex(db).get({ id: runId })?.index ?? -1;
  for (const [at, { parts, notKept, failure, replaced, ...item }] of items.entries()) {
    insertItem(db).run({ ...item, runId, index: last + 1 + at, parts: toJson(parts), notKept: toJson(notKept), failure: toNullableJson(failure), replaced: toNullableJson(replaced) });
  }
};

const addCounts = (db: Db, id: IssueRunId, counts: Partial<RunCounts>): void => assertChanged(raise(db).run({ ...NOTHING, ...counts, id }), 'issue_run');

const addNotKept = (db: Db, id: IssueRunId, items: readonly NewRunItem[]): void => {
  const lost = items.flatMap(({ notKept }) => notKept);
  const before = lost.length === 0 ? undefined : readNotKept(db).get({ id });
  if (before !== undefined) db.update(issueRuns).set({ notKept: countNotKept(before.notKept, lost) }).where(eq(issueRuns.id, id)).run();
};

const prune = (db: Db, mirrorId: MirrorId, keepItems: number, olderThan: number): void => {
  const latest = db.select({ id: issueRuns.id }).from(issueRuns).where(eq(issueRuns.mirrorId, mirrorId)).orderBy(desc(issueRuns.id)).limit(keepItems).all();
  const [newest, oldestKept] = [latest[0]?.id, latest.at(-1)?.id];
  if (newest === undefined || oldestKept === undefined) return;
  const older = db.select({ id: issueRuns.id }).from(issueRuns).where(and(eq(issueRuns.mirrorId, mirrorId), lt(issueRuns.id, oldestKept)));
  db.delete(issueRunItems).where(inArray(issueRunItems.runId, older)).run();
  db.delete(issueRuns).where(and(eq(issueRuns.mirrorId, mirrorId), lt(issueRuns.finishedAt, olderThan), ne(issueRuns.id, newest))).run();
};

export const createIssueRunRepo = ({ read, write }: Access): IssueRunRepo => {
  const one = (id: IssueRunId, index: number) => and(eq(issueRunItems.runId, id), eq(issueRunItems.index, index));
  const row = (db: Db, id: IssueRunId) => found(db.select().from(issueRuns).where(eq(issueRuns.id, id)).get(), 'issue_run');
  return {
    start: ({ now, ...run }) =>
      write('issueSync', (db) => db.insert(issueRuns).values({ ...run, state: 'running', startedAt: now }).returning({ id: issueRuns.id }).get().id),

    get: (id) => read((db) => toRun(row(db, id))),

    findRunning: (mirrorId) =>
      read((db) => {
        const run = db.select().from(issueRuns).where(and(eq(issueRuns.mirrorId, mirrorId), eq(issueRuns.state, 'running'))).orderBy(desc(issueRuns.id)).limit(1).get();
        return run === undefined ? null : toRun(run);
      }),

    add: (id, counts, items) =>
      write('issueSync', (db) => {
        addCounts(db, id, counts);
        addNotKept(db, id, items);
        addItems(db, id, items);
      }),

    finish: (id, { now, failure, ...end }) =>
      write('issueSync', (db) => assertChanged(db.update(issueRuns).set({ ...end, failure: toNullableJson(failure), finishedAt: now }).where(eq(issueRuns.id, id)).run(), 'issue_run')),

    history: ({ mirrorId, offset, limit }) =>
      read((db) => {
        const where = eq(issueRuns.mirrorId, mirrorId);
        const rows = db.select().from(issueRuns).where(where).orderBy(desc(issueRuns.id)).limit(limit).offset(offset).all();
        return { items: rows.map(toRun), total: db.select({ total: count() }).from(issueRuns).where(where).get()?.total ?? 0 };
      }),

    items: ({ runId, action, offset, limit }) =>
      read((db) => {
        row(db, runId);
        const where = and(eq(issueRunItems.runId, runId), action === undefined ? undefined : eq(issueRunItems.action, action));
        const rows = db.select().from(issueRunItems).where(where).orderBy(asc(issueRunItems.index)).limit(limit).offset(offset).all();
        return { items: rows.map(toItem), total: db.select({ total: count() }).from(issueRunItems).where(where).get()?.total ?? 0 };
      }),

    item: (id, index) => read((db) => toItem(found(db.select().from(issueRunItems).where(one(id, index)).get(), 'issue_run'))),

    forgetReplaced: (id, index) =>
      write('issueSync', (db) => assertChanged(db.update(issueRunItems).set({ replaced: null }).where(one(id, index)).run(), 'issue_run')),

    prune: (mirrorId, keepItems, olderThan) => write('issueSync', (db) => prune(db, mirrorId, keepItems, olderThan)),
  };
};

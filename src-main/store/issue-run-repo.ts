import { and, asc, count, desc, eq, inArray, lt, max, ne, sql } from 'drizzle-orm';
import type { IssueRunId, MirrorId } from '../../src-preload/contract/ids.ts';
import type { Access, Db } from './access.ts';
import { assertChanged, found } from './changes.ts';
import { countNotKept, toItem, toRun } from './issue-run-row.ts';
import { issueRunItems, issueRuns } from './issue-schema.ts';
import type { IssueRunRepo, NewRunItem, RunCounts } from './issue-store.ts';
import { toJson, toNullableJson } from './json.ts';

/** So many rows a statement stay below SQLite's bound of values. */
const CHUNK = 500;

const addItems = (db: Db, runId: IssueRunId, items: readonly NewRunItem[]): void => {
  const last = db.select({ index: max(issueRunItems.index) }).from(issueRunItems).where(eq(issueRunItems.runId, runId)).get()?.index ?? -1;
  const rows = items.map(({ parts, notKept, failure, replaced, ...item }, at) => ({
    ...item, runId, index: last + 1 + at, parts: toJson(parts), notKept: toJson(notKept), failure: toNullableJson(failure), replaced: toNullableJson(replaced),
  }));
  for (let from = 0; from < rows.length; from += CHUNK) db.insert(issueRunItems).values(rows.slice(from, from + CHUNK)).run();
};

const addCounts = (db: Db, id: IssueRunId, counts: Partial<RunCounts>): void => {
  const more = (name: keyof RunCounts) => sql`${issueRuns[name]} + ${counts[name] ?? 0}`;
  const set = {
    listed: more('listed'), created: more('created'), updated: more('updated'), unchanged: more('unchanged'), skipped: more('skipped'),
    failed: more('failed'), deleted: more('deleted'), comments: more('comments'), uploads: more('uploads'),
  };
  assertChanged(db.update(issueRuns).set(set).where(eq(issueRuns.id, id)).run(), 'issue_run');
};

const addNotKept = (db: Db, id: IssueRunId, items: readonly NewRunItem[]): void => {
  const lost = items.flatMap(({ notKept }) => notKept);
  const before = lost.length === 0 ? undefined : db.select({ notKept: issueRuns.notKept }).from(issueRuns).where(eq(issueRuns.id, id)).get();
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

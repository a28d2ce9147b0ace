import { and, asc, count, eq, inArray, max, sql } from 'drizzle-orm';
import { Failure } from '../../src-preload/contract/failures.ts';
import type { JobId } from '../../src-preload/contract/ids.ts';
import type { Job, JobItem } from '../../src-preload/contract/models/job.ts';
import type { Access, Db } from './access.ts';
import { found } from './changes.ts';
import { jobItems, jobs } from './job-schema.ts';
import type { JobItemRepo, NewJobItem } from './job-store.ts';
import { fromNullableJson, toNullableJson } from './json.ts';
import { mirrors } from './mirror-schema.ts';

const toItem = ({ jobId: _asked, ...row }: typeof jobItems.$inferSelect): JobItem => ({ ...row, failure: fromNullableJson(Failure, row.failure) });

/** All in one statement, whatever their number: SQLite bounds the values of a statement, not the length of one text. */
const addAll = (db: Db, jobId: JobId, items: readonly NewJobItem[]): void => {
  const rows = JSON.stringify(items.map(({ mirrorId, subject }) => [mirrorId, subject]));
  db.run(sql`INSERT INTO ${jobItems} (job_id, idx, mirror_id, subject) SELECT ${jobId}, key, value ->> 0, value ->> 1 FROM json_each(${rows})`);
};

const countItems = (db: Db, jobId: JobId): Job['progress'] => {
  const rows = db.select({ state: jobItems.state, items: count() }).from(jobItems).where(eq(jobItems.jobId, jobId)).groupBy(jobItems.state).all();
  const of = (state: JobItem['state']): number => rows.find((row) => row.state === state)?.items ?? 0;
  const [succeeded, failed, skipped] = [of('succeeded'), of('failed'), of('skipped')];
  return { total: rows.reduce((sum, { items }) => sum + items, 0), processed: succeeded + failed + skipped, succeeded, failed, skipped };
};

export const createJobItemRepo = ({ read, write }: Access): JobItemRepo => {
  const inState = (jobId: JobId, ...states: JobItem['state'][]) => and(eq(jobItems.jobId, jobId), inArray(jobItems.state, states));
  return {
    add: (jobId, items) => write('jobs', (db) => addAll(db, jobId, items)),

    list: ({ jobId, state, offset, limit }) =>
      read((db) => {
        found(db.select({ id: jobs.id }).from(jobs).where(eq(jobs.id, jobId)).get(), 'job');
        const where = and(eq(jobItems.jobId, jobId), state === undefined ? undefined : eq(jobItems.state, state));
        const rows = db.select().from(jobItems).where(where).orderBy(asc(jobItems.index)).limit(limit).offset(offset).all();
        return { items: rows.map(toItem), total: db.select({ total: count() }).from(jobItems).where(where).get()?.total ?? 0 };
      }),

    waiting: (jobId) =>
      read((db) =>
        db
          .select({ index: jobItems.index, mirrorId: jobItems.mirrorId, pairId: mirrors.pairId })
          .from(jobItems)
          .leftJoin(mirrors, eq(mirrors.id, jobItems.mirrorId))
          .where(and(eq(jobItems.jobId, jobId), eq(jobItems.state, 'waiting')))
          .orderBy(asc(jobItems.index))
          .all()),

    mark: (jobId, index, { state, failure, now }) =>
      write('jobs', (db) => {
        const isOver = state !== 'waiting' && state !== 'running';
        const set = { state, failure: toNullableJson(failure), finishedAt: isOver ? now : null };
        db.update(jobItems).set(set).where(and(eq(jobItems.jobId, jobId), eq(jobItems.index, index))).run();
      }),

    counts: (jobId) => read((db) => countItems(db, jobId)),

    lastFinishedAt: (jobId) => read((db) => db.select({ at: max(jobItems.finishedAt) }).from(jobItems).where(eq(jobItems.jobId, jobId)).get()?.at ?? null),

    resetRunning: (jobId) => write('jobs', (db) => void db.update(jobItems).set({ state: 'waiting' }).where(inState(jobId, 'running')).run()),

    resetFailed: (jobId) =>
      write('jobs', (db) => db.update(jobItems).set({ state: 'waiting', failure: null, finishedAt: null }).where(inState(jobId, 'failed')).run().changes),

    failWaiting: (jobId, failure, now) =>
      write('jobs', (db) => void db.update(jobItems).set({ state: 'failed', failure: toNullableJson(failure), finishedAt: now }).where(inState(jobId, 'waiting', 'running')).run()),

    skipWaiting: (jobId, now) =>
      write('jobs', (db) => void db.update(jobItems).set({ state: 'skipped', finishedAt: now }).where(inState(jobId, 'waiting', 'running')).run()),
  };
};

import { and, asc, count, desc, eq, inArray, sql } from 'drizzle-orm';
import { isBackground } from '../rules/job-kinds.ts';
import type { Access } from './access.ts';
import { found } from './changes.ts';
import { claimableJob, nextRunAt, readsOnlyOf, storedJob, takeJob, waitingToWrite } from './claim-job.ts';
import { createForgetting } from './forget-old.ts';
import { createJobControl, isUnfinished } from './job-control.ts';
import { JOB_ROW, toJob } from './job-row.ts';
import { jobs } from './job-schema.ts';
import type { JobRepo } from './job-store.ts';
import { toJson, toNullableJson } from './json.ts';
import { mirrors } from './mirror-schema.ts';
import { prepared } from './prepared.ts';

const unfinishedByState = prepared((db) => db.select({ state: jobs.state, total: count() }).from(jobs).where(inArray(jobs.state, ['running', 'queued'])).groupBy(jobs.state).prepare());

/** The queue. A job that went with its mirror while it ran has nothing left to note: writing to it does nothing. */
export const createJobRepo = (access: Access): JobRepo => {
  const { read, write, transaction } = access;
  return {
    list: ({ state, mirrorId, offset, limit }) =>
      read((db) => {
        const where = and(state === undefined ? undefined : eq(jobs.state, state), mirrorId === undefined ? undefined : eq(jobs.mirrorId, mirrorId));
        const rows = db.select(JOB_ROW).from(jobs).leftJoin(mirrors, eq(mirrors.id, jobs.mirrorId)).where(where).orderBy(desc(jobs.id)).limit(limit).offset(offset).all();
        const total = db.select({ total: count() }).from(jobs).where(where).get()?.total ?? 0;
        return { items: rows.map(toJob), total };
      }),

    counts: () =>
      read((db) => {
        const totals = new Map(unfinishedByState(db).all().map(({ state, total }) => [state, total]));
        return { running: totals.get('running') ?? 0, waiting: totals.get('queued') ?? 0 };
      }),

    get: (id) => read((db) => toJob(found(db.select(JOB_ROW).from(jobs).leftJoin(mirrors, eq(mirrors.id, jobs.mirrorId)).where(eq(jobs.id, id)).get(), 'job'))),

    stored: (id) => read((db) => storedJob(db, id)),
    writes: (id) => read((db) => db.select({ id: jobs.id }).from(jobs).where(eq(jobs.id, id)).get() !== undefined && !readsOnlyOf(db, id)),
    waitingToWrite: (limit) => read((db) => waitingToWrite(db, limit)),

    enqueue: ({ input, now, background, ...job }) =>
      write('jobs', (db) => {
        const isBehind = background ?? isBackground(job.kind);
        const waiting = db.select({ id: jobs.id }).from(jobs).where(and(eq(jobs.uniqueKey, job.uniqueKey), isUnfinished)).get();
        if (waiting === undefined) {
          const row = { ...job, background: isBehind, input: toJson(input), state: 'queued' as const, createdAt: now };
          return db.insert(jobs).values(row).returning({ id: jobs.id }).get().id;
        }
        db.update(jobs).set({ runAt: sql`min(${jobs.runAt}, ${job.runAt})`, ...(isBehind ? {} : { background: false }) }).where(eq(jobs.id, waiting.id)).run();
        return waiting.id;
      }),

    claim: (session, now, which = 'all', fullPairs = []) =>
      transaction(() => {
        const next = read((db) => claimableJob(db, session, now, which, fullPairs));
        return next === null ? null : write('jobs', (db) => takeJob(db, next, session, now));
      }),

    progress: (id, progress) => write('jobs', (db) => void db.update(jobs).set(progress).where(eq(jobs.id, id)).run()),

    postpone: (id, runAt) => write('jobs', (db) => void db.update(jobs).set({ state: 'queued', runAt, session: null }).where(eq(jobs.id, id)).run()),

    finish: (id, { state, failure, result, now }) =>
      write('jobs', (db) => {
        const set = { state, wish: null, failure: toNullableJson(failure), result: toNullableJson(result), finishedAt: now, session: null };
        db.update(jobs).set(set).where(eq(jobs.id, id)).run();
      }),

    nextRunAt: (which = 'all', fullPairs = []) => read((db) => nextRunAt(db, which, fullPairs)),

    unfinishedOfMirror: (mirrorId) =>
      read((db) => db.select({ id: jobs.id }).from(jobs).where(and(eq(jobs.mirrorId, mirrorId), isUnfinished)).orderBy(asc(jobs.id)).get()?.id ?? null),

    ...createJobControl(access),
    ...createForgetting(access).jobs,
  };
};

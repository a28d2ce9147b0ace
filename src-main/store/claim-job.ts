import { and, asc, eq, inArray, isNull, lte, min, ne, not, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { JobId, PairId, PlanId } from '../../src-preload/contract/ids.ts';
import type { Db } from './access.ts';
import { found } from './changes.ts';
import { JOB_ROW, toStoredJob } from './job-row.ts';
import { jobs } from './job-schema.ts';
import type { StoredJob, WhichJobs } from './job-store.ts';
import { mirrors } from './mirror-schema.ts';

const isQueued = (background: boolean) => and(eq(jobs.state, 'queued'), eq(jobs.background, background));

/** Jobs of no mirror, and those of mirrors of other pairs. */
const isElsewhere = (db: Db, fullPairs: readonly PairId[]): SQL | undefined =>
  fullPairs.length === 0 ? undefined : or(isNull(jobs.mirrorId), notInArray(jobs.mirrorId, db.select({ id: mirrors.id }).from(mirrors).where(inArray(mirrors.pairId, [...fullPairs]))));

/** What changes nothing on GitLab: comparing and asking, looking after a trigger, and saying what a run would do. */
const readsOnly = sql`(${jobs.action} IN ('refresh', 'verify') OR ${jobs.kind} = 'follow-mirror' OR ${jobs.uniqueKey} GLOB 'issue-dry:*')`;
/** Whether the row is such a job. */
export const readsOnlyOf = (db: Db, id: JobId): boolean => db.select({ id: jobs.id }).from(jobs).where(and(eq(jobs.id, id), readsOnly)).get() !== undefined;

/** Queued jobs that would change GitLab and have left nothing half done there, the oldest first. */
export const waitingToWrite = (db: Db, limit: number): { id: JobId; planId: PlanId | null }[] =>
  db.select({ id: jobs.id, planId: jobs.planId }).from(jobs).where(and(eq(jobs.state, 'queued'), inArray(jobs.kind, ['batch', 'plan', 'issue-sync']), not(readsOnly))).orderBy(asc(jobs.id)).limit(limit).all();

const first = (db: Db, where: SQL | undefined): JobId | null =>
  db.select({ id: jobs.id }).from(jobs).where(where).orderBy(asc(jobs.background), asc(jobs.runAt), asc(jobs.id)).limit(1).get()?.id ?? null;

const isAllowed = (which: WhichJobs): SQL | undefined => (which === 'reading' ? readsOnly : undefined);

/**
 * First what a start that is gone left running: one process owns the file, so that another session is a dead one. Then what is due and
 * has waited longest, rounds by the schedule last. One question each, so that each reads one place of an index.
 */
export const claimableJob = (db: Db, session: string, now: number, which: WhichJobs, fullPairs: readonly PairId[]): JobId | null =>
  first(db, and(eq(jobs.state, 'running'), ne(jobs.session, session), which === 'all' ? undefined : eq(jobs.background, false), isAllowed(which), isElsewhere(db, fullPairs))) ??
  first(db, and(isQueued(false), lte(jobs.runAt, now), isAllowed(which), isElsewhere(db, fullPairs))) ??
  (which === 'all' ? first(db, and(isQueued(true), lte(jobs.runAt, now), isElsewhere(db, fullPairs))) : null);

/** The earliest moment at which a queued job falls due, or null. */
export const nextRunAt = (db: Db, which: WhichJobs, fullPairs: readonly PairId[]): number | null => {
  const times = (which === 'all' ? [false, true] : [false]).flatMap((background) => db.select({ runAt: min(jobs.runAt) }).from(jobs).where(and(isQueued(background), isAllowed(which), isElsewhere(db, fullPairs))).get()?.runAt ?? []);
  return times.length === 0 ? null : Math.min(...times);
};

/** Call in the transaction that found it. */
export const takeJob = (db: Db, id: JobId, session: string, now: number): StoredJob => {
  const set = { state: 'running' as const, session, attempts: sql`${jobs.attempts} + 1`, startedAt: sql`coalesce(${jobs.startedAt}, ${now})` };
  db.update(jobs).set(set).where(eq(jobs.id, id)).run();
  return storedJob(db, id);
};

export const storedJob = (db: Db, id: JobId): StoredJob => ({
  ...toStoredJob(found(db.select(JOB_ROW).from(jobs).leftJoin(mirrors, eq(mirrors.id, jobs.mirrorId)).where(eq(jobs.id, id)).get(), 'job')), readsOnly: readsOnlyOf(db, id),
});

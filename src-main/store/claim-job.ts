import { and, asc, eq, lte, ne, or, sql } from 'drizzle-orm';
import type { JobId } from '../../src-preload/contract/ids.ts';
import type { Db } from './access.ts';
import { toStoredJob } from './job-row.ts';
import { jobs } from './schema.ts';
import type { StoredJob } from './store.ts';

/**
 * Due and queued, or left running by a start that is gone: one process owns the file, so another session is a dead one. A lease
 * of this session that ran out while the machine slept is its own.
 */
const isClaimable = (session: string, now: number) =>
  or(and(eq(jobs.state, 'queued'), lte(jobs.runAt, now)), and(eq(jobs.state, 'running'), ne(jobs.session, session)));

/** The job that has waited longest, or null. */
export const claimableJob = (db: Db, session: string, now: number): JobId | null =>
  db.select({ id: jobs.id }).from(jobs).where(isClaimable(session, now)).orderBy(asc(jobs.runAt), asc(jobs.id)).get()?.id ?? null;

/** Takes it until `now + leaseMs`. Call in the transaction that found it. */
export const takeJob = (db: Db, id: JobId, session: string, now: number, leaseMs: number): StoredJob => {
  const set = { state: 'running' as const, session, leaseUntil: now + leaseMs, attempts: sql`${jobs.attempts} + 1`, startedAt: sql`coalesce(${jobs.startedAt}, ${now})` };
  return toStoredJob(db.update(jobs).set(set).where(eq(jobs.id, id)).returning().get());
};

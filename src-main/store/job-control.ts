import { and, eq, ne, sql } from 'drizzle-orm';
import { AppError } from '../rules/app-error.ts';
import type { Access } from './access.ts';
import { found } from './changes.ts';
import { jobs } from './job-schema.ts';
import type { JobRepo } from './job-store.ts';

/** Word for word as in the partial index `jobs_unique`. */
export const isUnfinished = sql`${jobs.state} in ('queued', 'running', 'paused')`;

const AT_REST = { wish: null, session: null } as const;
/** Somebody waits for what is begun anew. */
const ANEW = { ...AT_REST, state: 'queued', background: false, attempts: 0, failure: null, result: null, finishedAt: null } as const;

/** What a person does to a job. */
export const createJobControl = ({ read, write }: Access): Pick<JobRepo, 'wish' | 'setWish' | 'pause' | 'requeue'> => ({
  wish: (id) => read((db) => db.select({ wish: jobs.wish }).from(jobs).where(eq(jobs.id, id)).get()?.wish ?? null),

  setWish: (id, wish) => write('jobs', (db) => void db.update(jobs).set({ wish }).where(eq(jobs.id, id)).run()),

  pause: (id) => write('jobs', (db) => void db.update(jobs).set({ ...AT_REST, state: 'paused' }).where(eq(jobs.id, id)).run()),

  requeue: (id, runAt) =>
    write('jobs', (db) => {
      const { uniqueKey } = found(db.select({ uniqueKey: jobs.uniqueKey }).from(jobs).where(eq(jobs.id, id)).get(), 'job');
      const other = db.select({ id: jobs.id }).from(jobs).where(and(eq(jobs.uniqueKey, uniqueKey), isUnfinished, ne(jobs.id, id))).get();
      if (other !== undefined) throw new AppError({ code: 'conflict', reason: 'not_possible_now' });
      db.update(jobs).set({ ...ANEW, runAt }).where(eq(jobs.id, id)).run();
    }),
});

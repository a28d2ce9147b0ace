import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { JobId, MirrorId, PlanId } from '../../src-preload/contract/ids.ts';
import { mirrors } from './mirror-schema.ts';
import { plans } from './plan-schema.ts';

export const jobs = sqliteTable(
  'jobs',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<JobId>(),
    kind: text({ enum: ['follow-mirror', 'clean-up', 'rotate', 'batch', 'plan', 'status-round', 'verify-round', 'issue-sync', 'issue-round'] }).notNull(),
    /** Nobody waits for it: claimed after all that are not. */
    background: integer({ mode: 'boolean' }).notNull(),
    /** At most one job that is not finished may have it. */
    uniqueKey: text('unique_key').notNull(),
    mirrorId: integer('mirror_id').$type<MirrorId>().references(() => mirrors.id, { onDelete: 'cascade' }),
    planId: integer('plan_id').$type<PlanId>().references(() => plans.id, { onDelete: 'set null' }),
    action: text({ enum: ['trigger', 'refresh', 'verify'] }),
    input: text().notNull(),
    /** What a person wants of it while it runs; done when its turn ends. */
    wish: text({ enum: ['pause', 'cancel'] }),
    state: text({ enum: ['queued', 'running', 'paused', 'succeeded', 'partial', 'failed', 'cancelled'] }).notNull(),
    total: integer().notNull().default(0),
    processed: integer().notNull().default(0),
    succeeded: integer().notNull().default(0),
    failed: integer().notNull().default(0),
    skipped: integer().notNull().default(0),
    failure: text(),
    result: text(),
    attempts: integer().notNull().default(0),
    /** The start of the application that runs it; another start may take it over. */
    session: text(),
    createdAt: integer('created_at').notNull(),
    runAt: integer('run_at').notNull(),
    startedAt: integer('started_at'),
    finishedAt: integer('finished_at'),
  },
  (t) => [
    uniqueIndex('jobs_unique').on(t.uniqueKey).where(sql`state in ('queued', 'running', 'paused')`),
    index('jobs_due').on(t.state, t.background, t.runAt),
    index('jobs_state').on(t.state, t.id),
    index('jobs_mirror').on(t.mirrorId, t.id),
    index('jobs_plan').on(t.planId, t.id),
  ],
);

/** The objects of a job that has many. No foreign key to the mirror: what was done stays told when it is gone. */
export const jobItems = sqliteTable(
  'job_items',
  {
    jobId: integer('job_id').$type<JobId>().notNull().references(() => jobs.id, { onDelete: 'cascade' }),
    index: integer('idx').notNull(),
    mirrorId: integer('mirror_id').$type<MirrorId>(),
    subject: text().notNull(),
    state: text({ enum: ['waiting', 'running', 'succeeded', 'failed', 'skipped'] }).notNull().default('waiting'),
    failure: text(),
    finishedAt: integer('finished_at'),
  },
  (t) => [primaryKey({ columns: [t.jobId, t.index] }), index('job_items_state').on(t.jobId, t.state, t.index)],
);

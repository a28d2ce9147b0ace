import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { JobId, MirrorId, PlanId } from '../../src-preload/contract/ids.ts';

/** A reviewed change of many objects. */
export const plans = sqliteTable('plans', {
  id: integer().primaryKey({ autoIncrement: true }).$type<PlanId>(),
  kind: text({ enum: ['reapply', 'repair', 'enable', 'remove', 'rotate', 'create', 'adopt', 'credential', 'import', 'configuration'] }).notNull(),
  state: text({ enum: ['ready', 'applying', 'applied', 'undoing', 'undone'] }).notNull(),
  input: text().notNull(),
  /** The word that applying it wants. */
  guard: text(),
  total: integer().notNull(),
  leftOut: integer('left_out').notNull(),
  undo: text({ enum: ['full', 'partial', 'none'] }).notNull(),
  /** What a person should look at before applying, as JSON. */
  warnings: text().notNull().default('[]'),
  /** The job that applies or undoes it; no foreign key, since jobs point here. */
  jobId: integer('job_id').$type<JobId>(),
  createdAt: integer('created_at').notNull(),
});

/** One object of a plan: what is shown of it, and what performing and undoing it needs. */
export const planSteps = sqliteTable(
  'plan_steps',
  {
    planId: integer('plan_id').$type<PlanId>().notNull().references(() => plans.id, { onDelete: 'cascade' }),
    index: integer('idx').notNull(),
    action: text({
      enum: [
        'update', 'create', 'recreate', 'enable', 'remove', 'rotate', 'adopt', 'create_project', 'credential', 'skip',
        'create_instance', 'update_instance', 'remove_instance', 'create_pair', 'update_pair', 'remove_pair', 'change', 'missing',
      ],
    }).notNull(),
    object: text().notNull(),
    /** No foreign key: a step outlives its mirror. */
    mirrorId: integer('mirror_id').$type<MirrorId>(),
    undo: text({ enum: ['full', 'partial', 'none'] }).notNull(),
    state: text({ enum: ['planned', 'running', 'done', 'failed', 'skipped', 'undone'] }).notNull(),
    failure: text(),
    before: text().notNull(),
    after: text().notNull(),
    detail: text().notNull(),
    undoDetail: text('undo_detail'),
  },
  (t) => [primaryKey({ columns: [t.planId, t.index] }), index('plan_steps_state').on(t.planId, t.state, t.index), index('plan_steps_action').on(t.planId, t.action)],
);

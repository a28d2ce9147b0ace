import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { InstanceId, MirrorId, ProjectId } from '../../src-preload/contract/ids.ts';
import { instances } from './instance-schema.ts';

/** What we are about to do to GitLab, see DESIGN.md section 6. Payload and result hold no secret. */
export const intents = sqliteTable(
  'intents',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    uid: text().notNull(),
    /** The operation that it belongs to; undone as a whole. */
    operation: text().notNull(),
    kind: text().notNull(),
    instanceId: integer('instance_id').$type<InstanceId>().notNull().references(() => instances.id, { onDelete: 'cascade' }),
    projectId: integer('project_id').$type<ProjectId>().notNull(),
    /** No foreign key: a clean-up outlives its mirror. */
    mirrorId: integer('mirror_id').$type<MirrorId>(),
    /** The part of the project that it changes, where others of the same project need not wait for it: `issue:<id>`. */
    part: text(),
    payload: text().notNull(),
    state: text({ enum: ['planned', 'sent', 'done', 'found', 'absent', 'failed', 'undone', 'given_up'] }).notNull(),
    result: text(),
    failure: text(),
    attempts: integer().notNull().default(0),
    nextAttemptAt: integer('next_attempt_at'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('intents_uid').on(t.uid),
    index('intents_operation').on(t.operation, t.id),
    index('intents_open').on(t.state, t.nextAttemptAt).where(sql`state in ('planned', 'sent')`),
    index('intents_object').on(t.instanceId, t.projectId, t.part, t.state),
    index('intents_mirror').on(t.mirrorId, t.id),
  ],
);

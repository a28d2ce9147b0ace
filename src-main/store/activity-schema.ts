import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { InstanceId, MirrorId, PairId } from '../../src-preload/contract/ids.ts';

/** Append-only. No foreign keys: history outlives its objects. */
export const activity = sqliteTable(
  'activity',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    at: integer().notNull(),
    actor: text({ enum: ['operator', 'schedule', 'recovery'] }).notNull(),
    action: text().notNull(),
    instanceId: integer('instance_id').$type<InstanceId>(),
    pairId: integer('pair_id').$type<PairId>(),
    mirrorId: integer('mirror_id').$type<MirrorId>(),
    subject: text().notNull(),
    result: text({ enum: ['done', 'failed'] }).notNull(),
    failure: text(),
    /** The name of the operator who was signed in. */
    operator: text(),
  },
  (t) => [index('activity_mirror').on(t.mirrorId, t.id), index('activity_pair').on(t.pairId, t.id), index('activity_instance').on(t.instanceId, t.id), index('activity_action').on(t.action, t.id)],
);

import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { InstanceId, ProjectId } from '../../src-preload/contract/ids.ts';
import { instances } from './instance-schema.ts';

/**
 * What says on GitLab which machine writes: docs/decisions/0030. `lineage`, place and creation go along in a backup; what this machine has
 * of it does not.
 */
export const claims = sqliteTable(
  'claims',
  {
    lineage: text().primaryKey(),
    /** An instance that has one is not removed. */
    instanceId: integer('instance_id').$type<InstanceId>().notNull().references(() => instances.id),
    projectId: integer('project_id').$type<ProjectId>().notNull(),
    projectPath: text('project_path').notNull(),
    createdAt: integer('created_at').notNull(),
    stance: text({ enum: ['wanted', 'unanswered', 'released', 'lost', 'gone'] }).notNull(),
    labelId: integer('label_id'),
    nonce: text(),
    beat: text(),
    nextBeat: text('next_beat'),
    since: integer(),
    /** By our clock; null = from now on. */
    writesFrom: integer('writes_from'),
  },
  (t) => [index('claims_instance').on(t.instanceId)],
);

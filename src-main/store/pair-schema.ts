import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { InstanceId, PairId } from '../../src-preload/contract/ids.ts';
import { CREDENTIAL_SOURCES } from './credential-sources.ts';
import { instances } from './instance-schema.ts';
import { secrets } from './vault-schema.ts';

export const pairs = sqliteTable(
  'pairs',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<PairId>(),
    name: text().notNull(),
    description: text().notNull().default(''),
    sourceInstanceId: integer('source_instance_id').$type<InstanceId>().notNull().references(() => instances.id),
    targetInstanceId: integer('target_instance_id').$type<InstanceId>().notNull().references(() => instances.id),
    direction: text({ enum: ['push', 'pull'] }).notNull(),
    overwriteDiverged: integer('overwrite_diverged', { mode: 'boolean' }).notNull(),
    triggerBuilds: integer('trigger_builds', { mode: 'boolean' }).notNull(),
    onlyProtectedBranches: integer('only_protected_branches', { mode: 'boolean' }).notNull(),
    branchRegex: text('branch_regex'),
    issueSyncEnabled: integer('issue_sync_enabled', { mode: 'boolean' }).notNull(),
    credentialSource: text('credential_source', { enum: CREDENTIAL_SOURCES }).notNull(),
    /** The user name of the given account; its password is sealed. Both are null for every other source. */
    accountUsername: text('account_username'),
    accountSecretId: text('account_secret_id').references(() => secrets.id),
    /** The full path of the group whose token is used; null = the remote project's top-level group. */
    credentialGroup: text('credential_group'),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('pairs_name').on(sql`${t.name} COLLATE NOCASE`),
    index('pairs_source').on(t.sourceInstanceId, t.targetInstanceId),
    index('pairs_target').on(t.targetInstanceId, t.sourceInstanceId),
    index('pairs_account').on(t.accountSecretId),
  ],
);

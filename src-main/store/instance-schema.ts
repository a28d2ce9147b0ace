import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { InstanceId } from '../../src-preload/contract/ids.ts';
import { secrets } from './vault-schema.ts';

export const instances = sqliteTable(
  'instances',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<InstanceId>(),
    name: text().notNull(),
    /** Canonical base URL: scheme, lower-case host, port, sub-path, no trailing slash. */
    origin: text().notNull(),
    description: text().notNull().default(''),
    network: text({ enum: ['public', 'private', 'loopback'] }).notNull(),
    caCertificate: text('ca_certificate'),
    tokenSecretId: text('token_secret_id').notNull().references(() => secrets.id),
    tokenUser: text('token_user'),
    tokenUserId: integer('token_user_id'),
    tokenName: text('token_name'),
    tokenScopes: text('token_scopes').notNull().default('[]'),
    tokenExpiresAt: integer('token_expires_at'),
    version: text(),
    edition: text({ enum: ['community', 'enterprise'] }),
    tier: text({ enum: ['free', 'premium', 'unknown'] }).notNull().default('unknown'),
    capabilities: text().notNull().default('[]'),
    reachability: text({ enum: ['unknown', 'ok', 'unreachable', 'unauthorized', 'wrong_answer'] }).notNull().default('unknown'),
    checkedAt: integer('checked_at'),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [uniqueIndex('instances_name').on(sql`${t.name} COLLATE NOCASE`), uniqueIndex('instances_origin').on(t.origin), index('instances_secret').on(t.tokenSecretId)],
);

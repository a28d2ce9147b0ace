import { sql } from 'drizzle-orm';
import { blob, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { OperatorId } from '../../src-preload/contract/ids.ts';

/** How the vault's data key is wrapped: by the OS key store, or by a passphrase. */
export const keySlots = sqliteTable('key_slots', {
  id: integer().primaryKey(),
  kind: text({ enum: ['key_store', 'passphrase', 'recovery'] }).notNull(),
  wrapped: text().notNull(),
  params: text().notNull(),
  createdAt: integer('created_at').notNull(),
});

/** People who sign in, each with a key slot under their own passphrase. */
export const operators = sqliteTable(
  'operators',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<OperatorId>(),
    name: text().notNull(),
    role: text({ enum: ['viewer', 'operator', 'administrator'] }).notNull(),
    wrapped: text().notNull(),
    params: text().notNull(),
    createdAt: integer('created_at').notNull(),
    lastSignInAt: integer('last_sign_in_at'),
  },
  (t) => [uniqueIndex('operators_name').on(sql`${t.name} COLLATE NOCASE`)],
);

/** Sealed with AES-256-GCM; bound to `id` and `kind` by the additional data. */
export const secrets = sqliteTable('secrets', {
  id: text().primaryKey(),
  kind: text({ enum: ['instance_token', 'mirror_credential', 'pair_account', 'origin_key', 'backup_identity', 'backup_passphrase'] }).notNull(),
  sealed: blob({ mode: 'buffer' }).notNull(),
  createdAt: integer('created_at').notNull(),
});

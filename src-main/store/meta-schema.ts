import { sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** One row each: vault id, installation id, key check value, wrong-passphrase counters. Values are JSON. */
export const meta = sqliteTable('meta', { key: text().primaryKey(), value: text().notNull() });

export const settings = sqliteTable('settings', { key: text().primaryKey(), value: text().notNull() });

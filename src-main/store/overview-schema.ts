import { integer, sqliteTable } from 'drizzle-orm/sqlite-core';

/** How all mirrors were at the last look on a UTC day, which is its midnight (UTC ms). */
export const dailyFigures = sqliteTable('daily_figures', {
  day: integer().primaryKey(),
  healthy: integer().notNull(),
  unproven: integer().notNull(),
  warning: integer().notNull(),
  failing: integer().notNull(),
  off: integer().notNull(),
  seenAt: integer('seen_at').notNull(),
});

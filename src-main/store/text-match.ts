import { type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';

const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

/** The column has the text somewhere in it. Case does not count for ASCII letters; `%` and `_` are themselves. */
export const contains = (column: SQLiteColumn, text: string): SQL => sql`${column} LIKE ${`%${escaped(text)}%`} ESCAPE '\\'`;

/**
 * The path lies below a group, at any depth. As a range, so that an index on the path helps; `0` is the sign after `/`.
 */
export const isBelow = (path: SQLiteColumn, group: string): SQL =>
  sql`(${path} COLLATE NOCASE >= ${`${group}/`} AND ${path} COLLATE NOCASE < ${`${group}0`})`;

/** Case does not count for ASCII letters, as in the unique index of the name. */
export const sameName = (column: SQLiteColumn, name: string): SQL => sql`${column} = ${name} COLLATE NOCASE`;

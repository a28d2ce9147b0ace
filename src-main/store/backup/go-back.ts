import { z } from 'zod';
import type { Sqlite } from '../connection.ts';

/** What stays as it is: the trail, the figures of past days, who may sign in, and what the installation knows of itself. */
const OWN = ['activity', 'daily_figures', 'meta', 'operators', 'key_slots', '__drizzle_migrations'];

const Names = z.array(z.string());

/** Plain tables; an index for searching follows them by its triggers. */
const tablesOf = (sqlite: Sqlite): string[] =>
  Names.parse(sqlite.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").pluck().all()).filter((name) => !OWN.includes(name));

/** Without those that SQLite computes itself. */
const columnsOf = (sqlite: Sqlite, table: string): string[] => Names.parse(sqlite.prepare('SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0').pluck().all(table));

/**
 * Makes the live tables those of the attached `past`, inside of the caller's transaction. Foreign keys have to be off: removing all
 * rows of a table would otherwise take the others' with it. Ids that were given meanwhile are not given again.
 */
export const goBackTo = (sqlite: Sqlite): void => {
  for (const table of tablesOf(sqlite)) {
    const columns = columnsOf(sqlite, table).map((column) => `"${column}"`).join(', ');
    const which = table === 'secrets' ? " WHERE kind NOT LIKE 'backup_%'" : '';
    sqlite.exec(`DELETE FROM main."${table}"${which}`);
    sqlite.exec(`INSERT INTO main."${table}" (${columns}) SELECT ${columns} FROM past."${table}"${which}`);
  }
  const [broken] = [sqlite.pragma('main.foreign_key_check')].flat();
  if (broken !== undefined) throw new Error('going back left rows without their parents');
};

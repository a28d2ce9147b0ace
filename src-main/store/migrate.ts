import { readMigrationFiles } from 'drizzle-orm/migrator';
import { AppError } from '../rules/app-error.ts';
import type { Sqlite } from './connection.ts';

/** drizzle's own table, so that its tools can read our files. */
const TABLE = '__drizzle_migrations';

type Migration = ReturnType<typeof readMigrationFiles>[number];

const isTable = (sqlite: Sqlite, name: string): boolean => sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) !== undefined;

const applied = (sqlite: Sqlite): Set<unknown> =>
  isTable(sqlite, TABLE) ? new Set(sqlite.prepare(`SELECT created_at FROM ${TABLE}`).pluck().all()) : new Set();

/** True for a file without any table: just made, or a first start that did not get far. */
export const isFresh = (sqlite: Sqlite): boolean => applied(sqlite).size === 0;

/**
 * The migrations of `folder` that the file has not had yet, in order. Throws `storage` `from_the_future` when the file has had one
 * that this program does not know, and `corrupt` when it has tables that none of ours made.
 */
export const pendingMigrations = (sqlite: Sqlite, folder: string): Migration[] => {
  const known = readMigrationFiles({ migrationsFolder: folder });
  const had = applied(sqlite);
  const knownTimes = new Set<unknown>(known.map((one) => one.folderMillis));
  if ([...had].some((time) => !knownTimes.has(time))) throw new AppError({ code: 'storage', reason: 'from_the_future' });
  const tables = sqlite.prepare(`SELECT count(*) FROM sqlite_schema WHERE name <> ?`).pluck().get(TABLE);
  if (had.size === 0 && tables !== 0) throw new AppError({ code: 'storage', reason: 'corrupt' });
  return known.filter((one) => !had.has(one.folderMillis));
};

const apply = (sqlite: Sqlite, migrations: readonly Migration[]): void => {
  sqlite.exec(`CREATE TABLE IF NOT EXISTS ${TABLE} (id INTEGER PRIMARY KEY, hash TEXT NOT NULL, created_at NUMERIC)`);
  const note = sqlite.prepare(`INSERT INTO ${TABLE} (hash, created_at) VALUES (?, ?)`);
  for (const { sql, hash, folderMillis } of migrations) {
    for (const statement of sql) sqlite.exec(statement);
    note.run(hash, folderMillis);
  }
  const [broken] = [sqlite.pragma('foreign_key_check')].flat();
  if (broken !== undefined) throw new Error('a migration left rows without their parents');
};

/**
 * Applies all of them or none. Foreign keys are off meanwhile: the pragma does nothing inside of a transaction, and a table rebuild
 * (`DROP TABLE` of the old one) would cascade into the children without an error. Every key is checked before the commit.
 */
export const migrate = (sqlite: Sqlite, migrations: readonly Migration[]): void => {
  if (migrations.length === 0) return;
  sqlite.pragma('foreign_keys = OFF');
  try {
    sqlite.transaction(() => apply(sqlite, migrations)).exclusive();
  } finally {
    sqlite.pragma('foreign_keys = ON');
  }
};

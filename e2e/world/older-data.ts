import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { connect, type Sqlite } from '../../src-main/store/connection.ts';
import { migrate, pendingMigrations } from '../../src-main/store/migrate.ts';

const MIGRATIONS = path.resolve(import.meta.dirname, '..', '..', 'src-main', 'store', 'migrations');
const Journal = z.looseObject({ entries: z.array(z.unknown()) });
const Names = z.array(z.string());

/** How many migrations this version has. */
export const MIGRATION_COUNT = Journal.parse(JSON.parse(readFileSync(path.join(MIGRATIONS, 'meta', '_journal.json'), 'utf8'))).entries.length;

/** What a person would miss, parents first. */
const TABLES = ['meta', 'settings', 'secrets', 'key_slots', 'instances', 'pairs', 'mirrors', 'mirror_observations', 'mirror_credentials'];

/** Gives an empty database the tables that it had after so many migrations. */
const bringTo = (sqlite: Sqlite, count: number): void => {
  const folder = mkdtempSync(path.join(tmpdir(), 'maestro-migrations-'));
  try {
    cpSync(MIGRATIONS, folder, { recursive: true });
    const file = path.join(folder, 'meta', '_journal.json');
    const journal = Journal.parse(JSON.parse(readFileSync(file, 'utf8')));
    writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
    migrate(sqlite, pendingMigrations(sqlite, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const columns = (sqlite: Sqlite, schema: string, table: string): string[] =>
  Names.parse(sqlite.prepare("SELECT name FROM pragma_table_xinfo(?, ?) WHERE hidden = 0 AND name NOT IN ('status_rank', 'refs_rank')").pluck().all(table, schema));

/** Writes into `folder` what `data` holds, in the tables that the program had after so many migrations. */
export const writeOlderData = (data: string, folder: string, migrations: number): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const older = connect(path.join(folder, 'maestro.db'));
  try {
    bringTo(older, migrations);
    older.prepare('ATTACH ? AS newer').run(path.join(data, 'maestro.db'));
    for (const table of TABLES) {
      const newer = new Set(columns(older, 'newer', table));
      const shared = columns(older, 'main', table).filter((column) => newer.has(column)).join(', ');
      older.exec(`INSERT OR REPLACE INTO main.${table} (${shared}) SELECT ${shared} FROM newer.${table}`);
    }
    older.exec('DETACH newer');
  } finally {
    older.close();
  }
};

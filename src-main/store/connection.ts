import Database from 'better-sqlite3';
import { keepStatements } from './kept-statements.ts';

export type Sqlite = Database.Database;

/** How long a statement waits for a tool that reads the file beside us. */
const BUSY_MS = 5000;

/**
 * FULL, because better-sqlite3 is compiled with NORMAL for WAL, with which a power cut may take the last commits away: the journal
 * would then ask GitLab twice. `trusted_schema` off and `cell_size_check` on guard against a file that was tampered with.
 */
const PRAGMAS = [
  'journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'trusted_schema = OFF', 'cell_size_check = ON', 'mmap_size = 0',
  'temp_store = MEMORY', 'wal_autocheckpoint = 1000', 'journal_size_limit = 67108864',
];
/** macOS answers a plain fsync before the disk has it. Elsewhere these do nothing. */
const MAC_PRAGMAS = ['fullfsync = ON', 'checkpoint_fullfsync = ON'];

/** Opens the live database, or one in memory. Throws what SQLite throws, with nothing left open. */
export const connect = (file: string): Sqlite => {
  const sqlite = new Database(file, { timeout: BUSY_MS });
  try {
    for (const pragma of [...PRAGMAS, ...MAC_PRAGMAS]) sqlite.pragma(pragma);
    keepStatements(sqlite);
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
};

/** Looks into a database file without changing it, and closes it again. */
export const peek = <T>(file: string, look: (sqlite: Sqlite) => T): T => {
  const sqlite = new Database(file, { readonly: true, fileMustExist: true });
  try {
    sqlite.pragma('trusted_schema = OFF');
    return look(sqlite);
  } finally {
    sqlite.close();
  }
};

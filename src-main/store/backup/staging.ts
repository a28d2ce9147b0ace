import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { BackupCounts } from '../../../src-preload/contract/models/transfer.ts';
import { AppError } from '../../rules/app-error.ts';
import { withStorageFailures } from '../storage-failure.ts';
import type { SealedSecret } from './read-sections.ts';
import { type Cell, columnsOf, NO_COUNTS, quoted, type Section, SECTION_NAMES, stagingTable, TABLES } from './sections.ts';

const FOLDER = /^staging-[0-9A-Za-z]{1,40}$/;

/** What a file brings, in a database of its own until all of it was checked. */
export type Staging = {
  /** The database's file. */
  file: string;
  /** Adds rows of a section, all or none. Fails `file_refused` `reference` where one names a row that is not there, `content` where two are the same. */
  add(section: Exclude<Section, 'secrets'>, rows: readonly (readonly Cell[])[]): void;
  /** `newId` is the id that it will have here, and that it was sealed under. Fails as `add` does. */
  addSecret(secret: SealedSecret, newId: string): void;
  counts(): BackupCounts;
  /** Fails `file_refused` where what could not be said row by row does not hold. */
  check(): void;
  /** Lets go of the file, which then may be read by another connection. */
  close(): void;
  /** Removes it from the disk. */
  remove(): void;
};

const refusal = (error: unknown, section: Section): unknown => {
  if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_CONSTRAINT')) return error;
  return new AppError({ code: 'file_refused', reason: error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY' ? 'reference' : 'content', where: section }, error);
};

/** A reference to a secret of another kind would let a file pass one secret off as another. */
const MISFITS: readonly (readonly [Section, string])[] = [
  ['instances', "SELECT 1 FROM instances i JOIN secrets s ON s.id = i.token_secret_id WHERE s.kind <> 'instance_token'"],
  ['pairs', "SELECT 1 FROM pairs p JOIN secrets s ON s.id = p.account_secret_id WHERE s.kind <> 'pair_account'"],
  ['credentials', "SELECT 1 FROM mirror_credentials c JOIN secrets s ON s.id = c.secret_id WHERE s.kind NOT IN ('mirror_credential', 'pair_account')"],
];

const EXTRAS = [
  'CREATE UNIQUE INDEX instances_names ON instances (name COLLATE NOCASE)',
  'CREATE UNIQUE INDEX pairs_names ON pairs (name COLLATE NOCASE)',
  'CREATE TABLE choices (kind TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (kind, id)) STRICT',
  'CREATE TABLE tokens (origin TEXT PRIMARY KEY, new_id TEXT NOT NULL, sealed BLOB NOT NULL) STRICT',
];

const openStaging = (folder: string): Staging => {
  const file = path.join(folder, 'staging.db');
  const sqlite = new Database(file);
  try {
    // It is worth nothing after a crash, so nothing of it has to outlive one.
    for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'foreign_keys = ON', 'trusted_schema = OFF', 'temp_store = MEMORY']) sqlite.pragma(pragma);
    sqlite.exec(['BEGIN', ...SECTION_NAMES.map(stagingTable), ...EXTRAS, 'COMMIT'].join(';\n'));
  } catch (error) {
    sqlite.close();
    throw error;
  }
  const inserts = new Map(SECTION_NAMES.map((section) => [section, sqlite.prepare(`INSERT INTO ${TABLES[section]} (${quoted(columnsOf(section))}) VALUES (${columnsOf(section).map(() => '?').join(', ')})`)]));
  const insertSecret = sqlite.prepare('INSERT INTO secrets (id, kind, new_id, sealed) VALUES (?, ?, ?, ?)');
  const counts = { ...NO_COUNTS };

  const adding = (section: Section, rows: number, work: () => void): void => {
    try {
      withStorageFailures(work);
      counts[section] += rows;
    } catch (error) {
      throw refusal(error, section);
    }
  };

  return {
    file,
    add(section, rows) {
      const insert = inserts.get(section);
      adding(section, rows.length, sqlite.transaction(() => {
        for (const row of rows) insert?.run(...row);
      }));
    },
    addSecret: ({ id, kind, sealed }, newId) => adding('secrets', 1, () => void insertSecret.run(id, kind, newId, Buffer.from(sealed))),
    counts: () => ({ ...counts }),
    check() {
      for (const [section, sql] of MISFITS) if (sqlite.prepare(sql).get() !== undefined) throw new AppError({ code: 'file_refused', reason: 'reference', where: section });
    },
    close: () => void sqlite.close(),
    remove() {
      sqlite.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** A staging database in a private folder of the data folder. The caller closes and removes it; what a crash leaves goes at the next start. */
export const createStaging = (data: string, uid: string): Staging =>
  withStorageFailures(() => {
    const folder = path.join(data, `staging-${uid}`);
    mkdirSync(folder, { mode: 0o700 });
    try {
      return openStaging(folder);
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  });

/** Removes what restores left behind when the process died. */
export const removeLeftStaging = (data: string): void => {
  for (const name of readdirSync(data)) if (FOLDER.test(name)) rmSync(path.join(data, name), { recursive: true, force: true });
};

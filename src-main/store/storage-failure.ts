import Database from 'better-sqlite3';
import { AppError } from '../rules/app-error.ts';
import { fileErrorCode, type StorageReason, storageReasonOf } from '../rules/file-failure.ts';

/** SQLite's result codes by their first words; constraints are not here, since breaking one is a bug of ours. */
const SQLITE: readonly (readonly [prefix: string, StorageReason])[] = [
  ['SQLITE_FULL', 'disk_full'],
  ['SQLITE_READONLY', 'read_only'],
  ['SQLITE_PERM', 'read_only'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_NOTADB', 'corrupt'],
  ['SQLITE_BUSY', 'in_use'],
  // The index of the WAL cannot grow: the file system says no space, SQLite says this.
  ['SQLITE_IOERR_SHMSIZE', 'disk_full'],
  ['SQLITE_IOERR', 'io'],
  ['SQLITE_CANTOPEN', 'io'],
];

const reasonOf = (code: string): StorageReason | undefined => storageReasonOf(code) ?? SQLITE.find(([prefix]) => code.startsWith(prefix))?.[1];

const codeOf = (error: unknown): string | null => {
  if (error instanceof Database.SqliteError) return error.code;
  return fileErrorCode(error);
};

/** SQLite's and the file system's faults as `storage` failures; everything else as it is. By code, never by message. */
export const asStorageFailure = (error: unknown): unknown => {
  const code = codeOf(error);
  const reason = code === null ? undefined : reasonOf(code);
  return reason === undefined ? error : new AppError({ code: 'storage', reason }, error);
};

/** Runs `work` and lets such faults out as `AppError` `storage`. */
export const withStorageFailures = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw asStorageFailure(error);
  }
};

export const isCorrupt = (error: unknown): boolean => error instanceof AppError && error.failure.code === 'storage' && error.failure.reason === 'corrupt';

import Database from 'better-sqlite3';
import type { Failure } from '../../src-preload/contract/failures.ts';
import { AppError } from '../rules/app-error.ts';

type Reason = Extract<Failure, { code: 'storage' }>['reason'];

/** SQLite's result codes by their first words; constraints are not here, since breaking one is a bug of ours. */
const SQLITE: readonly (readonly [prefix: string, Reason])[] = [
  ['SQLITE_FULL', 'disk_full'],
  ['SQLITE_READONLY', 'read_only'],
  ['SQLITE_PERM', 'read_only'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_NOTADB', 'corrupt'],
  ['SQLITE_BUSY', 'in_use'],
  ['SQLITE_IOERR', 'io'],
  ['SQLITE_CANTOPEN', 'io'],
];

const FILE_SYSTEM: Readonly<Record<string, Reason>> = {
  ENOSPC: 'disk_full', EDQUOT: 'disk_full', EROFS: 'read_only', EACCES: 'read_only', EPERM: 'read_only', EIO: 'io', ENOTDIR: 'io', EISDIR: 'io',
};

const reasonOf = (code: string): Reason | undefined => FILE_SYSTEM[code] ?? SQLITE.find(([prefix]) => code.startsWith(prefix))?.[1];

const codeOf = (error: unknown): string | null => {
  if (error instanceof Database.SqliteError) return error.code;
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
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

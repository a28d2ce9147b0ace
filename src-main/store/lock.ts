import Database from 'better-sqlite3';
import { ensurePrivate } from './files.ts';

/**
 * One process at a time: an exclusive transaction on a small database beside `file`, held until the returned function is called.
 * The operating system lets go of it when the process dies, however it dies. Throws SQLITE_BUSY while another holds it.
 */
export const holdLock = (file: string): (() => void) => {
  const name = `${file}.lock`;
  ensurePrivate(name);
  const lock = new Database(name, { timeout: 0 });
  try {
    // Nothing is ever written to it: a journal on the disk would only be another file.
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw error;
  }
  return () => void lock.close();
};

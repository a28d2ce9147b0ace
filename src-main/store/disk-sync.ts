import { closeSync, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Sqlite } from './connection.ts';

const flush = promisify(fdatasync);

/** Has the disk take what was committed, aside of the main thread. */
export type DiskSync = {
  /** Resolves when the disk has all that was committed before the call; one flush serves all who ask meanwhile. Fails with the file system's error. */
  reached(): Promise<void>;
  close(): void;
};

/**
 * Over the write-ahead log of an open database, which stays the same file as long as that is open. SQLite holds its locks on other files: closing
 * this one lets none go. A database in memory has nothing to wait for.
 */
export const createDiskSync = (sqlite: Sqlite): DiskSync => {
  if (sqlite.memory) return { reached: () => Promise.resolve(), close: () => undefined };
  let file: number | null = null;
  let isFlushing = false;
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;

  const start = async (): Promise<void> => {
    next = null;
    isFlushing = true;
    try {
      // Windows flushes only what may be written to.
      file ??= openSync(`${sqlite.name}-wal`, 'r+');
      await flush(file);
    } finally {
      isFlushing = false;
    }
  };

  return {
    reached() {
      next ??= running.then(() => (running = start()), () => (running = start()));
      return next;
    },
    close() {
      const opened = file;
      file = null;
      if (opened === null) return;
      const end = (): void => closeSync(opened);
      if (isFlushing) void running.then(end, end);
      else end();
    },
  };
};

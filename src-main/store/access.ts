import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { Topic } from '../../src-preload/contract/events.ts';
import type { Log } from '../ports.ts';
import type { Sqlite } from './connection.ts';
import { AppError } from '../rules/app-error.ts';
import { createDiskSync } from './disk-sync.ts';
import { asStorageFailure, withStorageFailures } from './storage-failure.ts';

export type Db = BetterSQLite3Database;

/** How repositories reach the database. Faults of the disk come out as `AppError` `storage`. */
export type Access = {
  read<T>(work: (db: Db) => T): T;
  /** One IMMEDIATE transaction, or a savepoint of the one that runs. `topic` is what it changes; null = nothing that is shown. */
  write<T>(topic: Topic | null, work: (db: Db) => T): T;
  transaction<T>(work: () => T): T;
  /**
   * One transaction of its own at once, which the others see from then on. Resolves when the disk has it; the main thread does not wait for
   * that. Where the disk fails, what was written may be there nevertheless. Not inside of another transaction.
   */
  written(work: () => void): Promise<void>;
  /** Lets go of the files. */
  close(): void;
  /**
   * Topics of committed writes, each once, in the contract's order. Delivered when the running code has given way (a microtask
   * later), so that a listener that writes never comes between two lines of a use case.
   */
  onChanged(listener: (topics: Topic[]) => void): () => void;
};

/** Whatever keeps a file of ours from being flushed is the disk's. */
const notFlushed = (error: unknown): unknown => {
  const failure = asStorageFailure(error);
  return failure instanceof AppError ? failure : new AppError({ code: 'storage', reason: 'io' }, error);
};

export const createAccess = (sqlite: Sqlite, log: Log): Access => {
  const db = drizzle(sqlite);
  const disk = createDiskSync(sqlite);
  const flushing = { demand: sqlite.prepare('PRAGMA synchronous = FULL'), leave: sqlite.prepare('PRAGMA synchronous = NORMAL') };
  const listeners = new Set<(topics: Topic[]) => void>();
  const uncommitted = new Set<Topic>();
  const committed = new Set<Topic>();

  const deliver = (): void => {
    const topics = Topic.options.filter((topic) => committed.has(topic));
    committed.clear();
    for (const listener of listeners) {
      try {
        listener(topics);
      } catch (error) {
        // The others must still hear of it, and what was committed stays so.
        log.error('store.listener_failed', { name: error instanceof Error ? error.name : typeof error });
      }
    }
  };

  const settle = (): void => {
    if (uncommitted.size === 0) return;
    if (committed.size === 0) queueMicrotask(deliver);
    for (const topic of uncommitted) committed.add(topic);
    uncommitted.clear();
  };

  const transaction = <T>(work: () => T): T => {
    const isOutermost = !sqlite.inTransaction;
    try {
      const value = withStorageFailures(() => sqlite.transaction(work).immediate());
      if (isOutermost) settle();
      return value;
    } finally {
      if (isOutermost) uncommitted.clear();
    }
  };

  /** The log of a commit is then flushed by whoever asks for it, and not by the commit. */
  const unflushed = (work: () => void): void => {
    if (sqlite.memory) return transaction(work);
    withStorageFailures(() => flushing.leave.run());
    try {
      transaction(work);
    } finally {
      flushing.demand.run();
    }
  };

  return {
    read: (work) => withStorageFailures(() => work(db)),
    write: (topic, work) =>
      transaction(() => {
        const value = work(db);
        if (topic !== null) uncommitted.add(topic);
        return value;
      }),
    transaction,
    async written(work) {
      unflushed(work);
      try {
        await disk.reached();
      } catch (error) {
        throw notFlushed(error);
      }
    },
    close: disk.close,
    onChanged(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};

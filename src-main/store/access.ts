import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { Topic } from '../../src-preload/contract/events.ts';
import type { Log } from '../ports.ts';
import type { Sqlite } from './connection.ts';
import { withStorageFailures } from './storage-failure.ts';

export type Db = BetterSQLite3Database;

/** How repositories reach the database. Faults of the disk come out as `AppError` `storage`. */
export type Access = {
  read<T>(work: (db: Db) => T): T;
  /** One IMMEDIATE transaction, or a savepoint of the one that runs. `topic` is what it changes; null = nothing that is shown. */
  write<T>(topic: Topic | null, work: (db: Db) => T): T;
  transaction<T>(work: () => T): T;
  /**
   * Topics of committed writes, each once, in the contract's order. Delivered when the running code has given way (a microtask
   * later), so that a listener that writes never comes between two lines of a use case.
   */
  onChanged(listener: (topics: Topic[]) => void): () => void;
};

export const createAccess = (sqlite: Sqlite, log: Log): Access => {
  const db = drizzle(sqlite);
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

  return {
    read: (work) => withStorageFailures(() => work(db)),
    write: (topic, work) =>
      transaction(() => {
        const value = work(db);
        if (topic !== null) uncommitted.add(topic);
        return value;
      }),
    transaction,
    onChanged(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};

import path from 'node:path';
import type { Chance, Clock, Log } from '../ports.ts';
import { keepHistoryBounded } from './bounded-history.ts';
import { asStorageFailure, isCorrupt, withStorageFailures } from './storage-failure.ts';
import { removeLeftStaging } from './backup/staging.ts';
import { connect, type Sqlite } from './connection.ts';
import { createStore } from './create-store.ts';
import { keepDailySnapshots } from './daily-snapshots.ts';
import { ensurePrivate } from './files.ts';
import { quickCheck } from './integrity.ts';
import { leaveNote, takeNote } from './left-whole.ts';
import { holdLock } from './lock.ts';
import { isFresh, migrate, pendingMigrations } from './migrate.ts';
import { awaitingChoice, goodSnapshots, setAside } from './recovery.ts';
import { type Snapshot, snapshotFolder, takeSnapshot } from './snapshots.ts';
import type { Store } from './store.ts';

export type OpenOptions = {
  /** `:memory:` for tests: without lock and snapshots. */
  file: string;
  /** The folder with the program's migrations. */
  migrations: string;
  clock: Clock;
  chance: Chance;
  log: Log;
};

/**
 * `corrupt`: the damaged file lies in the folder `setAside`, nothing was begun anew, and the lock is free; the person chooses
 * between `restoreSnapshot` (of these, newest first) and `startOver`, then the store is opened again.
 */
export type OpenResult = { state: 'open'; store: Store } | { state: 'corrupt'; setAside: string; snapshots: Snapshot[] };

const openInMemory = ({ file, migrations, chance, log }: OpenOptions): OpenResult => {
  const sqlite = connect(file);
  migrate(sqlite, pendingMigrations(sqlite, migrations));
  return { state: 'open', store: createStore({ sqlite, chance, log, atClose: [() => sqlite.close()] }) };
};

/** Brings a sound file to this program's tables, with a snapshot of what they were. */
const bringUpToDate = (sqlite: Sqlite, { file, migrations, clock, log }: OpenOptions): void => {
  const pending = pendingMigrations(sqlite, migrations);
  if (pending.length === 0) return;
  if (!isFresh(sqlite)) takeSnapshot(sqlite, snapshotFolder(file), 'migration', clock.now());
  migrate(sqlite, pending);
  log.info('store.migrated', { migrations: pending.length });
};

const openSound = (options: OpenOptions, release: () => void): Store => {
  const { file, clock, chance, log } = options;
  ensurePrivate(file);
  removeLeftStaging(path.dirname(file));
  const checked = takeNote(file, clock.now());
  const sqlite = connect(file);
  try {
    if (checked === null) quickCheck(sqlite);
    bringUpToDate(sqlite, options);
    const checkedAt = checked ?? clock.now();
    const store = createStore({ sqlite, chance, log, onDisk: { file, checkedAt }, atClose: [() => endForgetting(), () => endSnapshots(), () => sqlite.close(), () => leaveNote(file, checkedAt), release] });
    const endSnapshots = keepDailySnapshots({ sqlite, folder: snapshotFolder(file), clock, log, kept: () => store.settings.get().dailySnapshots });
    const endForgetting = keepHistoryBounded({ store, clock, log });
    return store;
  } catch (error) {
    sqlite.close();
    throw error;
  }
};

const openLocked = (options: OpenOptions, release: () => void): OpenResult => {
  const { file, migrations, clock, log } = options;
  const corrupt = (folder: string): OpenResult => ({ state: 'corrupt', setAside: folder, snapshots: goodSnapshots(file, migrations) });
  const waiting = awaitingChoice(file);
  if (waiting !== null) return corrupt(waiting);
  try {
    return { state: 'open', store: openSound(options, release) };
  } catch (error) {
    const failure = asStorageFailure(error);
    if (!isCorrupt(failure)) throw failure;
    log.error('store.corrupt');
    return corrupt(setAside(file, clock.now()));
  }
};

/**
 * Opens the database as the only process: checks it where it does not lie as an orderly end left it, takes a snapshot before its tables are changed, and keeps daily ones. Throws
 * `storage` with `in_use`, `from_the_future`, `disk_full`, `read_only` or `io`; a damaged file is a state and not an exception.
 */
export const openStore = (options: OpenOptions): OpenResult =>
  withStorageFailures(() => {
    if (options.file === ':memory:') return openInMemory(options);
    const release = holdLock(options.file);
    let isHeld = false;
    try {
      const result = openLocked(options, release);
      isHeld = result.state === 'open';
      return result;
    } finally {
      if (!isHeld) release();
    }
  });

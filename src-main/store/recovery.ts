import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Clock, Log } from '../ports.ts';
import { AppError } from '../rules/app-error.ts';
import { ensurePrivate, syncFile, syncFolder } from './files.ts';
import { holdLock } from './lock.ts';
import { isGoodSnapshot, listSnapshots, type Snapshot, snapshotFolder } from './snapshots.ts';
import { withStorageFailures } from './storage-failure.ts';

/*
 * A damaged file is moved to `quarantine/<time>/` and a marker stays beside it until the person has chosen: while it stands and the
 * file is gone, every start asks again instead of beginning with an empty one. With marker and file the choice was made, or moving
 * had not begun; the start then looks at the file as always.
 */

const Marker = z.object({ setAside: z.string().max(1000) });
const PARTS = ['', '-wal', '-shm'] as const;

const markerOf = (file: string): string => `${file}.recovery`;

/** Moves the file and what SQLite keeps beside it; what an interrupted call left is moved by the next. */
const moveAway = (file: string, folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const part of PARTS) {
    const from = file + part;
    if (existsSync(from)) renameSync(from, path.join(folder, path.basename(from)));
  }
  syncFolder(folder);
  syncFolder(path.dirname(file));
};

/** Sets a damaged database aside. Answers the folder where it lies now. Call while holding the lock. */
export const setAside = (file: string, now: number): string => {
  const folder = path.join(path.dirname(file), 'quarantine', new Date(now).toISOString().replaceAll(':', '-'));
  const marker = markerOf(file);
  ensurePrivate(marker);
  writeFileSync(marker, JSON.stringify({ setAside: folder }));
  syncFile(marker);
  moveAway(file, folder);
  return folder;
};

/** Where the damaged database lies while a choice is due, else null. Call while holding the lock. */
export const awaitingChoice = (file: string): string | null => {
  const marker = markerOf(file);
  if (!existsSync(marker)) return null;
  if (existsSync(file)) {
    rmSync(marker);
    return null;
  }
  const { setAside: folder } = Marker.parse(JSON.parse(readFileSync(marker, 'utf8')));
  moveAway(file, folder);
  return folder;
};

/** Snapshots that are whole and that this program can read, newest first. */
export const goodSnapshots = (file: string, migrations: string): Snapshot[] => {
  const folder = snapshotFolder(file);
  return listSnapshots(folder).filter(({ name }) => isGoodSnapshot(path.join(folder, name), migrations));
};

type RecoveryOptions = { file: string; migrations: string; clock: Clock; log: Log };

/** Runs `work` as the only process on the file, where there is no database in the place any more. */
const inItsPlace = ({ file }: RecoveryOptions, work: () => void): void =>
  withStorageFailures(() => {
    const release = holdLock(file);
    try {
      if (awaitingChoice(file) === null) throw new AppError({ code: 'conflict', reason: 'in_use' });
      work();
      syncFolder(path.dirname(file));
      rmSync(markerOf(file));
    } finally {
      release();
    }
  });

/**
 * Puts a good snapshot in the place of a database that was set aside; `openStore` opens it next. The snapshot stays. Fails
 * `storage` `corrupt` when it is not good (any more), `conflict` `in_use` when no database was set aside.
 */
export const restoreSnapshot = (options: RecoveryOptions, name: string): void =>
  inItsPlace(options, () => {
    const { file, migrations, log } = options;
    const snapshot = goodSnapshots(file, migrations).find((one) => one.name === name);
    if (snapshot === undefined) throw new AppError({ code: 'storage', reason: 'corrupt' });
    const beside = `${file}.restoring`;
    copyFileSync(path.join(snapshotFolder(file), name), beside);
    chmodSync(beside, 0o600);
    syncFile(beside);
    renameSync(beside, file);
    log.warn('store.restored', { name, takenAt: snapshot.takenAt });
  });

/** Begins anew with an empty database; the damaged one stays in quarantine. */
export const startOver = (options: RecoveryOptions): void =>
  inItsPlace(options, () => {
    ensurePrivate(options.file);
    options.log.warn('store.started_over');
  });

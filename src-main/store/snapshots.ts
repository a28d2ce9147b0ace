import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { peek, type Sqlite } from './connection.ts';
import { ensurePrivate, syncFile, syncFolder } from './files.ts';
import { quickCheck } from './integrity.ts';
import { pendingMigrations } from './migrate.ts';
import { isFailure } from '../rules/app-error.ts';
import { asStorageFailure, withStorageFailures } from './storage-failure.ts';

/** Why it was taken: the day's, before the tables were changed, or before a backup was restored. */
export type SnapshotReason = 'daily' | 'migration' | 'restore';
/** `name` is its file's, `takenAt` UTC ms. */
export type Snapshot = { name: string; reason: SnapshotReason; takenAt: number; bytes: number };

/** How many are kept of those before a change of the tables; of the daily ones the settings say it. */
const MIGRATIONS_KEPT = 2;
const NAME = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2}\.\d{3})Z-(daily|migration|restore)\.db$/;

const nameOf = (reason: SnapshotReason, at: number): string => `${new Date(at).toISOString().replaceAll(':', '-')}-${reason}.db`;

const readName = (folder: string, name: string): Snapshot | null => {
  const match = NAME.exec(name);
  if (match === null) return null;
  const [, day, hours, minutes, seconds, word] = match;
  const takenAt = Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
  return { name, reason: word === 'daily' || word === 'restore' ? word : 'migration', takenAt, bytes: statSync(path.join(folder, name)).size };
};

/** Where the snapshots of a database lie: `snapshots/` beside it. */
export const snapshotFolder = (file: string): string => path.join(path.dirname(file), 'snapshots');

/** All of them, newest first, good or not. */
export const listSnapshots = (folder: string): Snapshot[] =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .map((name) => readName(folder, name))
    .filter((one) => one !== null)
    .toSorted((a, b) => b.takenAt - a.takenAt);

/** True when the file is whole and this program can read it. */
export const isGoodSnapshot = (file: string, migrations: string): boolean => {
  try {
    peek(file, (sqlite) => {
      quickCheck(sqlite);
      pendingMigrations(sqlite, migrations);
    });
    return true;
  } catch (error) {
    if (isFailure(asStorageFailure(error), 'storage')) return false;
    throw error;
  }
};

const prune = (folder: string, reason: SnapshotReason, kept: number): void => {
  for (const old of listSnapshots(folder).filter((one) => one.reason === reason).slice(kept)) rmSync(path.join(folder, old.name));
};

/**
 * Copies the open database into `folder` and keeps the newest `kept` of that reason. A snapshot has its name only once it is on the
 * disk and was checked: SQLite leaves an empty file behind when it cannot finish. Throws `storage`.
 */
export const takeSnapshot = (sqlite: Sqlite, folder: string, reason: SnapshotReason, now: number, kept = MIGRATIONS_KEPT): Snapshot =>
  withStorageFailures(() => {
    const beside = path.join(folder, 'unfinished.db');
    rmSync(beside, { force: true });
    ensurePrivate(beside);
    sqlite.prepare('VACUUM INTO ?').run(beside);
    peek(beside, quickCheck);
    syncFile(beside);
    const name = nameOf(reason, now);
    const file = path.join(folder, name);
    renameSync(beside, file);
    syncFolder(folder);
    prune(folder, reason, kept);
    return { name, reason, takenAt: now, bytes: statSync(file).size };
  });

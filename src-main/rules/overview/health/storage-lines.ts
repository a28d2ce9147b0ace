import type { HealthLine } from '../../../../src-preload/contract/models/overview.ts';
import { line } from './line.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A snapshot is taken each day on which the program runs, the first one a minute after its start. */
const SNAPSHOT_MS = 2 * DAY_MS;
const STARTING_MS = 10 * MINUTE_MS;
const MEGABYTE = 1024 * 1024;
/** Below this SQLite may fail at any commit. */
const FULL_BYTES = 100 * MEGABYTE;
const LOW_BYTES = 1024 * MEGABYTE;
/** A migration keeps the database, its copy and a snapshot side by side. */
const COPIES = 3;

export type DatabaseFacts = { bytes: number; checkedAt: number | null; snapshotAt: number | null };

/** The whole file is checked at each start; since then SQLite itself would have noticed damage where it read. Times in UTC ms. */
export const databaseLine = ({ bytes, checkedAt, snapshotAt }: DatabaseFacts, now: number): HealthLine => {
  const data = { bytes, checkedAt, snapshotAt };
  const isYoung = checkedAt === null || now - checkedAt < STARTING_MS;
  const hasSnapshot = snapshotAt !== null && now - snapshotAt < SNAPSHOT_MS;
  return isYoung || hasSnapshot ? line('database', 'ok', 'database_sound', data) : line('database', 'warn', 'snapshot_missing', data);
};

/** Times in UTC ms. `isOverdue`: something could be lost, and the newest backup is older than the reminder. */
export type BackupFacts = { madeAt: number | null; failedAt: number | null; isOverdue: boolean };

/** A backup by itself that failed comes first: whoever set it relies on it. */
export const backupLine = ({ madeAt, failedAt, isOverdue }: BackupFacts): HealthLine => {
  const data = { madeAt, failedAt };
  if (failedAt !== null && failedAt > (madeAt ?? 0)) return line('backups', 'warn', 'backup_failed', data, 'transfer');
  if (isOverdue) return line('backups', 'warn', 'backup_overdue', data, 'transfer');
  return line('backups', 'ok', madeAt === null ? 'backup_none' : 'backup_made', data);
};

/** `freeBytes` null = the system does not say. */
export const diskLine = (freeBytes: number | null, databaseBytes: number): HealthLine => {
  const data = { freeBytes, databaseBytes };
  if (freeBytes === null) return line('disk', 'ok', 'disk_unknown', data);
  if (freeBytes < FULL_BYTES) return line('disk', 'fail', 'disk_full', data);
  if (freeBytes < Math.max(LOW_BYTES, COPIES * databaseBytes)) return line('disk', 'warn', 'disk_low', data);
  return line('disk', 'ok', 'disk_free', data);
};

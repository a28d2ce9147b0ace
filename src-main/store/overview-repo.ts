import type { Access } from './access.ts';
import type { Sqlite } from './connection.ts';
import { createDayRepo } from './overview-days.ts';
import { createNameReads } from './overview-names.ts';
import { createRowReads } from './overview-rows.ts';
import { createSearch } from './overview-search.ts';
import { createSeenReads } from './overview-seen.ts';
import type { OverviewRepo } from './overview-store.ts';
import { listSnapshots, snapshotFolder } from './snapshots.ts';

/** Where the database lies and when it was last found sound as a whole (UTC ms); null in memory. */
export type OnDisk = { file: string; checkedAt: number } | null;

export const createOverviewRepo = (access: Access, sqlite: Sqlite, onDisk: OnDisk): OverviewRepo => ({
  ...createSeenReads(access, sqlite),
  ...createNameReads(access),
  ...createSearch(access),
  ...createRowReads(access),
  ...createDayRepo(access),
  engine: () => String(sqlite.prepare('SELECT sqlite_version()').pluck().get()),
  database: () => ({
    bytes: Number(sqlite.pragma('page_count', { simple: true })) * Number(sqlite.pragma('page_size', { simple: true })),
    checkedAt: onDisk?.checkedAt ?? null,
    snapshotAt: onDisk === null ? null : (listSnapshots(snapshotFolder(onDisk.file))[0]?.takenAt ?? null),
  }),
});

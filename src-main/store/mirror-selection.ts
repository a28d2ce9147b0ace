import { asc, count, inArray, sql } from 'drizzle-orm';
import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { MirrorFilter } from '../../src-preload/contract/models/mirror.ts';
import type { Db } from './access.ts';
import { mirrorFilter } from './mirror-filter.ts';
import { mirrors } from './mirror-schema.ts';
import type { CredentialClock } from './mirror-store.ts';

/** The ids that a filter finds, in the order of their source paths, and how many there are in all. */
export const idsOf = (db: Db, filter: MirrorFilter, clock: CredentialClock, limit: number): { ids: MirrorId[]; total: number } => {
  const where = mirrorFilter(db, filter, clock);
  const total = db.select({ total: count() }).from(mirrors).where(where).get()?.total ?? 0;
  const bySource = [asc(sql`${mirrors.sourcePath} COLLATE NOCASE`), asc(mirrors.id)];
  const rows = db.select({ id: mirrors.id }).from(mirrors).where(where).orderBy(...bySource).limit(limit).all();
  return { ids: rows.map(({ id }) => id), total };
};

/** Half of what SQLite takes as values of one statement. */
const CHUNK = 15_000;

const subjectsAmong = (db: Db, ids: MirrorId[]) =>
  db
    .select({
      id: mirrors.id,
      subject: sql<string>`${mirrors.sourcePath} || ' → ' || ${mirrors.targetPath}`,
    })
    .from(mirrors)
    .where(inArray(mirrors.id, ids))
    .all();

/** How mirrors are called. */
export const subjectsOf = (db: Db, ids: readonly MirrorId[]): ReturnType<typeof subjectsAmong> =>
  Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, part) => ids.slice(part * CHUNK, (part + 1) * CHUNK)).flatMap((part) => subjectsAmong(db, part));

import { asc, count, sql } from 'drizzle-orm';
import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { MirrorFilter } from '../../src-preload/contract/models/mirror.ts';
import type { Db } from './access.ts';
import { mirrorFilter } from './mirror-filter.ts';
import { mirrors } from './mirror-schema.ts';
import type { CredentialClock } from './mirror-store.ts';
import { prepared } from './prepared.ts';

/** The ids that a filter finds, in the order of their source paths, and how many there are in all. */
export const idsOf = (db: Db, filter: MirrorFilter, clock: CredentialClock, limit: number): { ids: MirrorId[]; total: number } => {
  const where = mirrorFilter(db, filter, clock);
  const total = db.select({ total: count() }).from(mirrors).where(where).get()?.total ?? 0;
  const bySource = [asc(sql`${mirrors.sourcePath} COLLATE NOCASE`), asc(mirrors.id)];
  const rows = db.select({ id: mirrors.id }).from(mirrors).where(where).orderBy(...bySource).limit(limit).all();
  return { ids: rows.map(({ id }) => id), total };
};

const subjectsAmong = prepared((db) =>
  db
    .select({ id: mirrors.id, subject: sql<string>`${mirrors.sourcePath} || ' → ' || ${mirrors.targetPath}` })
    .from(mirrors)
    .where(sql`${mirrors.id} IN (SELECT value FROM json_each(${sql.placeholder('ids')}))`)
    .orderBy(mirrors.id)
    .prepare());

/** How mirrors are called, by their ids. */
export const subjectsOf = (db: Db, ids: readonly MirrorId[]): { id: MirrorId; subject: string }[] => (ids.length === 0 ? [] : subjectsAmong(db).all({ ids: JSON.stringify(ids) }));

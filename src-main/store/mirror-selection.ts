import { asc, count, eq, inArray, sql } from 'drizzle-orm';
import type { InstanceId, MirrorId } from '../../src-preload/contract/ids.ts';
import type { MirrorFilter, MirrorGroup } from '../../src-preload/contract/models/mirror.ts';
import type { Db } from './access.ts';
import { mirrorFilter } from './mirror-filter.ts';
import { mirrorObservations, mirrors, pairs } from './schema.ts';
import type { CredentialClock } from './store.ts';

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

const ownersAmong = (db: Db, ids: MirrorId[]) =>
  db
    .select({
      id: mirrors.id,
      subject: sql<string>`${mirrors.sourcePath} || ' → ' || ${mirrors.targetPath}`,
      ownerInstanceId: sql<InstanceId>`CASE ${pairs.direction} WHEN 'push' THEN ${pairs.sourceInstanceId} ELSE ${pairs.targetInstanceId} END`,
    })
    .from(mirrors)
    .innerJoin(pairs, eq(pairs.id, mirrors.pairId))
    .where(inArray(mirrors.id, ids))
    .all();

/** How mirrors are called, and the instance that has each. */
export const ownersOf = (db: Db, ids: readonly MirrorId[]): ReturnType<typeof ownersAmong> =>
  Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, part) => ids.slice(part * CHUNK, (part + 1) * CHUNK)).flatMap((part) => ownersAmong(db, part));

/** `a/b/c` lies in `a` and in `a/b`. */
const groupsAbove = (path: string): string[] => {
  const names = path.split('/');
  return names.slice(1).map((_, depth) => names.slice(0, depth + 1).join('/'));
};

/** The tree above the sources of what a filter finds, with counts; a mirror counts once in each group. */
export const groupsOf = (db: Db, filter: MirrorFilter, clock: CredentialClock, limit: number): { items: MirrorGroup[]; total: number } => {
  const rows = db
    .select({ path: mirrors.sourcePath, status: mirrorObservations.status, refs: mirrorObservations.refsState })
    .from(mirrors)
    .innerJoin(mirrorObservations, eq(mirrorObservations.mirrorId, mirrors.id))
    .where(mirrorFilter(db, filter, clock))
    .all();
  const groups = new Map<string, MirrorGroup>();
  for (const { path, status, refs } of rows) {
    for (const above of groupsAbove(path)) {
      const group = groups.get(above) ?? { path: above, mirrors: 0, equal: 0, failed: 0 };
      groups.set(above, group);
      group.mirrors += 1;
      if (refs === 'equal') group.equal += 1;
      if (status === 'failed') group.failed += 1;
    }
  }
  // By names, not by letters: `a` stands before `a/b`, and that before `a-b`.
  const inTree = [...groups.values()].toSorted((a, b) => (a.path.replaceAll('/', '\0') < b.path.replaceAll('/', '\0') ? -1 : 1));
  return { items: inTree.slice(0, limit), total: inTree.length };
};

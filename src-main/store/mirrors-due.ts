import { and, asc, eq, lte, notInArray, sql } from 'drizzle-orm';
import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Access, Db } from './access.ts';
import { mirrorCredentials, mirrorObservations, mirrors } from './schema.ts';
import type { MirrorRepo } from './store.ts';

/** As in the partial index `mirrors_unfinished`: a short list, so that the round keeps the order of its own index. */
const inWork = (db: Db) => db.select({ id: mirrors.id }).from(mirrors).where(sql`${mirrors.setup} <> 'ready'`);

/** The first of an index, so that a round over many mirrors reads no more than it will ask about; never comes before any time. */
const oldest = (db: Db, at: typeof mirrorObservations.checkedAt | typeof mirrorObservations.comparedAt, limit: number, olderThan: number): MirrorId[] =>
  db
    .select({ id: mirrorObservations.mirrorId, at })
    .from(mirrorObservations)
    .where(notInArray(mirrorObservations.mirrorId, inWork(db)))
    .orderBy(asc(at), asc(mirrorObservations.mirrorId))
    .limit(limit)
    .all()
    .filter((row) => row.at === null || row.at < olderThan)
    .map(({ id }) => id);

/** What the schedule has to do next. */
export const createMirrorsDue = ({ read }: Access): Pick<MirrorRepo, 'dueForRotation' | 'oldestChecked' | 'oldestCompared'> => ({
  dueForRotation: (before, limit) =>
    read((db) =>
      db
        .select({ id: mirrors.id })
        .from(mirrorCredentials)
        .innerJoin(mirrors, eq(mirrors.id, mirrorCredentials.mirrorId))
        .where(and(eq(mirrorCredentials.slot, 'current'), lte(mirrorCredentials.expiresAt, before), eq(mirrors.setup, 'ready')))
        .orderBy(asc(mirrorCredentials.expiresAt), asc(mirrorCredentials.mirrorId))
        .limit(limit)
        .all()
        .map(({ id }) => id),
    ),
  oldestChecked: (limit, olderThan) => read((db) => oldest(db, mirrorObservations.checkedAt, limit, olderThan)),
  oldestCompared: (limit, olderThan) => read((db) => oldest(db, mirrorObservations.comparedAt, limit, olderThan)),
});

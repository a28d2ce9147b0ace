import { asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { ParsedInput } from '../../src-preload/contract/methods.ts';
import type { Db } from './access.ts';
import { isCurrentCredential } from './credential-state.ts';
import { mirrorCredentials, mirrorObservations, mirrors } from './mirror-schema.ts';
import { pairs } from './pair-schema.ts';

type Query = Pick<ParsedInput<'mirrors.list'>, 'orderBy' | 'descending' | 'offset' | 'limit'>;

const sourcePath = sql`${mirrors.sourcePath} COLLATE NOCASE`;
const targetPath = sql`${mirrors.targetPath} COLLATE NOCASE`;

const fromMirrors = (db: Db) => db.select({ id: mirrors.id }).from(mirrors).$dynamic();
const fromPairs = (db: Db) => db.select({ id: mirrors.id }).from(pairs).innerJoin(mirrors, eq(mirrors.pairId, pairs.id)).$dynamic();
const fromObservations = (db: Db) =>
  db.select({ id: mirrors.id }).from(mirrorObservations).innerJoin(mirrors, eq(mirrors.id, mirrorObservations.mirrorId)).$dynamic();
const fromCredentials = (db: Db) =>
  db.select({ id: mirrors.id }).from(mirrors).leftJoin(mirrorCredentials, isCurrentCredential()).$dynamic();

/**
 * By urgency: what ends first stands first, then what never ends, then mirrors without a credential. The only order that sorts, since
 * a missing row is in no index.
 */
const urgency = sql`CASE WHEN ${mirrorCredentials.mirrorId} IS NULL THEN 2 WHEN ${mirrorCredentials.expiresAt} IS NULL THEN 1 ELSE 0 END`;

/**
 * The ids of one page. Each order reads an index from the table that has it, so that a page costs a page; all end with the id, so
 * that pages do not overlap. The plans are pinned by query-plans.test.ts.
 */
export const pageOfIds = (db: Db, where: SQL | undefined, { orderBy, descending, offset, limit }: Query): MirrorId[] => {
  const turned = (...keys: (SQL | SQLiteColumn)[]): SQL[] => keys.map((key) => (descending ? desc(key) : asc(key)));
  const byObservation = (key: SQLiteColumn) => fromObservations(db).where(where).orderBy(...turned(key, mirrorObservations.mirrorId));
  const ordered = () => {
    switch (orderBy) {
      case 'source':
        return fromMirrors(db).where(where).orderBy(...turned(sourcePath, mirrors.id));
      case 'target':
        return fromMirrors(db).where(where).orderBy(...turned(targetPath, mirrors.id));
      case 'createdAt':
        return fromMirrors(db).where(where).orderBy(...turned(mirrors.createdAt, mirrors.id));
      case 'pair':
        return fromPairs(db).where(where).orderBy(...turned(sql`${pairs.name} COLLATE NOCASE`, sourcePath, mirrors.id));
      case 'status':
        return byObservation(mirrorObservations.statusRank);
      case 'verified':
        return byObservation(mirrorObservations.refsRank);
      case 'comparedAt':
        return byObservation(mirrorObservations.comparedAt);
      case 'lastUpdateAt':
        return byObservation(mirrorObservations.lastUpdateAt);
      case 'credential':
        return fromCredentials(db).where(where).orderBy(...turned(urgency, mirrorCredentials.expiresAt, mirrors.id));
    }
  };
  return ordered().limit(limit).offset(offset).all().map(({ id }) => id);
};

import { and, asc, count, eq, gte, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Access, Db } from './access.ts';
import { instances } from './instance-schema.ts';
import { isOpenCopy } from './issue-problem-repo.ts';
import { issueProblems } from './issue-schema.ts';
import { mirrorObservations, mirrors } from './mirror-schema.ts';
import type { OverviewRepo } from './overview-store.ts';
import { pairs } from './pair-schema.ts';
import { prepared } from './prepared.ts';
import { isBelow } from './text-match.ts';

const allInstances = prepared((db) => {
  const { id, name, origin: url, reachability, tokenExpiresAt } = instances;
  return db.select({ id, name, url, reachability, tokenExpiresAt }).from(instances).orderBy(sql`${name} COLLATE NOCASE`).prepare();
});

const allPairs = prepared((db) => {
  const { id, name, direction, sourceInstanceId, targetInstanceId } = pairs;
  return db.select({ id, name, direction, sourceInstanceId, targetInstanceId }).from(pairs).orderBy(id).prepare();
});

const failedSince = prepared((db) =>
  db
    .select({ total: count() })
    .from(mirrorObservations)
    .innerJoin(mirrors, eq(mirrors.id, mirrorObservations.mirrorId))
    .where(and(eq(mirrorObservations.statusRank, 0), gte(mirrorObservations.lastUpdateAt, sql.placeholder('at')), eq(mirrors.enabled, true)))
    .prepare());

const isOpenProblem = isNull(issueProblems.dismissedAt);
const isWanted = and(isOpenProblem, sql`${isOpenCopy} = ${sql.placeholder('open')}`);
const openProblems = prepared((db) => db.select({ total: count() }).from(issueProblems).where(isWanted).prepare());
const firstProblems = prepared((db) =>
  db.select({ id: issueProblems.id, title: issueProblems.title }).from(issueProblems).where(isWanted).orderBy(asc(issueProblems.id)).limit(sql.placeholder('limit')).prepare());
const problemsThat = (db: Db, open: 0 | 1, limit: number) => ({ total: openProblems(db).get({ open })?.total ?? 0, first: firstProblems(db).all({ open, limit }) });

/** Names of instances, pairs and mirrors, and small figures beside them. */
export const createNameReads = ({ read }: Access): Pick<OverviewRepo, 'instances' | 'pairEnds' | 'names' | 'failedSince' | 'watched' | 'issueProblems'> => ({
  instances: () => read((db) => allInstances(db).all()),
  pairEnds: () => read((db) => allPairs(db).all()),

  names: (pairIds, groupPath) =>
    read((db) => {
      const { id, sourcePath, targetPath, pairId } = mirrors;
      const inGroup = groupPath === undefined ? undefined : or(isBelow(sourcePath, groupPath), isBelow(targetPath, groupPath));
      return db
        .select({ id, sourcePath, targetPath })
        .from(mirrors)
        .where(and(inArray(pairId, [...pairIds]), inGroup))
        .orderBy(pairId, id)
        .all();
    }),

  failedSince: (at) => read((db) => failedSince(db).get({ at })?.total ?? 0),

  watched: () =>
    read((db) => {
      const { checkedAt, comparedAt } = mirrorObservations;
      const row = db
        .select({
          watched: count(),
          statuses: count(checkedAt),
          comparisons: count(comparedAt),
          oldestStatusAt: sql<number | null>`min(${checkedAt})`,
          oldestComparedAt: sql<number | null>`min(${comparedAt})`,
          newestMirrorAt: sql<number>`coalesce(max(${mirrors.createdAt}), 0)`,
        })
        .from(mirrors)
        .innerJoin(mirrorObservations, eq(mirrorObservations.mirrorId, mirrors.id))
        .where(and(eq(mirrors.enabled, true), eq(mirrors.setup, 'ready')))
        .get();
      if (row === undefined) return { watched: 0, oldestStatusAt: null, oldestComparedAt: null, newestMirrorAt: 0 };
      const { statuses, comparisons, watched, oldestStatusAt, oldestComparedAt, newestMirrorAt } = row;
      return { watched, newestMirrorAt, oldestStatusAt: statuses === watched ? oldestStatusAt : null, oldestComparedAt: comparisons === watched ? oldestComparedAt : null };
    }),

  issueProblems: (limit) => read((db) => ({ open_copies: problemsThat(db, 1, limit), issue_problems: problemsThat(db, 0, limit) })),
});

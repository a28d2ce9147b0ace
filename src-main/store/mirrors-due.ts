import { and, asc, count, countDistinct, eq, lte, notInArray, sql } from 'drizzle-orm';
import type { InstanceId, MirrorId } from '../../src-preload/contract/ids.ts';
import type { Access, Db } from './access.ts';
import { instances } from './instance-schema.ts';
import { mirrorCredentials, mirrorObservations, mirrors } from './mirror-schema.ts';
import type { MirrorRepo } from './mirror-store.ts';
import { pairs } from './pair-schema.ts';

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

/** GitLab answers for all push mirrors of a project at once, and for each pull mirror by itself. */
const questionsOf = (db: Db, direction: 'push' | 'pull') => {
  const [instanceId, requests] = direction === 'push' ? [pairs.sourceInstanceId, countDistinct(mirrors.sourceProjectId)] : [pairs.targetInstanceId, count()];
  return db
    .select({ instanceId, instanceName: instances.name, mirrors: count(), requests })
    .from(pairs)
    .innerJoin(instances, eq(instances.id, instanceId))
    .innerJoin(mirrors, eq(mirrors.pairId, pairs.id))
    .where(eq(pairs.direction, direction))
    .groupBy(instanceId)
    .all();
};

const allQuestions = (db: Db): ReturnType<typeof questionsOf> => {
  const byInstance = new Map<InstanceId, ReturnType<typeof questionsOf>[number]>();
  for (const row of [...questionsOf(db, 'push'), ...questionsOf(db, 'pull')]) {
    const before = byInstance.get(row.instanceId);
    byInstance.set(row.instanceId, { ...row, mirrors: row.mirrors + (before?.mirrors ?? 0), requests: row.requests + (before?.requests ?? 0) });
  }
  return [...byInstance.values()];
};

/** What the schedule has to do next. */
export const createMirrorsDue = ({ read }: Access): Pick<MirrorRepo, 'dueForRotation' | 'oldestChecked' | 'oldestCompared' | 'questions'> => ({
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
  questions: () => read(allQuestions),
});

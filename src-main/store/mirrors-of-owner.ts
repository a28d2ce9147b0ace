import { and, eq, inArray } from 'drizzle-orm';
import type { Access } from './access.ts';
import { mirrorObservations, mirrors } from './mirror-schema.ts';
import type { MirrorRepo } from './mirror-store.ts';
import { pairs } from './pair-schema.ts';
import { findStoredMirrors } from './stored-mirror.ts';

/** Many mirrors by one question each, for rounds over all of them. */
export const createMirrorsOfOwner = ({ read }: Access): Pick<MirrorRepo, 'ofOwners' | 'findMany' | 'seen'> => ({
  findMany: (ids) => read((db) => findStoredMirrors(db, ids)),

  seen: (ids) =>
    read((db) => {
      const { mirrorId, status, rawStatus, enabled, lastUpdateAt, lastSuccessAt, lastError, checkedAt, comparedAt } = mirrorObservations;
      const observed = { status, rawStatus, enabled, lastUpdateAt, lastSuccessAt, lastError, checkedAt };
      const rows = db.select({ mirrorId, observed, comparedAt }).from(mirrorObservations).where(inArray(mirrorId, [...ids])).all();
      return new Map(rows.map(({ mirrorId: id, ...row }) => [id, row]));
    }),

  // Push mirrors belong to their source project, pull mirrors to their target.
  ofOwners: (instanceId, projectIds) =>
    read((db) => {
      const found = { id: mirrors.id, direction: pairs.direction, gitlabMirrorId: mirrors.gitlabMirrorId };
      const push = and(eq(pairs.sourceInstanceId, instanceId), eq(pairs.direction, 'push'), inArray(mirrors.sourceProjectId, [...projectIds]));
      const pull = and(eq(pairs.targetInstanceId, instanceId), eq(pairs.direction, 'pull'), inArray(mirrors.targetProjectId, [...projectIds]));
      return [push, pull].flatMap((where) => db.select(found).from(pairs).innerJoin(mirrors, eq(mirrors.pairId, pairs.id)).where(where).all());
    }),
});

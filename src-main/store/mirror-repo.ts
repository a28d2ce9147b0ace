import { and, eq, type SQL, sql } from 'drizzle-orm';
import { AppError } from '../rules/app-error.ts';
import type { Access, Db } from './access.ts';
import { assertChanged, found, isEmpty } from './changes.ts';
import { comparedMirrors, getMirror, listMirrors } from './mirror-list.ts';
import { createCredentialRepo } from './credential-repo.ts';
import { listExpiries } from './expiry-list.ts';
import { createObservationRepo } from './observation-repo.ts';
import { groupsOf } from './mirror-groups.ts';
import { idsOf, subjectsOf } from './mirror-selection.ts';
import { createMirrorsDue } from './mirrors-due.ts';
import { mirrorObservations, mirrors } from './mirror-schema.ts';
import { pairs } from './pair-schema.ts';
import { createMirrorsOfOwner } from './mirrors-of-owner.ts';
import type { MirrorRepo } from './mirror-store.ts';
import { assertMirror, findStoredMirror } from './stored-mirror.ts';

type NewMirror = Parameters<MirrorRepo['insert']>[0];
type Projects = Pick<NewMirror, 'pairId' | 'sourceProjectId' | 'targetProjectId'>;

const findByProjects = (db: Db, { pairId, sourceProjectId, targetProjectId }: Projects) => {
  const same = and(eq(mirrors.pairId, pairId), eq(mirrors.sourceProjectId, sourceProjectId), eq(mirrors.targetProjectId, targetProjectId));
  return db.select({ id: mirrors.id }).from(mirrors).where(same).get()?.id ?? null;
};

/** The first half word for word as in the partial index `mirrors_unfinished`. A rotation goes on by itself: it is not taken back. */
const isUnfinished = sql`${mirrors.setup} <> 'ready' AND ${mirrors.setup} <> 'rotating'`;
const isRotating = sql`${mirrors.setup} <> 'ready' AND ${mirrors.setup} = 'rotating'`;

const idsWhere = (db: Db, where: SQL) => db.select({ id: mirrors.id }).from(mirrors).where(where).orderBy(mirrors.id).all().map(({ id }) => id);

const insertMirror = (db: Db, { overrides, ...row }: NewMirror) => {
  found(db.select({ id: pairs.id }).from(pairs).where(eq(pairs.id, row.pairId)).get(), 'pair');
  if (findByProjects(db, row) !== null) throw new AppError({ code: 'conflict', reason: 'mirror_exists', name: row.sourcePath });
  const { id } = db.insert(mirrors).values({ ...row, ...overrides, setup: 'creating' }).returning({ id: mirrors.id }).get();
  db.insert(mirrorObservations).values({ mirrorId: id }).run();
  return id;
};

export const createMirrorRepo = (access: Access): MirrorRepo => {
  const { read, write } = access;
  return {
    list: (query, clock) => read((db) => listMirrors(db, query, clock)),
    get: (id, clock) => read((db) => getMirror(db, id, clock)),
    compared: (ids, clock) => read((db) => comparedMirrors(db, ids, clock)),
    stored: (id) => read((db) => found(findStoredMirror(db, id) ?? undefined, 'mirror')),
    findStored: (id) => read((db) => findStoredMirror(db, id)),

    idsOf: (filter, clock, limit) => read((db) => idsOf(db, filter, clock, limit)),
    subjects: (ids) => read((db) => subjectsOf(db, ids)),
    groups: (filter, clock, limit) => read((db) => groupsOf(db, filter, clock, limit)),
    expiries: (query) => read((db) => listExpiries(db, query)),

    idsOfPair: (pairId) => read((db) => idsWhere(db, eq(mirrors.pairId, pairId))),
    unfinished: () => read((db) => idsWhere(db, isUnfinished)),
    rotating: () => read((db) => idsWhere(db, isRotating)),
    withTarget: (instanceId, projectId) =>
      read((db) =>
        db
          .select({ id: mirrors.id, sourcePath: mirrors.sourcePath })
          .from(mirrors)
          .innerJoin(pairs, eq(pairs.id, mirrors.pairId))
          .where(and(eq(mirrors.targetProjectId, projectId), eq(pairs.targetInstanceId, instanceId)))
          .orderBy(mirrors.id)
          .all(),
      ),
    findByProjects: (pairId, sourceProjectId, targetProjectId) => read((db) => findByProjects(db, { pairId, sourceProjectId, targetProjectId })),

    insert: (row) => write('mirrors', (db) => insertMirror(db, row)),

    update: (id, { overrides, ...change }) =>
      write('mirrors', (db) => {
        const set = { ...change, ...overrides };
        if (isEmpty(set)) return assertMirror(db, id);
        assertChanged(db.update(mirrors).set(set).where(eq(mirrors.id, id)).run(), 'mirror');
      }),

    ...createMirrorsDue(access),
    ...createMirrorsOfOwner(access),
    ...createCredentialRepo(access),
    ...createObservationRepo(access),

    remove: (id) => write('mirrors', (db) => assertChanged(db.delete(mirrors).where(eq(mirrors.id, id)).run(), 'mirror')),
  };
};

import { and, eq, sql } from 'drizzle-orm';
import { AppError } from '../rules/app-error.ts';
import type { Access, Db } from './access.ts';
import { assertChanged, found, isEmpty } from './changes.ts';
import { toJson } from './json.ts';
import { getMirror, listMirrors } from './mirror-list.ts';
import { createObservationRepo } from './observation-repo.ts';
import { mirrorCredentials, mirrorObservations, mirrors, pairs } from './schema.ts';
import type { MirrorRepo } from './store.ts';
import { findStoredMirror } from './stored-mirror.ts';

type NewMirror = Parameters<MirrorRepo['insert']>[0];
type Projects = Pick<NewMirror, 'pairId' | 'sourceProjectId' | 'targetProjectId'>;

const findByProjects = (db: Db, { pairId, sourceProjectId, targetProjectId }: Projects) => {
  const same = and(eq(mirrors.pairId, pairId), eq(mirrors.sourceProjectId, sourceProjectId), eq(mirrors.targetProjectId, targetProjectId));
  return db.select({ id: mirrors.id }).from(mirrors).where(same).get()?.id ?? null;
};

/** Word for word as in the partial index `mirrors_unfinished`. */
const isUnfinished = sql`${mirrors.setup} <> 'ready'`;

const insertMirror = (db: Db, { overrides, ...row }: NewMirror) => {
  found(db.select({ id: pairs.id }).from(pairs).where(eq(pairs.id, row.pairId)).get(), 'pair');
  if (findByProjects(db, row) !== null) throw new AppError({ code: 'conflict', reason: 'mirror_exists', name: row.sourcePath });
  const { id } = db.insert(mirrors).values({ ...row, ...overrides, setup: 'creating' }).returning({ id: mirrors.id }).get();
  db.insert(mirrorObservations).values({ mirrorId: id }).run();
  return id;
};

const assertExists = (db: Db, id: NonNullable<ReturnType<typeof findByProjects>>): void =>
  void found(db.select({ id: mirrors.id }).from(mirrors).where(eq(mirrors.id, id)).get(), 'mirror');

export const createMirrorRepo = (access: Access): MirrorRepo => {
  const { read, write } = access;
  return {
    list: (query, clock) => read((db) => listMirrors(db, query, clock)),
    get: (id, clock) => read((db) => getMirror(db, id, clock)),
    stored: (id) => read((db) => found(findStoredMirror(db, id) ?? undefined, 'mirror')),
    findStored: (id) => read((db) => findStoredMirror(db, id)),

    idsOfPair: (pairId) => read((db) => db.select({ id: mirrors.id }).from(mirrors).where(eq(mirrors.pairId, pairId)).orderBy(mirrors.id).all().map(({ id }) => id)),
    unfinished: () => read((db) => db.select({ id: mirrors.id }).from(mirrors).where(isUnfinished).orderBy(mirrors.id).all().map(({ id }) => id)),
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
        if (isEmpty(set)) return assertExists(db, id);
        assertChanged(db.update(mirrors).set(set).where(eq(mirrors.id, id)).run(), 'mirror');
      }),

    setCredential: (id, { scopes, ...credential }) =>
      write('mirrors', (db) => {
        assertExists(db, id);
        const row = { ...credential, scopes: toJson(scopes), kind: 'project_token' as const };
        db.insert(mirrorCredentials).values({ mirrorId: id, ...row }).onConflictDoUpdate({ target: mirrorCredentials.mirrorId, set: row }).run();
      }),

    clearCredential: (id) =>
      write('mirrors', (db) => {
        assertExists(db, id);
        db.delete(mirrorCredentials).where(eq(mirrorCredentials.mirrorId, id)).run();
      }),

    ...createObservationRepo(access),

    remove: (id) => write('mirrors', (db) => assertChanged(db.delete(mirrors).where(eq(mirrors.id, id)).run(), 'mirror')),
  };
};

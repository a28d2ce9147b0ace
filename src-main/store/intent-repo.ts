import { and, asc, count, eq, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Access, Db } from './access.ts';
import { createCleanUpList } from './clean-up-list.ts';
import { isOpen, toIntent } from './intent-row.ts';
import { intents } from './intent-schema.ts';
import type { IntentRepo, StoredIntent } from './intent-store.ts';
import { toJson, toNullableJson } from './json.ts';
import { prepared } from './prepared.ts';

const oldestFirst = (db: Db, where: SQL | undefined): StoredIntent[] => db.select().from(intents).where(where).orderBy(asc(intents.id)).all().map(toIntent);

/** A missing id is a bug of the journal: ids come from here. */
const known = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('unknown intent');
  return value;
};

export const createIntentRepo = (access: Access): IntentRepo => ({ ...createIntents(access), ...createCleanUpList(access) });

const isOn = and(eq(intents.instanceId, sql.placeholder('instanceId')), eq(intents.projectId, sql.placeholder('projectId')));

const openOn = (db: Db, where: SQL | undefined) => db.select().from(intents).where(and(isOn, where, isOpen)).orderBy(asc(intents.id)).prepare();
const openOnProject = prepared((db) => openOn(db, isNull(intents.part)));
const openOnPart = prepared((db) => openOn(db, eq(intents.part, sql.placeholder('part'))));
const openOnParts = prepared((db) => openOn(db, isNotNull(intents.part)));

const insertIntent = prepared((db) =>
  db
    .insert(intents)
    .values({
      uid: sql.placeholder('uid'), operation: sql.placeholder('operation'), kind: sql.placeholder('kind'), instanceId: sql.placeholder('instanceId'), projectId: sql.placeholder('projectId'),
      mirrorId: sql.placeholder('mirrorId'), part: sql.placeholder('part'), payload: sql.placeholder('payload'), state: sql.placeholder('state'), attempts: sql.placeholder('attempts'),
      createdAt: sql.placeholder('now'), updatedAt: sql.placeholder('now'),
    })
    .returning({ id: intents.id })
    .prepare());

const removeIntent = prepared((db) => db.delete(intents).where(eq(intents.id, sql.placeholder('id'))).prepare());

const createIntents = ({ read, write }: Access): Omit<IntentRepo, 'cleanUps' | 'cleanUp'> => ({
  insert: ({ payload, part = null, state = 'planned', ...row }) =>
    write(null, (db) => insertIntent(db).get({ ...row, part, state, payload: toJson(payload), attempts: state === 'sent' ? 1 : 0 }).id),

  mark: (id, { state, result, failure, nextAttemptAt, now }) =>
    write(null, (db) => {
      const set = {
        state,
        updatedAt: now,
        nextAttemptAt,
        result: result === undefined ? undefined : toNullableJson(result),
        failure: failure === undefined ? undefined : toNullableJson(failure),
        attempts: state === 'sent' ? sql`${intents.attempts} + 1` : undefined,
      };
      known(db.update(intents).set(set).where(eq(intents.id, id)).returning({ id: intents.id }).get());
    }),

  get: (id) => read((db) => toIntent(known(db.select().from(intents).where(eq(intents.id, id)).get()))),
  ofOperation: (operation) => read((db) => oldestFirst(db, eq(intents.operation, operation))),
  open: () => read((db) => oldestFirst(db, isOpen)),
  openOn: (instanceId, projectId, part) => read((db) => (part === null ? openOnProject(db).all({ instanceId, projectId }) : openOnPart(db).all({ instanceId, projectId, part })).map(toIntent)),
  openOnParts: (instanceId, projectId) => read((db) => openOnParts(db).all({ instanceId, projectId }).map(toIntent)),
  remove: (id) => write(null, (db) => void removeIntent(db).run({ id })),
  due: (now) => read((db) => oldestFirst(db, and(isOpen, or(isNull(intents.nextAttemptAt), lte(intents.nextAttemptAt, now))))),
  ofMirror: (mirrorId) => read((db) => oldestFirst(db, eq(intents.mirrorId, mirrorId))),
  countOpen: (operation) => read((db) => db.select({ open: count() }).from(intents).where(and(eq(intents.operation, operation), isOpen)).get()?.open ?? 0),
});

import { and, asc, count, eq, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { InstanceId, ProjectId } from '../../src-preload/contract/ids.ts';
import type { Access, Db } from './access.ts';
import { createCleanUpList } from './clean-up-list.ts';
import { isOpen, toIntent } from './intent-row.ts';
import { intents } from './intent-schema.ts';
import type { IntentRepo, StoredIntent } from './intent-store.ts';
import { toJson, toNullableJson } from './json.ts';

const oldestFirst = (db: Db, where: SQL | undefined): StoredIntent[] => db.select().from(intents).where(where).orderBy(asc(intents.id)).all().map(toIntent);

/** A missing id is a bug of the journal: ids come from here. */
const known = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('unknown intent');
  return value;
};

export const createIntentRepo = (access: Access): IntentRepo => ({ ...createIntents(access), ...createCleanUpList(access) });

const isOn = (instanceId: InstanceId, projectId: ProjectId): SQL | undefined => and(eq(intents.instanceId, instanceId), eq(intents.projectId, projectId));

const createIntents = ({ read, write }: Access): Omit<IntentRepo, 'cleanUps' | 'cleanUp'> => ({
  insert: ({ payload, now, state = 'planned', ...row }) =>
    write(null, (db) => {
      const attempts = state === 'sent' ? 1 : 0;
      return db.insert(intents).values({ ...row, payload: toJson(payload), state, attempts, createdAt: now, updatedAt: now }).returning({ id: intents.id }).get().id;
    }),

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
  openOn: (instanceId, projectId, part) => read((db) => oldestFirst(db, and(isOn(instanceId, projectId), part === null ? isNull(intents.part) : eq(intents.part, part), isOpen))),
  openOnParts: (instanceId, projectId) => read((db) => oldestFirst(db, and(isOn(instanceId, projectId), isNotNull(intents.part), isOpen))),
  remove: (id) => write(null, (db) => void db.delete(intents).where(eq(intents.id, id)).run()),
  due: (now) => read((db) => oldestFirst(db, and(isOpen, or(isNull(intents.nextAttemptAt), lte(intents.nextAttemptAt, now))))),
  ofMirror: (mirrorId) => read((db) => oldestFirst(db, eq(intents.mirrorId, mirrorId))),
  countOpen: (operation) => read((db) => db.select({ open: count() }).from(intents).where(and(eq(intents.operation, operation), isOpen)).get()?.open ?? 0),
});

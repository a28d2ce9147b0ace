import { and, count, eq, min, ne, or, sql } from 'drizzle-orm';
import type { InstanceId } from '../../src-preload/contract/ids.ts';
import { AppError } from '../rules/app-error.ts';
import type { Access, Db } from './access.ts';
import { assertChanged, found, isEmpty } from './changes.ts';
import { instanceColumns, toInstance, toStoredInstance } from './instance-row.ts';
import { instances } from './instance-schema.ts';
import type { InstanceRepo } from './instance-store.ts';
import { toJson } from './json.ts';
import { prepared } from './prepared.ts';
import { contains, sameName } from './text-match.ts';

const byName = sql`${instances.name} COLLATE NOCASE`;

const oldest = prepared((db) => db.select({ at: min(instances.createdAt) }).from(instances).prepare());

const readOne = (db: Db, id: InstanceId) => toInstance(found(db.select(instanceColumns).from(instances).where(eq(instances.id, id)).get(), 'instance'));

/** Each request to an instance begins with it. */
const selectStored = prepared((db) => db.select().from(instances).where(eq(instances.id, sql.placeholder('id'))).prepare());

/** Names are unique without regard to case, origins as they are. `self` is the row that may have them already. */
const assertFree = (db: Db, { name, origin }: { name?: string | undefined; origin?: string | undefined }, self: InstanceId | null): void => {
  const isOther = self === null ? undefined : ne(instances.id, self);
  const other = (condition: ReturnType<typeof eq>) => db.select({ name: instances.name }).from(instances).where(and(condition, isOther)).get();
  if (name !== undefined && other(sameName(instances.name, name)) !== undefined) throw new AppError({ code: 'name_taken', field: 'name' });
  const owner = origin === undefined ? undefined : other(eq(instances.origin, origin));
  if (owner !== undefined) throw new AppError({ code: 'conflict', reason: 'origin_taken', name: owner.name });
};

export const createInstanceRepo = ({ read, write }: Access): InstanceRepo => ({
  list: ({ text, offset, limit }) =>
    read((db) => {
      const where = text === undefined ? undefined : or(contains(instances.name, text), contains(instances.origin, text), contains(instances.description, text));
      const rows = db.select(instanceColumns).from(instances).where(where).orderBy(byName).limit(limit).offset(offset).all();
      const total = db.select({ total: count() }).from(instances).where(where).get()?.total ?? 0;
      return { items: rows.map(toInstance), total };
    }),

  get: (id) => read((db) => readOne(db, id)),
  stored: (id) => read((db) => toStoredInstance(found(selectStored(db).get({ id }), 'instance'))),
  allStored: () => read((db) => db.select().from(instances).orderBy(instances.id).all().map(toStoredInstance)),

  oldestAt: () => read((db) => oldest(db).get()?.at ?? null),

  insert: (row) =>
    write('instances', (db) => {
      assertFree(db, row, null);
      return db.insert(instances).values(row).returning({ id: instances.id }).get().id;
    }),

  update: (id, change) =>
    write('instances', (db) => {
      assertFree(db, change, id);
      if (isEmpty(change)) return void readOne(db, id);
      assertChanged(db.update(instances).set(change).where(eq(instances.id, id)).run(), 'instance');
    }),

  observe: (id, { tokenScopes, capabilities, ...seen }) =>
    write('instances', (db) => {
      const set = { ...seen, tokenScopes: toJson(tokenScopes), capabilities: toJson(capabilities), reachability: 'ok' as const };
      assertChanged(db.update(instances).set(set).where(eq(instances.id, id)).run(), 'instance');
    }),

  noteReachability: (id, reachability, checkedAt) =>
    write('instances', (db) => assertChanged(db.update(instances).set({ reachability, checkedAt }).where(eq(instances.id, id)).run(), 'instance')),

  remove: (id) =>
    write('instances', (db) => {
      const { pairs, mirrors } = readOne(db, id);
      if (pairs > 0) throw new AppError({ code: 'conflict', reason: 'in_use', pairs, mirrors });
      db.delete(instances).where(eq(instances.id, id)).run();
    }),
});

import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { AppError } from '../rules/app-error.ts';
import type { Access, Db } from './access.ts';
import { fromJson, toJson } from './json.ts';
import { operators } from './vault-schema.ts';
import type { OperatorRepo, StoredOperator } from './vault-store.ts';

const Params = z.record(z.string().max(50), z.union([z.string().max(500), z.number()]));

const toOperator = (row: typeof operators.$inferSelect): StoredOperator => ({ ...row, params: fromJson(Params, row.params) });

const assertFree = (db: Db, name: string, except: number | null): void => {
  const taken = db.select({ id: operators.id }).from(operators).where(sql`${operators.name} = ${name} COLLATE NOCASE`).get();
  if (taken !== undefined && taken.id !== except) throw new AppError({ code: 'name_taken', field: 'name' });
};

const known = (row: typeof operators.$inferSelect | undefined): StoredOperator => {
  if (row === undefined) throw new AppError({ code: 'not_found', kind: 'operator' });
  return toOperator(row);
};

/** People who sign in. What may be done to them is decided before; here only names are unique. */
export const createOperatorRepo = ({ read, write }: Access): OperatorRepo => ({
  all: () => read((db) => db.select().from(operators).orderBy(operators.id).all().map(toOperator)),
  get: (id) => read((db) => known(db.select().from(operators).where(eq(operators.id, id)).get())),

  insert: ({ params, ...row }) =>
    write('vault', (db) => {
      assertFree(db, row.name, null);
      return db.insert(operators).values({ ...row, params: toJson(params) }).returning({ id: operators.id }).get().id;
    }),

  update: (id, { params, ...change }) =>
    write('vault', (db) => {
      if (change.name !== undefined) assertFree(db, change.name, id);
      const set = { ...change, ...(params === undefined ? {} : { params: toJson(params) }) };
      if (Object.keys(set).length > 0) db.update(operators).set(set).where(eq(operators.id, id)).run();
    }),

  noteSignIn: (id, at) => write('vault', (db) => void db.update(operators).set({ lastSignInAt: at }).where(eq(operators.id, id)).run()),
  remove: (id) => write('vault', (db) => void db.delete(operators).where(eq(operators.id, id)).run()),
});

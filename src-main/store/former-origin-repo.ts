import { asc, eq } from 'drizzle-orm';
import type { Access } from './access.ts';
import { formerOrigins } from './issue-schema.ts';
import type { FormerOriginRepo } from './issue-store.ts';

export const createFormerOriginRepo = ({ read, write }: Access): FormerOriginRepo => ({
  ofInstance: (instanceId) =>
    read((db) => db.select({ origin: formerOrigins.origin }).from(formerOrigins).where(eq(formerOrigins.instanceId, instanceId)).orderBy(asc(formerOrigins.origin)).all().map(({ origin }) => origin)),
  record: (origin, instanceId) =>
    write(null, (db) => void db.insert(formerOrigins).values({ origin, instanceId }).onConflictDoUpdate({ target: formerOrigins.origin, set: { instanceId } }).run()),
  forget: (origin) => write(null, (db) => void db.delete(formerOrigins).where(eq(formerOrigins.origin, origin)).run()),
});

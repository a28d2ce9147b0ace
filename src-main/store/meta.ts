import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Chance } from '../ports.ts';
import type { Access, Db } from './access.ts';
import { fromJson, toJson } from './json.ts';
import { meta } from './meta-schema.ts';
import { prepared } from './prepared.ts';

const byKey = prepared((db) => db.select().from(meta).where(eq(meta.key, sql.placeholder('key'))).prepare());

/** One JSON value by its key, or null. */
export const readMeta = <T>(db: Db, key: string, schema: z.ZodType<T>): T | null => {
  const row = byKey(db).get({ key });
  return row === undefined ? null : fromJson(schema, row.value);
};

export const writeMeta = (db: Db, key: string, value: unknown): void => {
  const text = toJson(value);
  db.insert(meta).values({ key, value: text }).onConflictDoUpdate({ target: meta.key, set: { value: text } }).run();
};

const Installation = z.string().regex(/^[0-9a-f]{12}$/);

/** The installation's id, made with the file: 12 hexadecimal digits, short enough for the names of tokens. */
export const ensureInstallation = (access: Access, chance: Chance): string =>
  access.write(null, (db) => {
    const known = readMeta(db, 'installation', Installation);
    if (known !== null) return known;
    const made = Buffer.from(chance.bytes(6)).toString('hex');
    writeMeta(db, 'installation', made);
    return made;
  });

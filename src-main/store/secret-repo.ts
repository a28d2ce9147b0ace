import { eq, sql } from 'drizzle-orm';
import type { Access } from './access.ts';
import { mirrorCredentials } from './mirror-schema.ts';
import { pairs } from './pair-schema.ts';
import { secrets } from './vault-schema.ts';
import type { SecretRepo } from './vault-store.ts';
import { prepared } from './prepared.ts';

const selectSecret = prepared((db) => db.select({ id: secrets.id, kind: secrets.kind, sealed: secrets.sealed }).from(secrets).where(eq(secrets.id, sql.placeholder('id'))).prepare());

/** Sealed bytes only. Removing one that is gone is no failure; the owner's row has to go first. */
export const createSecretRepo = ({ read, write }: Access): SecretRepo => ({
  insert: ({ id, kind, sealed, createdAt }) => write(null, (db) => void db.insert(secrets).values({ id, kind, sealed: Buffer.from(sealed), createdAt }).run()),

  get: (id) =>
    read((db) => {
      const row = selectSecret(db).get({ id });
      // Foreign keys hold each secret to its owner: that it is missing is a bug and not a failure for the person.
      if (row === undefined) throw new Error('a sealed secret is missing');
      return row;
    }),

  has: (id) => read((db) => db.select({ id: secrets.id }).from(secrets).where(eq(secrets.id, id)).get() !== undefined),

  isUsed: (id) =>
    read((db) => {
      const byMirror = db.select({ id: mirrorCredentials.mirrorId }).from(mirrorCredentials).where(eq(mirrorCredentials.secretId, id)).get();
      return byMirror !== undefined || db.select({ id: pairs.id }).from(pairs).where(eq(pairs.accountSecretId, id)).get() !== undefined;
    }),

  remove: (id) => write(null, (db) => void db.delete(secrets).where(eq(secrets.id, id)).run()),
});

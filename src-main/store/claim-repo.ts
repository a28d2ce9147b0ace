import { eq } from 'drizzle-orm';
import type { Access } from './access.ts';
import { claims } from './claim-schema.ts';
import type { ClaimRepo } from './claim-store.ts';
import { prepared } from './prepared.ts';

/** Asked before each change of GitLab. */
const allClaims = prepared((db) => db.select().from(claims).orderBy(claims.createdAt, claims.lineage).prepare());

/** The claims of this configuration, the one that was begun here first. */
export const createClaimRepo = ({ read, write }: Access): ClaimRepo => ({
  all: () => read((db) => allClaims(db).all()),
  insert: (row) => write('claim', (db) => void db.insert(claims).values(row).run()),
  update: (lineage, change) => write('claim', (db) => void db.update(claims).set(change).where(eq(claims.lineage, lineage)).run()),
  // Once a minute, and nobody shows it.
  setBeat: (lineage, change) => write(null, (db) => void db.update(claims).set(change).where(eq(claims.lineage, lineage)).run()),
  remove: (lineage) => write('claim', (db) => void db.delete(claims).where(eq(claims.lineage, lineage)).run()),
});

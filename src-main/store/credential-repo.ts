import { and, count, desc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Access } from './access.ts';
import { fromJson, toJson } from './json.ts';
import { mirrorCredentials, mirrors } from './mirror-schema.ts';
import type { CredentialSlot, MirrorRepo } from './mirror-store.ts';
import { assertMirror, credentialColumns } from './stored-mirror.ts';

type Verbs = 'setCredential' | 'clearCredential' | 'promoteCredential' | 'groupToken' | 'endless';

const Scopes = z.array(z.string().max(100)).max(50);

const at = (id: MirrorId, slot: CredentialSlot) => and(eq(mirrorCredentials.mirrorId, id), eq(mirrorCredentials.slot, slot));

/** What a mirror pushes or pulls with: the current credential, and the next one while it is rotated. */
export const createCredentialRepo = ({ read, write }: Access): Pick<MirrorRepo, Verbs> => ({
  setCredential: (id, { scopes, ...credential }, slot = 'current') =>
    write('mirrors', (db) => {
      assertMirror(db, id);
      const row = { ...credential, scopes: toJson(scopes) };
      const target = [mirrorCredentials.mirrorId, mirrorCredentials.slot];
      db.insert(mirrorCredentials).values({ mirrorId: id, slot, ...row }).onConflictDoUpdate({ target, set: row }).run();
    }),

  clearCredential: (id, slot = 'current') =>
    write('mirrors', (db) => {
      assertMirror(db, id);
      db.delete(mirrorCredentials).where(at(id, slot)).run();
    }),

  promoteCredential: (id) =>
    write('mirrors', (db) => {
      assertMirror(db, id);
      const old = db.delete(mirrorCredentials).where(at(id, 'current')).returning(credentialColumns).get();
      const { changes } = db.update(mirrorCredentials).set({ slot: 'current' }).where(at(id, 'next')).run();
      if (changes === 0) throw new Error('no next credential to promote');
      return old ?? null;
    }),

  groupToken: (pairId, gitlabGroupId) =>
    read((db) => {
      const row = db
        .select({ ...credentialColumns, scopes: mirrorCredentials.scopes })
        .from(mirrorCredentials)
        .innerJoin(mirrors, eq(mirrors.id, mirrorCredentials.mirrorId))
        .where(and(eq(mirrorCredentials.gitlabGroupId, gitlabGroupId), eq(mirrors.pairId, pairId)))
        // GitLab's ids rise.
        .orderBy(desc(mirrorCredentials.gitlabTokenId))
        .get();
      return row === undefined ? null : { ...row, scopes: fromJson(Scopes, row.scopes) };
    }),

  endless: () =>
    read((db) =>
      db
        .select({ kind: mirrorCredentials.kind, mirrors: count() })
        .from(mirrorCredentials)
        .where(and(eq(mirrorCredentials.slot, 'current'), isNull(mirrorCredentials.expiresAt)))
        .groupBy(mirrorCredentials.kind)
        .orderBy(mirrorCredentials.kind)
        .all(),
    ),
});

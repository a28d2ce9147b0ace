import { and, eq } from 'drizzle-orm';
import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Access } from './access.ts';
import { toJson } from './json.ts';
import { mirrorCredentials } from './schema.ts';
import type { CredentialSlot, MirrorRepo } from './store.ts';
import { assertMirror } from './stored-mirror.ts';

const at = (id: MirrorId, slot: CredentialSlot) => and(eq(mirrorCredentials.mirrorId, id), eq(mirrorCredentials.slot, slot));

/** What a mirror pushes or pulls with: the current credential, and the next one while it is rotated. */
export const createCredentialRepo = ({ write }: Access): Pick<MirrorRepo, 'setCredential' | 'clearCredential' | 'promoteCredential'> => ({
  setCredential: (id, { scopes, ...credential }, slot = 'current') =>
    write('mirrors', (db) => {
      assertMirror(db, id);
      const row = { ...credential, scopes: toJson(scopes), kind: 'project_token' as const };
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
      const { gitlabTokenId, secretId } = mirrorCredentials;
      const old = db.delete(mirrorCredentials).where(at(id, 'current')).returning({ gitlabTokenId, secretId }).get();
      const { changes } = db.update(mirrorCredentials).set({ slot: 'current' }).where(at(id, 'next')).run();
      if (changes === 0) throw new Error('no next credential to promote');
      return old ?? null;
    }),
});

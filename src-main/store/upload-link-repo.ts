import { and, eq, inArray } from 'drizzle-orm';
import type { Access } from './access.ts';
import { uploadLinks } from './issue-schema.ts';
import type { UploadLinkRepo } from './issue-store.ts';

export const createUploadLinkRepo = ({ read, write }: Access): UploadLinkRepo => ({
  ofRefs: (mirrorId, refs) =>
    read((db) => db.select().from(uploadLinks).where(and(eq(uploadLinks.mirrorId, mirrorId), inArray(uploadLinks.sourceRef, [...refs]))).all()),

  findByDigest: (mirrorId, digest) =>
    read((db) => db.select().from(uploadLinks).where(and(eq(uploadLinks.mirrorId, mirrorId), eq(uploadLinks.digest, digest))).limit(1).get() ?? null),

  put: (row) =>
    write(null, (db) => {
      const { mirrorId: _mirror, sourceRef: _ref, ...set } = row;
      db.insert(uploadLinks).values(row).onConflictDoUpdate({ target: [uploadLinks.mirrorId, uploadLinks.sourceRef], set }).run();
    }),
});

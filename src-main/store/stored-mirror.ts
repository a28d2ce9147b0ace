import { eq } from 'drizzle-orm';
import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Db } from './access.ts';
import { defaultColumns, overrideColumns } from './mirror-row.ts';
import { mirrorCredentials, mirrors, pairs } from './schema.ts';
import type { StoredMirror } from './store.ts';

/** A mirror as the use cases work on it, or null. */
export const findStoredMirror = (db: Db, id: MirrorId): StoredMirror | null => {
  const row = db
    .select({
      mirror: {
        id: mirrors.id,
        pairId: mirrors.pairId,
        sourceProjectId: mirrors.sourceProjectId,
        sourcePath: mirrors.sourcePath,
        targetProjectId: mirrors.targetProjectId,
        targetPath: mirrors.targetPath,
        enabled: mirrors.enabled,
        setup: mirrors.setup,
        gitlabMirrorId: mirrors.gitlabMirrorId,
      },
      pair: { direction: pairs.direction, sourceInstanceId: pairs.sourceInstanceId, targetInstanceId: pairs.targetInstanceId },
      overrides: overrideColumns,
      defaults: defaultColumns,
      credential: {
        gitlabTokenId: mirrorCredentials.gitlabTokenId,
        tokenName: mirrorCredentials.tokenName,
        secretId: mirrorCredentials.secretId,
        expiresAt: mirrorCredentials.expiresAt,
      },
    })
    .from(mirrors)
    .innerJoin(pairs, eq(pairs.id, mirrors.pairId))
    .leftJoin(mirrorCredentials, eq(mirrorCredentials.mirrorId, mirrors.id))
    .where(eq(mirrors.id, id))
    .get();
  if (row === undefined) return null;
  const { mirror, pair, ...rest } = row;
  return { ...mirror, ...pair, ...rest };
};

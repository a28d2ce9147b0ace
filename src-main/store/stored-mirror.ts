import { and, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Db } from './access.ts';
import { isCurrentCredential } from './credential-state.ts';
import { found } from './changes.ts';
import { defaultColumns, overrideColumns } from './mirror-row.ts';
import { mirrorCredentials, mirrors } from './mirror-schema.ts';
import { pairs } from './pair-schema.ts';
import type { StoredMirror } from './mirror-store.ts';
import { prepared } from './prepared.ts';

const next = alias(mirrorCredentials, 'next');

/** A credential as the use cases work with it. */
export const credentialColumns = {
  kind: mirrorCredentials.kind,
  gitlabTokenId: mirrorCredentials.gitlabTokenId,
  gitlabGroupId: mirrorCredentials.gitlabGroupId,
  tokenName: mirrorCredentials.tokenName,
  username: mirrorCredentials.username,
  secretId: mirrorCredentials.secretId,
  expiresAt: mirrorCredentials.expiresAt,
};

const nextColumns = {
  kind: next.kind,
  gitlabTokenId: next.gitlabTokenId,
  gitlabGroupId: next.gitlabGroupId,
  tokenName: next.tokenName,
  username: next.username,
  secretId: next.secretId,
  expiresAt: next.expiresAt,
};

const selectStored = (db: Db) =>
  db
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
        retiringGitlabMirrorId: mirrors.retiringGitlabMirrorId,
      },
      pair: { direction: pairs.direction, sourceInstanceId: pairs.sourceInstanceId, targetInstanceId: pairs.targetInstanceId },
      overrides: overrideColumns,
      defaults: defaultColumns,
      wanted: {
        credentialSource: pairs.credentialSource,
        accountUsername: pairs.accountUsername,
        accountSecretId: pairs.accountSecretId,
        credentialGroup: pairs.credentialGroup,
      },
      credential: credentialColumns,
      nextCredential: nextColumns,
    })
    .from(mirrors)
    .innerJoin(pairs, eq(pairs.id, mirrors.pairId))
    .leftJoin(mirrorCredentials, isCurrentCredential())
    .leftJoin(next, and(eq(next.mirrorId, mirrors.id), eq(next.slot, 'next')));

const toStoredMirror = ({ mirror, pair, ...rest }: ReturnType<ReturnType<typeof selectStored>['all']>[number]): StoredMirror => ({ ...mirror, ...pair, ...rest });

const storedOf = prepared((db) => selectStored(db).where(eq(mirrors.id, sql.placeholder('id'))).prepare());

/** A mirror as the use cases work on it, or null. */
export const findStoredMirror = (db: Db, id: MirrorId): StoredMirror | null => {
  const row = storedOf(db).get({ id });
  return row === undefined ? null : toStoredMirror(row);
};

/** Those of the ids that are there, by one question. */
export const findStoredMirrors = (db: Db, ids: readonly MirrorId[]): StoredMirror[] => selectStored(db).where(inArray(mirrors.id, [...ids])).all().map(toStoredMirror);

/** Throws `not_found` for a mirror that is not there. */
export const assertMirror = (db: Db, id: MirrorId): void => void found(db.select({ id: mirrors.id }).from(mirrors).where(eq(mirrors.id, id)).get(), 'mirror');

import { eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Mirror } from '../../src-preload/contract/models/mirror.ts';
import { effectiveSettings } from '../rules/effective-settings.ts';
import type { Db } from './access.ts';
import { credentialState, isCurrentCredential } from './credential-state.ts';
import { instances } from './instance-schema.ts';
import { mirrorCredentials, mirrorObservations, mirrors } from './mirror-schema.ts';
import type { CredentialClock } from './mirror-store.ts';
import { pairs } from './pair-schema.ts';

const source = alias(instances, 'source');
const target = alias(instances, 'target');

/** The settings of a pair, in the names of the contract. */
export const defaultColumns = {
  overwriteDiverged: pairs.overwriteDiverged,
  triggerBuilds: pairs.triggerBuilds,
  onlyProtectedBranches: pairs.onlyProtectedBranches,
  branchRegex: pairs.branchRegex,
  issueSyncEnabled: pairs.issueSyncEnabled,
};

/** What a mirror overrides of them. */
export const overrideColumns = {
  overwriteDiverged: mirrors.overwriteDiverged,
  triggerBuilds: mirrors.triggerBuilds,
  onlyProtectedBranches: mirrors.onlyProtectedBranches,
  branchRegex: mirrors.branchRegex,
  issueSyncEnabled: mirrors.issueSyncEnabled,
};

/** Everything that a listed mirror shows, without its long texts of differences. */
export const selectMirrors = (db: Db, clock: CredentialClock) =>
  db
    .select({
      mirror: { id: mirrors.id, pairId: mirrors.pairId, setup: mirrors.setup, enabled: mirrors.enabled, createdAt: mirrors.createdAt },
      pair: { name: pairs.name, direction: pairs.direction },
      source: { instanceId: source.id, instanceName: source.name, origin: source.origin, id: mirrors.sourceProjectId, path: mirrors.sourcePath },
      target: { instanceId: target.id, instanceName: target.name, origin: target.origin, id: mirrors.targetProjectId, path: mirrors.targetPath },
      overrides: overrideColumns,
      defaults: defaultColumns,
      observed: {
        status: mirrorObservations.status,
        rawStatus: mirrorObservations.rawStatus,
        enabled: mirrorObservations.enabled,
        lastUpdateAt: mirrorObservations.lastUpdateAt,
        lastSuccessAt: mirrorObservations.lastSuccessAt,
        lastError: mirrorObservations.lastError,
        checkedAt: mirrorObservations.checkedAt,
      },
      verified: {
        state: mirrorObservations.refsState,
        settings: mirrorObservations.settingsState,
        equal: mirrorObservations.refsEqual,
        different: mirrorObservations.refsDifferent,
        missing: mirrorObservations.refsMissing,
        extra: mirrorObservations.refsExtra,
        comparedAt: mirrorObservations.comparedAt,
        behindSince: mirrorObservations.behindSince,
      },
      credentialState: credentialState(clock),
      credentialKind: mirrorCredentials.kind,
      credentialName: mirrorCredentials.tokenName,
      credentialEnd: mirrorCredentials.expiresAt,
    })
    .from(mirrors)
    .innerJoin(pairs, eq(pairs.id, mirrors.pairId))
    .innerJoin(source, eq(source.id, pairs.sourceInstanceId))
    .innerJoin(target, eq(target.id, pairs.targetInstanceId))
    .innerJoin(mirrorObservations, eq(mirrorObservations.mirrorId, mirrors.id))
    .leftJoin(mirrorCredentials, isCurrentCredential());

type Row = ReturnType<ReturnType<typeof selectMirrors>['all']>[number];

const toEnd = ({ origin, ...end }: Row['source']): Mirror['source'] => ({ ...end, webUrl: `${origin}/${end.path}` });

export const toMirror = ({ mirror, pair, overrides, defaults, observed, verified, ...row }: Row): Mirror => ({
  id: mirror.id,
  pairId: mirror.pairId,
  pairName: pair.name,
  direction: pair.direction,
  source: toEnd(row.source),
  target: toEnd(row.target),
  setup: mirror.setup,
  desired: { enabled: mirror.enabled, overrides, effective: effectiveSettings(defaults, overrides) },
  observed,
  verified,
  credential: { state: row.credentialState, kind: row.credentialKind, name: row.credentialName, expiresAt: row.credentialEnd },
  createdAt: mirror.createdAt,
});

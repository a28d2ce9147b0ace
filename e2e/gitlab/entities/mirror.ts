import { createHash } from 'node:crypto';

import { atLeast } from '../profile.ts';
import { maskedUrl } from '../mirrors/remote-url.ts';
import type { PullMirrorRecord, PushMirrorRecord } from '../state/records.ts';
import type { ServerState } from '../state/server-state.ts';
import { isoOrNull } from './time.ts';

type Fields = Record<string, unknown>;

const fingerprint = (hostKey: string): string => {
  const blob = hostKey.split(' ').find((part) => part.startsWith('AAAA')) ?? hostKey;
  return `SHA256:${createHash('sha256').update(Buffer.from(blob, 'base64')).digest('base64').replace(/=+$/, '')}`;
};

/** `enabled` is what counts, not what was asked for (contract A.3.2). */
export const pushMirror = (state: ServerState, record: PushMirrorRecord, enabled: boolean): Fields => ({
  id: record.id,
  enabled,
  url: maskedUrl(record.remote),
  update_status: record.status,
  last_update_at: isoOrNull(record.lastUpdateAt),
  last_update_started_at: isoOrNull(record.lastUpdateStartedAt),
  last_successful_update_at: isoOrNull(record.lastSuccessfulUpdateAt),
  last_error: record.lastError,
  only_protected_branches: record.onlyProtectedBranches,
  keep_divergent_refs: record.keepDivergentRefs,
  ...(atLeast(state.profile, '16.10') ? { auth_method: record.authMethod } : {}),
  ...(atLeast(state.profile, '18.4') ? { host_keys: record.hostKeys.map((key) => ({ fingerprint_sha256: fingerprint(key) })) } : {}),
  ...(state.profile.edition === 'ee' && atLeast(state.profile, '16.2') ? { mirror_branch_regex: record.branchRegex } : {}),
});

/** The settings are told since 17.5 only (contract A.4). */
export const pullMirror = (state: ServerState, record: PullMirrorRecord, enabled: boolean): Fields => ({
  id: record.id,
  update_status: record.status,
  url: record.remote === null ? '' : maskedUrl(record.remote),
  last_error: record.lastError,
  last_update_at: isoOrNull(record.lastUpdateAt),
  last_update_started_at: isoOrNull(record.lastUpdateStartedAt),
  last_successful_update_at: isoOrNull(record.lastSuccessfulUpdateAt),
  ...(atLeast(state.profile, '17.5')
    ? {
        enabled,
        mirror_trigger_builds: record.triggerBuilds,
        only_mirror_protected_branches: record.onlyProtectedBranches,
        mirror_overwrites_diverged_branches: record.overwritesDiverged,
        mirror_branch_regex: record.branchRegex,
      }
    : {}),
});

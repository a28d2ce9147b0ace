import type { MirrorStatus } from '../../src-preload/contract/models/mirror.ts';
import type { MirrorDefaults } from '../../src-preload/contract/models/pair.ts';

/** What GitLab says of a mirror, folded. Twin place: `MirrorObservation` of store/store.ts. Times are UTC ms. */
export type Observation = {
  status: MirrorStatus;
  rawStatus: string | null;
  enabled: boolean | null;
  lastUpdateAt: number | null;
  lastSuccessAt: number | null;
  lastError: string | null;
  checkedAt: number;
};

/** A mirror as it is wanted; `url` is the remote's exact address without userinfo, null where it is not to be compared. */
export type DesiredMirror = { enabled: boolean; effective: MirrorDefaults; url: string | null };

const STATUSES: Readonly<Record<string, MirrorStatus>> = {
  none: 'never',
  scheduled: 'scheduled',
  started: 'running',
  finished: 'ok',
  failed: 'failed',
  canceled: 'failed',
  to_retry: 'retrying',
  hard_failed: 'paused',
  paused: 'paused',
};

/**
 * GitLab's word in our closed set; a word that we do not know is `unknown`. `finished` without any update is what GitLab writes when
 * credentials change, and is no success (contract.md A.3, consequence 8).
 */
export const statusOf = (raw: string, lastUpdateAt: number | null): MirrorStatus => {
  const status = (Object.hasOwn(STATUSES, raw) ? STATUSES[raw] : undefined) ?? 'unknown';
  return status === 'ok' && lastUpdateAt === null ? 'never' : status;
};

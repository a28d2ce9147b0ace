import type { MirrorId } from '../../src-preload/contract/ids.ts';
import { DEFAULT_ISSUE_SYNC } from '../../src-preload/contract/models/issue-sync.ts';
import type { Deps } from '../deps.ts';
import type { StoredIssueSync } from '../store/issue-store.ts';

/** The row that a sync has from the moment when it is found switched on: issues that are there then count as existing. */
export const ensureSync = ({ store, clock }: Pick<Deps, 'store' | 'clock'>, mirrorId: MirrorId): void => {
  if (store.issueSyncs.find(mirrorId) === null) store.issueSyncs.insert(newSync(mirrorId, clock.now()));
};

export const newSync = (mirrorId: MirrorId, now: number): Pick<StoredIssueSync, 'mirrorId' | 'options' | 'baselineAt' | 'nextRunAt' | 'createdAt'> => ({
  mirrorId, options: DEFAULT_ISSUE_SYNC, baselineAt: now, nextRunAt: now, createdAt: now,
});

import type { IssueSync } from '../../../src-preload/contract/models/issue-sync.ts';
import { SYNC_STATE } from '../../text/issue-words.ts';
import { jobShown, type Shown, STATUS_WORD } from '../../text/statuses.ts';

/** A sync in the status language; a plain word where that has no shape for it: done is no comparison, and green is for those only. */
export type SyncBadge = Shown | { status: null; label: string };

/** What is on purpose comes first, then what runs, then how the last run ended. */
export const syncBadge = ({ enabled, jobId, lastRun }: Pick<IssueSync, 'enabled' | 'jobId' | 'lastRun'>): SyncBadge => {
  if (jobId !== null) return { status: 'working', label: STATUS_WORD.working };
  if (!enabled) return { status: 'paused', label: 'Off' };
  if (lastRun === null) return { status: 'notCompared', label: SYNC_STATE.never };
  return jobShown(lastRun.state) ?? { status: null, label: SYNC_STATE[lastRun.state] };
};

import type { IssueSync } from '../../../src-preload/contract/models/issue-sync.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { syncBadge } from './sync-badge.ts';

/** Whether a sync is on, runs, and how its last run ended. */
export const SyncState = ({ sync }: { sync: Pick<IssueSync, 'enabled' | 'jobId' | 'lastRun'> }) => {
  const { status, label } = syncBadge(sync);
  return status === null ? <span>{label}</span> : <StatusBadge status={status} label={label} />;
};

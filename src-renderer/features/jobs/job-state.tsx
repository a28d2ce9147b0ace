import type { JobState } from '../../../src-preload/contract/models/job.ts';
import { JOB_STATE, jobShown } from '../../text/statuses.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';

/** A job's state in the status language; plain text where that has no shape for it. */
export const JobStateView = ({ state }: { state: JobState }) => {
  const shown = jobShown(state);
  return shown === null ? <span>{JOB_STATE[state]}</span> : <StatusBadge {...shown} />;
};

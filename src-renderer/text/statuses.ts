import type { BatchAction, Job, JobKind, JobState } from '../../src-preload/contract/models/job.ts';
import type { CredentialState, MirrorStatus, VerifiedState } from '../../src-preload/contract/models/mirror.ts';

/** The one status language: each has its shape, word and colour in ui/status-badge.tsx. */
export type Status = 'equal' | 'working' | 'behind' | 'diverged' | 'failed' | 'notCompared' | 'paused' | 'unknown';

export const STATUS_WORD: Record<Status, string> = {
  equal: 'Equal', working: 'Working', behind: 'Behind', diverged: 'Diverged', failed: 'Failed',
  notCompared: 'Not compared', paused: 'Paused', unknown: 'Unknown',
};

export const MIRROR_STATUS: Record<MirrorStatus, string> = {
  never: 'Never ran', scheduled: 'Scheduled', running: 'Running', ok: 'Finished', failed: 'Failed', retrying: 'Retrying',
  paused: 'Paused', disabled: 'Disabled', unknown: 'Unknown',
};

export const VERIFIED: Record<VerifiedState, string> = {
  never: 'Not compared', equal: 'Equal', behind: 'Behind', diverged: 'Diverged', missing: 'Refs missing', unknown: 'Unknown',
};

export const CREDENTIAL: Record<CredentialState, string> = { none: 'None', active: 'Active', expiring: 'Expiring', expired: 'Expired' };

export const JOB_STATE: Record<JobState, string> = {
  queued: 'Queued', running: 'Running', paused: 'Paused', succeeded: 'Done', partial: 'Partly done', failed: 'Failed', cancelled: 'Cancelled',
};

const JOB_KIND: Record<JobKind, string> = {
  'follow-mirror': 'Follow a mirror and compare', 'clean-up': 'Clean up on GitLab', rotate: 'Rotate a credential', batch: 'Many mirrors',
  plan: 'Apply a plan', 'status-round': 'Read every status', 'verify-round': 'Compare every mirror', 'issue-sync': 'Copy issues', 'issue-round': 'Look for changed issues',
};

/** What a batch does, as the job's name. */
export const BATCH_JOB: Record<BatchAction, string> = { trigger: 'Trigger mirrors', refresh: 'Refresh mirrors', verify: 'Compare mirrors' };

/** A job's name; a batch is called by what it does. */
export const jobName = ({ kind, action }: Pick<Job, 'kind' | 'action'>): string => (action === null ? JOB_KIND[kind] : BATCH_JOB[action]);

export type Shown = { status: Status; label: string };

const shown = (status: Status, label: string = STATUS_WORD[status]): Shown => ({ status, label });

/** A job in the status language; null where plain text does: nothing runs yet, or it is done, and green is for compared refs only. */
export const jobShown = (state: JobState): Shown | null => {
  switch (state) {
    case 'running':
      return shown('working', JOB_STATE[state]);
    case 'paused':
    case 'cancelled':
      return shown('paused', JOB_STATE[state]);
    case 'queued':
    case 'succeeded':
      return null;
    case 'partial':
      return shown('behind', JOB_STATE[state]);
    case 'failed':
      return shown('failed', JOB_STATE[state]);
  }
};

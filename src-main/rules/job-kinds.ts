import type { JobKind } from '../../src-preload/contract/models/job.ts';

/** What the schedule does by itself, however long it takes; everything else somebody asked for. */
const BY_THE_SCHEDULE: ReadonlySet<JobKind> = new Set<JobKind>(['status-round', 'verify-round', 'issue-round']);

export const isBackground = (kind: JobKind): boolean => BY_THE_SCHEDULE.has(kind);

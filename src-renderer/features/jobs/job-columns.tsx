import type { Job } from '../../../src-preload/contract/models/job.ts';
import { hrefOf } from '../../state/route.ts';
import { jobName } from '../../text/statuses.ts';
import { duration } from '../../text/time.ts';
import type { GridColumn } from '../../ui/grid-types.ts';
import { PathText } from '../../ui/path-text.tsx';
import { RowLink } from '../../ui/row-link.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { JobCounts } from './job-counts.tsx';
import { JobStateView } from './job-state.tsx';

export const JOB_COLUMNS: readonly GridColumn<Job>[] = [
  { id: 'state', header: 'State', width: 136, cell: ({ state }) => <JobStateView state={state} /> },
  { id: 'kind', header: 'Job', width: 192, grow: 1, cell: (job) => jobName(job) },
  { id: 'about', header: 'About', width: 120, grow: 3, hideBelow: 500, cell: ({ mirrorId, mirrorPath, planId }) => (planId !== null ? <RowLink href={hrefOf('plans', { id: planId })}>Plan {planId}</RowLink> : mirrorId === null || mirrorPath === null ? '' : <RowLink href={hrefOf('mirrors', { id: mirrorId })}><PathText path={mirrorPath} /></RowLink>) },
  { id: 'progress', header: 'Objects', width: 152, align: 'end', hideBelow: 560, cell: (job) => <JobCounts job={job} /> },
  { id: 'created', header: 'Created', width: 104, hideBelow: 420, cell: ({ createdAt }) => <TimeText at={createdAt} /> },
  { id: 'took', header: 'Took', width: 88, align: 'end', hideBelow: 620, cell: ({ startedAt, finishedAt }) => (startedAt === null || finishedAt === null ? '' : duration(finishedAt - startedAt)) },
];

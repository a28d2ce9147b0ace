import type { Job } from '../../../src-preload/contract/models/job.ts';
import { hrefOf } from '../../state/route.ts';
import { figure } from '../../text/plural.ts';
import { JOB_KIND } from '../../text/statuses.ts';
import { duration } from '../../text/time.ts';
import type { GridColumn } from '../../ui/grid-types.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { JobStateView } from './job-state.tsx';

export const JOB_COLUMNS: readonly GridColumn<Job>[] = [
  { id: 'state', header: 'State', width: 136, cell: ({ state }) => <JobStateView state={state} /> },
  { id: 'kind', header: 'Job', width: 160, grow: 2, cell: ({ kind }) => JOB_KIND[kind] },
  { id: 'mirror', header: 'Mirror', width: 96, grow: 1, cell: ({ mirrorId }) => (mirrorId === null ? '' : <a href={hrefOf('mirrors', { id: mirrorId })}>Mirror {mirrorId}</a>) },
  { id: 'progress', header: 'Steps', width: 72, align: 'end', hideBelow: 520, cell: ({ progress }) => `${figure(progress.processed)} / ${figure(progress.total)}` },
  { id: 'created', header: 'Created', width: 104, cell: ({ createdAt }) => <TimeText at={createdAt} /> },
  { id: 'took', header: 'Took', width: 88, align: 'end', hideBelow: 620, cell: ({ startedAt, finishedAt }) => (startedAt === null || finishedAt === null ? '' : duration(finishedAt - startedAt)) },
];

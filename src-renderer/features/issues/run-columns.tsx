import type { IssueRun } from '../../../src-preload/contract/models/issue-sync.ts';
import { RUN_CAUSE } from '../../text/issue-words.ts';
import { figure } from '../../text/plural.ts';
import { duration } from '../../text/time.ts';
import type { GridColumn } from '../../ui/grid-types.ts';
import { Tag } from '../../ui/tag.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { JobStateView } from '../jobs/job-state.tsx';

const some = (n: number): string => (n === 0 ? '' : figure(n));

export const RUN_COLUMNS: readonly GridColumn<IssueRun>[] = [
  { id: 'started', header: 'Started', width: 88, cell: ({ startedAt }) => <TimeText at={startedAt} /> },
  { id: 'state', header: 'State', width: 112, cell: ({ state }) => <JobStateView state={state} /> },
  { id: 'cause', header: 'Cause', width: 76, grow: 1, cell: ({ cause }) => (cause === 'dry' ? <Tag>{RUN_CAUSE[cause]}</Tag> : RUN_CAUSE[cause]) },
  { id: 'created', header: 'Created', width: 64, align: 'end', hideBelow: 460, cell: ({ created }) => some(created) },
  { id: 'updated', header: 'Changed', width: 64, align: 'end', hideBelow: 520, cell: ({ updated }) => some(updated) },
  { id: 'comments', header: 'Comments', width: 72, align: 'end', hideBelow: 760, cell: ({ comments }) => some(comments) },
  { id: 'skipped', header: 'Skipped', width: 64, align: 'end', hideBelow: 640, cell: ({ skipped }) => some(skipped) },
  { id: 'failed', header: 'Failed', width: 56, align: 'end', cell: ({ failed }) => (failed === 0 ? '' : <Tag tone="bad">{figure(failed)}</Tag>) },
  { id: 'unchanged', header: 'Unchanged', width: 80, align: 'end', hideBelow: 860, cell: ({ unchanged }) => some(unchanged) },
  { id: 'took', header: 'Took', width: 88, align: 'end', hideBelow: 560, cell: ({ startedAt, finishedAt }) => (finishedAt === null ? '' : duration(finishedAt - startedAt)) },
];

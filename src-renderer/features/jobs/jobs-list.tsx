import { useMemo } from 'react';
import type { Job } from '../../../src-preload/contract/models/job.ts';
import { call } from '../../api/call.ts';
import { useWindowedList } from '../../api/windowed-list.ts';
import { JOB_STATE } from '../../text/statuses.ts';
import { HELP_OF_SCREEN } from '../../text/help-topics.ts';
import { DataGrid } from '../../ui/data-grid.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { JOB_COLUMNS } from './job-columns.tsx';

export type JobFilter = 'all' | 'running' | 'queued' | 'paused' | 'partial' | 'failed' | 'succeeded';

const ONE_STATE = ['running', 'queued', 'paused', 'partial', 'failed', 'succeeded'] as const;

export const JOB_FILTERS: readonly { value: JobFilter; label: string }[] = [{ value: 'all', label: 'All' }, ...ONE_STATE.map((value) => ({ value, label: JOB_STATE[value] }))];

type JobsListProps = { filter: JobFilter; openId: number | null; onOpen: (job: Job) => void };

/** The jobs in one state or all, newest first. */
export const JobsList = ({ filter: state, openId, onOpen }: JobsListProps) => {
  const filter = useMemo(() => (state === 'all' ? {} : { state }), [state]);
  const { rows, failure, retry } = useWindowedList('jobs.list', filter, (paging) => call('jobs.list', { ...filter, ...paging }));
  if (failure !== null) return <FailureNotice failure={failure} onRetry={retry} />;
  return (
    <DataGrid
      ariaLabel="Jobs"
      columns={JOB_COLUMNS}
      rows={rows}
      idOf={(job) => job.id}
      selectedId={openId}
      onOpen={onOpen}
      scope={state}
      empty={<EmptyState help={HELP_OF_SCREEN.jobs} title={state === 'all' ? 'Work that goes on in the background is listed here.' : 'No job is in this state.'}>Starting a mirror begins a job that follows it and compares both sides.</EmptyState>}
    />
  );
};

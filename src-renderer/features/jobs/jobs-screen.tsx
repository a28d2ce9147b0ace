import { useMemo, useState } from 'react';
import { JobId } from '../../../src-preload/contract/ids.ts';
import { call } from '../../api/call.ts';
import { useWindowedList } from '../../api/windowed-list.ts';
import { navigate, useRoute } from '../../state/route.ts';
import { JOB_STATE } from '../../text/statuses.ts';
import { DataGrid } from '../../ui/data-grid.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { JOB_COLUMNS } from './job-columns.tsx';
import { JobPanel } from './job-panel.tsx';

type StateFilter = 'all' | 'running' | 'queued' | 'failed' | 'succeeded';

const FILTERS: readonly { value: StateFilter; label: string }[] = [
  { value: 'all', label: 'All' }, { value: 'running', label: JOB_STATE.running }, { value: 'queued', label: JOB_STATE.queued },
  { value: 'failed', label: JOB_STATE.failed }, { value: 'succeeded', label: JOB_STATE.succeeded },
];

const close = () => navigate('jobs');

/** What the application does by itself, newest first. */
export const JobsScreen = () => {
  const route = useRoute();
  const chosen = JobId.safeParse(route.id);
  const [state, setState] = useState<StateFilter>('all');
  const filter = useMemo(() => (state === 'all' ? {} : { state }), [state]);
  const { rows, failure, retry } = useWindowedList('jobs.list', filter, (paging) => call('jobs.list', { ...filter, ...paging }));
  return (
    <Screen
      title="Jobs"
      filters={<SegmentedFilter label="State" options={FILTERS} value={state} onChange={setState} />}
      panel={chosen.success ? <JobPanel id={chosen.data} onClose={close} /> : null}
      onClosePanel={close}
    >
      {failure === null ? (
        <DataGrid
          ariaLabel="Jobs"
          columns={JOB_COLUMNS}
          rows={rows}
          idOf={(job) => job.id}
          selectedId={chosen.success ? chosen.data : null}
          onOpen={(job) => navigate('jobs', { id: job.id })}
          scope={state}
          empty={<EmptyState title={state === 'all' ? 'Work that goes on in the background is listed here.' : 'No job is in this state.'}>Starting a mirror begins a job that follows it and compares both sides.</EmptyState>}
        />
      ) : <FailureNotice failure={failure} onRetry={retry} />}
    </Screen>
  );
};

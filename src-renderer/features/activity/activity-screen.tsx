import { Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { ActivityAction, type ActivityEntry } from '../../../src-preload/contract/models/activity.ts';
import { call } from '../../api/call.ts';
import { useWindowedList } from '../../api/windowed-list.ts';
import { ACTION } from '../../text/activity.ts';
import { DataGrid } from '../../ui/data-grid.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { ACTIVITY_COLUMNS } from './activity-columns.tsx';
import { ActivityPanel } from './activity-panel.tsx';

const ALL = 'all';
const ACTIONS = [{ value: ALL, label: 'Every action' }, ...ActivityAction.options.map((value) => ({ value, label: ACTION[value] }))];

/** What was done, by whom, on which object and with which result; nothing is ever taken out of it. */
export const ActivityScreen = () => {
  const [text, setText] = useState('');
  const [action, setAction] = useState<ActivityAction | null>(null);
  const [chosen, setChosen] = useState<ActivityEntry | null>(null);
  const filter = useMemo(() => ({ ...(text === '' ? {} : { text }), ...(action === null ? {} : { action }) }), [text, action]);
  const { rows, failure, retry } = useWindowedList('activity.list', filter, (paging) => call('activity.list', { ...filter, ...paging }));
  const close = () => setChosen(null);
  return (
    <Screen
      title="Activity"
      filters={<Select aria-label="Action" data={ACTIONS} value={action ?? ALL} onChange={(value) => setAction(ActivityAction.options.find((known) => known === value) ?? null)} />}
      search={{ label: 'Search activity', value: text, onSearch: setText }}
      panel={chosen === null ? null : <ActivityPanel entry={chosen} onClose={close} />}
      onClosePanel={close}
    >
      {failure === null ? (
        <DataGrid
          ariaLabel="Activity"
          columns={ACTIVITY_COLUMNS}
          rows={rows}
          idOf={(entry) => entry.id}
          selectedId={chosen?.id ?? null}
          onOpen={setChosen}
          scope={`${text} ${action ?? ''}`}
          empty={<EmptyState title={text === '' && action === null ? 'Every change is written down here: what, when, on which object, and its result.' : 'No entry matches.'}>Entries are never changed or removed.</EmptyState>}
        />
      ) : <FailureNotice failure={failure} onRetry={retry} />}
    </Screen>
  );
};

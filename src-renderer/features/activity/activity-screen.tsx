import { Button, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { ActivityAction, type ActivityEntry } from '../../../src-preload/contract/models/activity.ts';
import { call } from '../../api/call.ts';
import { useAllInstances, useAllPairs } from '../../api/use-all.ts';
import { useWindowedList } from '../../api/windowed-list.ts';
import { hrefOf, navigate, useRoute } from '../../state/route.ts';
import { ACTION } from '../../text/activity.ts';
import { HELP_OF_SCREEN } from '../../text/help-topics.ts';
import { DataGrid } from '../../ui/data-grid.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { ALL, NameSelect } from '../../ui/name-select.tsx';
import { Screen } from '../../ui/screen.tsx';
import styles from './activity.module.css';
import { ACTIVITY_COLUMNS } from './activity-columns.tsx';
import { ActivityExport, useActivityExport } from './activity-export.tsx';
import { type ActivityFilters, activityFiltersOf, activityParamsOf } from './activity-filters.ts';
import { ActivityPanel } from './activity-panel.tsx';

const ACTIONS = [{ value: ALL, label: 'Every action' }, ...ActivityAction.options.map((value) => ({ value, label: ACTION[value] }))];

type FilterProps = { filter: ActivityFilters; onChange: (change: Partial<ActivityFilters>) => void };

const idIn = (chosen: string | null): number | undefined => (chosen === null || chosen === ALL ? undefined : Number(chosen));

const Filters = ({ filter, onChange }: FilterProps) => {
  const pairs = useAllPairs().data?.items ?? [];
  const instances = useAllInstances().data?.items ?? [];
  return (
    <div className={styles['filters']} role="group" aria-label="Filters">
      <Select aria-label="Action" data={ACTIONS} value={filter.action ?? ALL} onChange={(value) => onChange({ action: ActivityAction.options.find((known) => known === value) })} />
      <NameSelect what="pair" aria-label="Pair" all="Every pair" items={pairs} value={String(filter.pairId ?? ALL)} onChange={(value) => onChange({ pairId: idIn(value) })} />
      <NameSelect what="instance" aria-label="Instance" all="Every instance" items={instances} value={String(filter.instanceId ?? ALL)} onChange={(value) => onChange({ instanceId: idIn(value) })} />
      {filter.mirrorId === undefined ? null : <Button variant="default" onClick={() => onChange({ mirrorId: undefined })}>{`Every mirror, not only ${filter.mirrorId}`}</Button>}
    </div>
  );
};

/** What was done, by whom, on which object and with which result; nothing is ever taken out of it. */
export const ActivityScreen = () => {
  const params = useRoute((route) => route.params);
  const [chosen, setChosen] = useState<ActivityEntry | null>(null);
  const filter = useMemo(() => activityFiltersOf(params), [params]);
  const change = (more: Partial<ActivityFilters>) => navigate('activity', { params: activityParamsOf({ ...filter, ...more }), replace: true });
  const { rows, failure, retry } = useWindowedList('activity.list', filter, (paging) => call('activity.list', { ...filter, ...paging }));
  const exporting = useActivityExport(filter);
  const close = () => setChosen(null);
  return (
    <Screen
      title="Activity"
      action={<div className={styles['actions']}><a href={hrefOf('log')}>Open the log</a><ActivityExport busy={exporting.busy} onStart={exporting.start} /></div>}
      search={{ label: 'Search activity', value: filter.text ?? '', onSearch: (text) => change({ text }) }}
      panel={chosen === null ? null : <ActivityPanel entry={chosen} onClose={close} />}
      onClosePanel={close}
    >
      <div className={styles['page']}>
        <Filters filter={filter} onChange={change} />
        {exporting.failure === null ? null : <div className={styles['failure']}><FailureNotice failure={exporting.failure} title="The file was not written" /></div>}
        {failure === null ? (
          <div className={styles['list']}>
            <DataGrid
              ariaLabel="Activity"
              columns={ACTIVITY_COLUMNS}
              rows={rows}
              idOf={(entry) => entry.id}
              selectedId={chosen?.id ?? null}
              onOpen={setChosen}
              scope={JSON.stringify(filter)}
              empty={<EmptyState help={HELP_OF_SCREEN.activity} title={Object.keys(filter).length === 0 ? 'Every change is written down here: what, when, on which object, and its result.' : 'No entry matches.'}>Entries are never changed or removed.</EmptyState>}
            />
          </div>
        ) : <FailureNotice failure={failure} onRetry={retry} />}
      </div>
    </Screen>
  );
};

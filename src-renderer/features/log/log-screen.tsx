import { ActionIcon } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { LogLevel } from '../../../src-preload/contract/models/log.ts';
import { call } from '../../api/call.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { useWindowedList } from '../../api/windowed-list.ts';
import { LEVEL } from '../../text/log-words.ts';
import { HELP_OF_SCREEN } from '../../text/help-topics.ts';
import { DataGrid } from '../../ui/data-grid.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { LOG_COLUMNS, type LogRow } from './log-columns.tsx';
import { LogPanel } from './log-panel.tsx';
import styles from './log.module.css';
import { SupportBundle } from './support-bundle.tsx';

const LEVELS = LogLevel.options.map((value) => ({ value, label: LEVEL[value] }));

/** The program's log, newest first, as it stands when the screen is opened or refreshed: no event tells of a line. */
export const LogScreen = () => {
  const [level, setLevel] = useState<LogLevel>('info');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<LogRow | null>(null);
  const refresh = useRefresh('log.list');
  useEffect(refresh, [refresh]);
  const filter = useMemo(() => ({ level, ...(text === '' ? {} : { text }) }), [level, text]);
  const { rows, failure, retry } = useWindowedList('log.list', filter, async (paging) => {
    const { items, total } = await call('log.list', { ...filter, ...paging });
    return { items: items.map((entry, nth): LogRow => ({ ...entry, place: paging.offset + nth })), total };
  });
  const close = () => setChosen(null);
  const again = () => {
    close();
    refresh();
  };
  return (
    <Screen
      title="Log"
      filters={<div className={styles['filters']}><SegmentedFilter label="Level" options={LEVELS} value={level} onChange={setLevel} /><ActionIcon variant="subtle" color="gray" size={32} aria-label="Refresh" title="Refresh" onClick={again}><IconRefresh size={18} stroke={1.5} /></ActionIcon></div>}
      search={{ label: 'Search the log', value: text, onSearch: setText }}
      action={<SupportBundle />}
      panel={chosen === null ? null : <LogPanel entry={chosen} onClose={close} />}
      onClosePanel={close}
    >
      {failure === null ? (
        <DataGrid
          ariaLabel="Log"
          columns={LOG_COLUMNS}
          rows={rows}
          idOf={(entry) => entry.place}
          selectedId={chosen?.place ?? null}
          onOpen={setChosen}
          scope={`${level} ${text}`}
          empty={<EmptyState help={HELP_OF_SCREEN.log} title={text === '' && level === 'info' ? 'Nothing is written yet.' : 'No line matches.'}>The log says what the program does: starts, retries, what was refused and what failed. No secret is in it.</EmptyState>}
        />
      ) : <FailureNotice failure={failure} onRetry={retry} />}
    </Screen>
  );
};

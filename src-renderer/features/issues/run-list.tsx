import { useCallback, useMemo } from 'react';
import type { IssueRun, IssueSync } from '../../../src-preload/contract/models/issue-sync.ts';
import { call } from '../../api/call.ts';
import { useWindowedList } from '../../api/windowed-list.ts';
import { DataGrid } from '../../ui/data-grid.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import styles from './issues.module.css';
import { RUN_COLUMNS } from './run-columns.tsx';
import { SyncChecks } from './sync-checks.tsx';

const idOf = ({ id }: IssueRun): number => id;

const neverRun = (enabled: boolean): string =>
  enabled ? 'A dry run shows what would be copied, with how many requests and minutes, and writes nothing.' : 'A dry run shows what would be copied once it is switched on, with how many requests and minutes, and writes nothing.';

/** The runs, the latest first; before the first one, what can be kept. */
export const RunList = ({ sync, openId, onOpen }: { sync: IssueSync; openId: number | null; onOpen: (run: IssueRun) => void }) => {
  const { mirrorId, enabled } = sync;
  const filter = useMemo(() => ({ mirrorId }), [mirrorId]);
  const load = useCallback((paging: { offset: number; limit: number }) => call('issueSync.history', { mirrorId, ...paging }), [mirrorId]);
  const { rows, failure, retry } = useWindowedList('issueSync.history', filter, load);
  if (failure !== null) return <div className={styles['failure']}><FailureNotice failure={failure} title="The runs could not be read" onRetry={retry} /></div>;
  if (!rows.loading && rows.total === 0) {
    return (
      <div className={styles['scroll']}>
        <EmptyState title="It has never run.">{neverRun(enabled)}</EmptyState>
        <div className={styles['centred']}><SyncChecks mirrorId={mirrorId} /></div>
      </div>
    );
  }
  return (
    <div className={styles['fill']}>
      <DataGrid ariaLabel="Runs" columns={RUN_COLUMNS} rows={rows} idOf={idOf} selectedId={openId} onOpen={onOpen} empty={null} />
    </div>
  );
};

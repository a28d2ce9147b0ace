import { useCallback, useMemo } from 'react';
import type { IssueSync } from '../../../src-preload/contract/models/issue-sync.ts';
import { call } from '../../api/call.ts';
import { useWindowedList } from '../../api/windowed-list.ts';
import { counted } from '../../text/plural.ts';
import { DataGrid } from '../../ui/data-grid.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import type { GridSort } from '../../ui/grid-types.ts';
import styles from './issues.module.css';
import { NoSyncs } from './no-syncs.tsx';
import { SYNC_COLUMNS } from './sync-columns.tsx';
import { SyncFilterBar } from './sync-filter-bar.tsx';
import { isNarrowed, type SyncFilters, SyncOrder } from './sync-filters.ts';

const idOf = ({ mirrorId }: IssueSync): number => mirrorId;

type SyncListProps = { filters: SyncFilters; onChange: (change: Partial<SyncFilters>) => void; onClear: () => void; onOpen: (mirrorId: number) => void };

/** Every mirror whose issues are copied, or were. */
export const SyncList = ({ filters, onChange, onClear, onOpen }: SyncListProps) => {
  const load = useCallback((paging: { offset: number; limit: number }) => call('issueSync.list', { ...filters, ...paging }), [filters]);
  const { rows, failure, retry } = useWindowedList('issueSync.list', filters, load);
  const sort = useMemo<GridSort>(() => ({ id: filters.orderBy ?? 'source', descending: filters.descending ?? false }), [filters.orderBy, filters.descending]);
  const onSort = ({ id, descending }: GridSort) => {
    const order = SyncOrder.safeParse(id);
    if (order.success) onChange({ orderBy: order.data, descending });
  };
  return (
    <>
      <SyncFilterBar filters={filters} onChange={onChange} count={rows.loading ? '' : counted(rows.total, 'sync', 'syncs')} />
      {failure === null ? null : <div className={styles['failure']}><FailureNotice failure={failure} title="The list could not be read" onRetry={retry} /></div>}
      <div className={styles['fill']}>
        <DataGrid
          ariaLabel="Issue syncs"
          columns={SYNC_COLUMNS}
          rows={rows}
          idOf={idOf}
          sort={sort}
          onSort={onSort}
          onOpen={(sync) => onOpen(sync.mirrorId)}
          empty={failure === null ? <NoSyncs narrowed={isNarrowed(filters)} onClear={onClear} /> : null}
          scope={JSON.stringify(filters)}
          takesLostFocus
        />
      </div>
    </>
  );
};

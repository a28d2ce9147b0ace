import { Button } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import type { MirrorId } from '../../../src-preload/contract/ids.ts';
import { type Mirror, MirrorOrder } from '../../../src-preload/contract/models/mirror.ts';
import { call } from '../../api/call.ts';
import { useCall } from '../../api/use-call.ts';
import { useWindowedList } from '../../api/windowed-list.ts';
import { navigate, useRoute } from '../../state/route.ts';
import { counted } from '../../text/plural.ts';
import { DataGrid } from '../../ui/data-grid.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import type { GridSort } from '../../ui/grid-types.ts';
import { Screen } from '../../ui/screen.tsx';
import { FilterBar } from './filter-bar.tsx';
import { cleared, filtersOf, isNarrowed, type MirrorFilters, paramsOf } from './mirror-filters.ts';
import { mirrorColumns } from './mirror-columns.tsx';
import { MirrorMenu } from './mirror-menu.tsx';
import { MirrorPanel } from './mirror-panel.tsx';
import styles from './mirrors-screen.module.css';
import { NewMirrorPanel } from './new-mirror-panel.tsx';
import { NoMirrors } from './no-mirrors.tsx';
import { PairFilter } from './pair-filter.tsx';
import { RemoveMirrorDialog } from './remove-mirror-dialog.tsx';
import { useMirrorActions } from './use-mirror-actions.ts';

const idOf = (mirror: Mirror): number => mirror.id;

/** The list of mirrors, of one pair or of all, with one mirror's panel or the form of a new one beside it. */
export const MirrorsScreen = () => {
  const { id, params } = useRoute();
  const filters = useMemo(() => filtersOf(params), [params]);
  const [removing, setRemoving] = useState<Mirror | null>(null);

  const open = useCallback((mirrorId: number | 'new' | null) => navigate('mirrors', { id: mirrorId, params, replace: true }), [params]);
  const change = (next: Partial<MirrorFilters>) => navigate('mirrors', { id, params: paramsOf({ ...filters, ...next }), replace: true });
  const clear = () => navigate('mirrors', { id, params: paramsOf(cleared(filters)), replace: true });

  const load = useCallback((paging: { offset: number; limit: number }) => call('mirrors.list', { ...filters, ...paging }), [filters]);
  const { rows, failure, retry } = useWindowedList('mirrors.list', filters, load);
  const pair = useCall('pairs.get', { pairId: filters.pairId ?? 0 }, { enabled: filters.pairId !== undefined }).data;
  const showFailed = useCallback((mirrorId: MirrorId) => open(mirrorId), [open]);
  const actions = useMirrorActions(showFailed);

  const { run } = actions;
  const onePair = filters.pairId === undefined ? null : (pair ?? null);
  const columns = useMemo(() => mirrorColumns(onePair, (mirror) => <MirrorMenu mirror={mirror} run={run} onRemove={setRemoving} />), [onePair, run]);
  const sort = useMemo<GridSort>(() => ({ id: filters.orderBy ?? 'source', descending: filters.descending ?? false }), [filters.orderBy, filters.descending]);
  const onSort = ({ id: column, descending }: GridSort) => {
    const order = MirrorOrder.safeParse(column);
    if (order.success) change({ orderBy: order.data, descending });
  };

  const panel =
    id === null ? null
      : id === 'new' ? <NewMirrorPanel pairId={filters.pairId ?? null} onCreated={open} onClose={() => open(null)} />
        : <MirrorPanel key={id} mirrorId={id} actions={actions} onRemove={setRemoving} onClose={() => open(null)} />;

  return (
    <Screen
      title="Mirrors"
      filters={<PairFilter value={filters.pairId} onChange={(pairId) => change({ pairId })} />}
      search={{ label: 'Search mirrors', value: filters.text ?? '', onSearch: (text) => change({ text }) }}
      action={<Button onClick={() => open('new')}>New mirror</Button>}
      panel={panel}
      onClosePanel={() => open(null)}
    >
      <div className={styles['content']}>
        <FilterBar filters={filters} onChange={change} count={rows.loading ? '' : counted(rows.total, 'mirror')} />
        {failure === null ? null : <div className={styles['failure']}><FailureNotice failure={failure} title="The list could not be read" onRetry={retry} /></div>}
        <div className={styles['list']}>
          <DataGrid
            ariaLabel="Mirrors"
            columns={columns}
            rows={rows}
            idOf={idOf}
            sort={sort}
            onSort={onSort}
            onOpen={(mirror) => open(mirror.id)}
            selectedId={typeof id === 'number' ? id : null}
            empty={failure === null ? <NoMirrors pairName={onePair?.name ?? null} narrowed={isNarrowed(filters)} onClear={clear} onNew={() => open('new')} /> : null}
            scope={JSON.stringify(filters)}
          />
        </div>
      </div>
      {removing === null ? null : (
        <RemoveMirrorDialog
          mirror={removing}
          onClose={() => setRemoving(null)}
          onRemoved={() => {
            if (id === removing.id) open(null);
            setRemoving(null);
          }}
        />
      )}
    </Screen>
  );
};

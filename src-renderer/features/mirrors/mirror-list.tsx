import { Button } from '@mantine/core';
import { IconBinaryTree2 } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { type Mirror, MirrorOrder } from '../../../src-preload/contract/models/mirror.ts';
import type { Pair } from '../../../src-preload/contract/models/pair.ts';
import { call } from '../../api/call.ts';
import { useWindowedList } from '../../api/windowed-list.ts';
import { counted } from '../../text/plural.ts';
import { DataGrid } from '../../ui/data-grid.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import type { GridSort } from '../../ui/grid-types.ts';
import { ColumnChoice } from './column-choice.tsx';
import { FilterBar } from './filter-bar.tsx';
import { GroupTree } from './group-tree.tsx';
import { isNarrowed, type MirrorFilters, paramsOf } from './mirror-filters.ts';
import { mirrorColumns } from './mirror-columns.tsx';
import { MirrorMenu } from './mirror-menu.tsx';
import { useFreshMs } from './use-fresh-ms.ts';
import { useMirrorViews } from './mirror-views.ts';
import styles from './mirrors-screen.module.css';
import { NoMirrors } from './no-mirrors.tsx';
import { SavedViews, SaveView } from './saved-views.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { inputOf } from './selection.ts';
import type { MirrorActions } from './use-mirror-actions.ts';
import { useSelectAllKey } from './use-select-all-key.ts';
import { useSelection } from './use-selection.ts';

const idOf = (mirror: Mirror): number => mirror.id;

type MirrorListProps = {
  filters: MirrorFilters;
  /** The one pair that is listed. */
  pair: Pair | null;
  openId: number | null;
  run: MirrorActions['run'];
  onOpen: (mirrorId: number | 'new') => void;
  onChange: (change: Partial<MirrorFilters>) => void;
  onShow: (params: Readonly<Record<string, string>>) => void;
  onClear: () => void;
  onRotate: (mirror: Mirror) => void;
  onRemove: (mirror: Mirror) => void;
};

/** Filters, the tree of groups, the rows, and what can be done with the ticked ones. */
export const MirrorList = ({ filters, pair, openId, run, onOpen, onChange, onShow, onClear, onRotate, onRemove }: MirrorListProps) => {
  const load = useCallback((paging: { offset: number; limit: number }) => call('mirrors.list', { ...filters, ...paging }), [filters]);
  const { rows, failure, retry } = useWindowedList('mirrors.list', filters, load);
  const { columns: chosen, tree, showTree } = useMirrorViews();
  const { selection, size, grid, failure: rangeFailure, clear, all } = useSelection(filters, rows);
  useSelectAllKey(all);
  const freshMs = useFreshMs();

  const columns = useMemo(
    () => mirrorColumns(pair, chosen, freshMs, (mirror) => <MirrorMenu mirror={mirror} run={run} onRotate={onRotate} onRemove={onRemove} />),
    [pair, chosen, freshMs, run, onRotate, onRemove],
  );
  const sort = useMemo<GridSort>(() => ({ id: filters.orderBy ?? 'source', descending: filters.descending ?? false }), [filters.orderBy, filters.descending]);
  const onSort = ({ id: column, descending }: GridSort) => {
    const order = MirrorOrder.safeParse(column);
    if (order.success) onChange({ orderBy: order.data, descending });
  };
  const params = useMemo(() => paramsOf(filters), [filters]);
  const narrowed = isNarrowed(filters);
  const select = size === 0 ? null : inputOf(selection, filters);

  return (
    <div className={styles['content']}>
      <SavedViews params={params} onShow={onShow} />
      <FilterBar filters={filters} onChange={onChange} count={rows.loading ? '' : counted(rows.total, 'mirror')}>
        <Button variant={tree ? 'light' : 'subtle'} color={tree ? 'accent' : 'gray'} size="compact-sm" aria-pressed={tree} leftSection={<IconBinaryTree2 size={16} stroke={1.5} />} onClick={() => showTree(!tree)}>Groups</Button>
        <ColumnChoice />
        <SaveView params={params} />
      </FilterBar>
      {failure === null ? null : <div className={styles['failure']}><FailureNotice failure={failure} title="The list could not be read" onRetry={retry} /></div>}
      <div className={styles['middle']}>
        {tree ? <GroupTree filters={filters} onChoose={(groupPath) => onChange({ groupPath })} /> : null}
        <div className={styles['list']}>
          <DataGrid
            ariaLabel="Mirrors"
            columns={columns}
            rows={rows}
            idOf={idOf}
            sort={sort}
            onSort={onSort}
            onOpen={(mirror) => onOpen(mirror.id)}
            selectedId={openId}
            selection={grid}
            empty={failure === null ? <NoMirrors pairName={pair?.name ?? null} narrowed={narrowed} onClear={onClear} /> : null}
            scope={JSON.stringify(filters)}
          />
        </div>
      </div>
      {select === null ? null : (
        <SelectionBar select={select} size={size} total={rows.total} all={selection.kind === 'all'} narrowed={narrowed || filters.pairId !== undefined} failure={rangeFailure} onAll={all} onClear={clear} />
      )}
    </div>
  );
};

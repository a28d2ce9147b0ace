import { useMemo, useState } from 'react';
import type { Direction } from '../../../src-preload/contract/models/pair.ts';
import { PairId } from '../../../src-preload/contract/ids.ts';
import { call } from '../../api/call.ts';
import { useCall } from '../../api/use-call.ts';
import { useDenied } from '../../api/use-may.ts';
import { useWindowedList } from '../../api/windowed-list.ts';
import { navigate, useRoute } from '../../state/route.ts';
import { DIRECTION } from '../../text/directions.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DataGrid } from '../../ui/data-grid.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { FilterChip } from '../../ui/filter-chip.tsx';
import { Panel, PanelSection } from '../../ui/panel.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { NoPairs } from './no-pairs.tsx';
import { pairColumns } from './pair-columns.tsx';
import { PairForm } from './pair-form.tsx';
import { PairPanel } from './pair-panel.tsx';

const DIRECTIONS = [{ value: 'push', label: DIRECTION.push }, { value: 'pull', label: DIRECTION.pull }] as const;

/** Rows that are looked through for one with a reverse. */
const LOOKED_AT = 500;

const close = () => navigate('pairs');

const ChosenPair = ({ id, editing }: { id: PairId; editing: boolean }) => {
  const pair = useCall('pairs.get', { pairId: id });
  if (pair.data !== undefined) {
    return editing ? <PairForm pair={pair.data} onClose={() => navigate('pairs', { id })} /> : <PairPanel pair={pair.data} onClose={close} />;
  }
  return (
    <Panel title="Pair" label="Pair" onClose={close}>
      {pair.error === null ? <SkeletonRows label="Loading pair" /> : <PanelSection><FailureNotice failure={pair.error.failure} onRetry={() => void pair.refetch()} /></PanelSection>}
    </Panel>
  );
};

/** The directed pairs of instances, and one of them or the form beside them. */
export const PairsScreen = () => {
  const { id, params } = useRoute();
  const denied = useDenied('pairs.create');
  const [text, setText] = useState('');
  const [direction, setDirection] = useState<Direction | undefined>(undefined);
  const filter = useMemo(() => ({ ...(text === '' ? {} : { text }), ...(direction === undefined ? {} : { direction }) }), [text, direction]);
  const { rows, failure, retry } = useWindowedList('pairs.list', filter, (paging) => call('pairs.list', { ...filter, ...paging }));
  const twoWay = Array.from({ length: Math.min(rows.total, LOOKED_AT) }, (_, at) => rows.itemAt(at)).some((pair) => pair !== undefined && pair.reversePairIds.length > 0);
  const columns = useMemo(() => pairColumns(twoWay), [twoWay]);
  const chosen = PairId.safeParse(id);
  const clear = () => {
    setText('');
    setDirection(undefined);
  };
  return (
    <Screen
      title="Pairs"
      filters={<FilterChip label="Direction" options={DIRECTIONS} value={direction} onChange={setDirection} />}
      search={{ label: 'Search pairs', value: text, onSearch: setText }}
      action={<ActionButton denied={denied} onClick={() => navigate('pairs', { id: 'new' })}>New pair</ActionButton>}
      panel={id === 'new' ? <PairForm pair={null} onClose={close} /> : chosen.success ? <ChosenPair key={chosen.data} id={chosen.data} editing={params['edit'] === '1'} /> : null}
      onClosePanel={close}
    >
      {failure === null ? (
        <DataGrid
          ariaLabel="Pairs"
          columns={columns}
          rows={rows}
          idOf={(pair) => pair.id}
          selectedId={chosen.success ? chosen.data : null}
          onOpen={(pair) => navigate('pairs', { id: pair.id })}
          scope={`${text} ${direction ?? ''}`}
          empty={<NoPairs narrowed={text !== '' || direction !== undefined} onClear={clear} />}
        />
      ) : <FailureNotice failure={failure} onRetry={retry} />}
    </Screen>
  );
};

import { useMemo } from 'react';
import { MirrorId } from '../../../src-preload/contract/ids.ts';
import { useDenied } from '../../api/use-may.ts';
import { navigate, useRoute } from '../../state/route.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { PairFilter } from '../mirrors/pair-filter.tsx';
import { NewSyncPanel } from './new-sync-panel.tsx';
import { cleared, filtersOf, paramsOf, type SyncFilters } from './sync-filters.ts';
import { SyncList } from './sync-list.tsx';
import { SyncView } from './sync-view.tsx';

const Overview = () => {
  const denied = useDenied('issueSync.configure');
  const { id, params } = useRoute();
  const filters = useMemo(() => filtersOf(params), [params]);
  const show = (next: SyncFilters) => navigate('issues', { id, params: paramsOf(next), replace: true });
  const change = (part: Partial<SyncFilters>) => show({ ...filters, ...part });
  const close = () => navigate('issues', { params, replace: true });
  return (
    <Screen
      title="Issue sync"
      filters={<PairFilter value={filters.pairId} onChange={(pairId) => change({ pairId })} />}
      search={{ label: 'Search paths', value: filters.text ?? '', onSearch: (text) => change({ text }) }}
      action={<ActionButton denied={denied} onClick={() => navigate('issues', { id: 'new', params, replace: true })}>Switch on for a mirror</ActionButton>}
      panel={id === 'new' ? <NewSyncPanel onClose={close} /> : null}
      onClosePanel={close}
    >
      <SyncList filters={filters} onChange={change} onClear={() => show(cleared(filters))} onOpen={(mirrorId) => navigate('issues', { id: mirrorId })} />
    </Screen>
  );
};

/** `#/issues` lists the syncs, `#/issues/7` is the sync of mirror 7. */
export const IssuesScreen = () => {
  const mirrorId = MirrorId.safeParse(useRoute((route) => route.id));
  return mirrorId.success ? <SyncView key={mirrorId.data} mirrorId={mirrorId.data} /> : <Overview />;
};

import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import type { Mirror } from '../../../src-preload/contract/models/mirror.ts';
import { useCall } from '../../api/use-call.ts';
import { useDenied } from '../../api/use-may.ts';
import { hrefOf, navigate, useRoute } from '../../state/route.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { cleared, filtersOf, type MirrorFilters, paramsOf } from './mirror-filters.ts';
import { MirrorList } from './mirror-list.tsx';
import { MirrorPanel } from './mirror-panel.tsx';
import { NewMirrorPanel } from './new-mirror-panel.tsx';
import { PairFilter } from './pair-filter.tsx';
import { RemoveMirrorDialog } from './remove-mirror-dialog.tsx';
import { RotateDialog } from './rotate-dialog.tsx';
import { useMirrorActions } from './use-mirror-actions.ts';

/** The primary action, and the two ways to many mirrors at once. */
const NewMirror = ({ pairId, onNew }: { pairId: number | undefined; onNew: () => void }) => {
  const denied = useDenied('mirrors.create');
  const params = pairId === undefined ? {} : { pair: String(pairId) };
  return (
    <Button.Group>
      <ActionButton denied={denied} onClick={onNew}>New mirror</ActionButton>
      <Menu position="bottom-end" width={240}>
        <Menu.Target><Button px={8} aria-label="More ways to new mirrors"><IconChevronDown size={16} stroke={1.5} /></Button></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component="a" href={hrefOf('plans', { id: 'new', params })}>Many mirrors by path rules</Menu.Item>
          <Menu.Item component="a" href={hrefOf('discover', { params })}>Adopt mirrors that exist</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
};

/** The list of mirrors, of one pair or of all, with one mirror's panel or the form of a new one beside it. */
export const MirrorsScreen = () => {
  const { id, params } = useRoute();
  const filters = useMemo(() => filtersOf(params), [params]);
  const [removing, setRemoving] = useState<Mirror | null>(null);
  const [rotating, setRotating] = useState<Mirror | null>(null);
  const open = useCallback((mirrorId: number | 'new' | null) => navigate('mirrors', { id: mirrorId, params, replace: true }), [params]);
  const show = useCallback((next: Readonly<Record<string, string>>) => navigate('mirrors', { id, params: next, replace: true }), [id]);
  const change = (next: Partial<MirrorFilters>) => show(paramsOf({ ...filters, ...next }));
  const pair = useCall('pairs.get', { pairId: filters.pairId ?? 0 }, { enabled: filters.pairId !== undefined }).data;
  const actions = useMirrorActions(open);

  const panel =
    id === null ? null
      : id === 'new' ? <NewMirrorPanel pairId={filters.pairId ?? null} onCreated={open} onClose={() => open(null)} />
        : <MirrorPanel key={id} mirrorId={id} actions={actions} onRemove={setRemoving} onClose={() => open(null)} />;

  return (
    <Screen
      title="Mirrors"
      filters={<PairFilter value={filters.pairId} onChange={(pairId) => change({ pairId })} />}
      search={{ label: 'Search mirrors', value: filters.text ?? '', onSearch: (text) => change({ text }) }}
      action={<NewMirror pairId={filters.pairId} onNew={() => open('new')} />}
      panel={panel}
      onClosePanel={() => open(null)}
    >
      <MirrorList
        filters={filters}
        pair={filters.pairId === undefined ? null : (pair ?? null)}
        openId={typeof id === 'number' ? id : null}
        run={actions.run}
        onOpen={open}
        onChange={change}
        onShow={show}
        onClear={() => show(paramsOf(cleared(filters)))}
        onRotate={setRotating}
        onRemove={setRemoving}
      />
      {rotating === null ? null : <RotateDialog mirror={rotating} onClose={() => setRotating(null)} />}
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

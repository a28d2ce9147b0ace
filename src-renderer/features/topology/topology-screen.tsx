import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Topology, TopologyLink } from '../../../src-preload/contract/models/topology.ts';
import { navigate } from '../../state/route.ts';
import { counted } from '../../text/plural.ts';
import { HELP_OF_SCREEN } from '../../text/help-topics.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { TopologyInstancePanel } from './instance-panel.tsx';
import { LinkPanel } from './link-panel.tsx';
import { PictureMenu } from './picture-menu.tsx';
import { TopologyCanvas } from './topology-canvas.tsx';
import { TopologyFilters } from './topology-filters.tsx';
import { linkKey, MOST_NODES } from './topology-layout.ts';
import styles from './topology.module.css';
import { forgetPlaces, useTopologyPlaces } from './topology-places.ts';
import { TopologyTable } from './topology-table.tsx';
import { type Narrowing, useTopology } from './use-topology.ts';

const VIEWS = [{ value: 'picture', label: 'Picture' }, { value: 'table', label: 'Table' }] as const;
type View = (typeof VIEWS)[number]['value'];

type Chosen = { instanceId: number } | { link: string } | null;

type ChosenProps = { chosen: Chosen; topology: Topology | undefined; narrowing: Narrowing; onClose: () => void };

/** The panel of what was chosen, as long as the filters leave it. */
const panelOf = ({ chosen, topology, narrowing, onClose }: ChosenProps) => {
  if (chosen === null || topology === undefined) return null;
  if ('instanceId' in chosen) {
    const node = topology.nodes.find(({ instanceId }) => instanceId === chosen.instanceId);
    return node === undefined ? null : <TopologyInstancePanel key={node.instanceId} node={node} narrowing={narrowing} onClose={onClose} />;
  }
  const link = topology.links.find((one) => linkKey(one) === chosen.link);
  if (link === undefined) return null;
  const nameOf = (id: TopologyLink['sourceInstanceId']) => topology.nodes.find(({ instanceId }) => instanceId === id)?.name ?? '';
  return <LinkPanel key={chosen.link} link={link} names={{ source: nameOf(link.sourceInstanceId), target: nameOf(link.targetInstanceId) }} narrowing={narrowing} onClose={onClose} />;
};

const onInstanceWith = (choose: (chosen: Chosen) => void) => ({
  onInstance: (instanceId: number) => choose({ instanceId }),
  onLink: (link: TopologyLink) => choose({ link: linkKey(link) }),
});

/** Which instance mirrors to which, how much, and how it stands: as a picture, and the same as a table. */
export const TopologyScreen = () => {
  const { narrowing, topology, change } = useTopology();
  const [view, setView] = useState<View>('picture');
  const [chosen, setChosen] = useState<Chosen>(null);
  const [open] = useState(() => onInstanceWith(setChosen));
  const hasMoved = useTopologyPlaces(({ places }) => Object.keys(places).length > 0);
  const { data, error } = topology;
  const close = () => setChosen(null);
  return (
    <Screen
      title="Topology"
      filters={<SegmentedFilter label="View" options={VIEWS} value={view} onChange={setView} />}
      action={view === 'picture' && data !== undefined && data.nodes.length > 0 ? (
        <div className={styles['actions']}>
          {hasMoved ? <Button variant="default" onClick={forgetPlaces}>Lay out again</Button> : null}
          <PictureMenu topology={data} narrowing={narrowing} />
        </div>
      ) : null}
      panel={panelOf({ chosen, topology: data, narrowing, onClose: close })}
      onClosePanel={close}
    >
      <div className={styles['page']}>
        <TopologyFilters narrowing={narrowing} onChange={change} />
        {error === null ? null : <FailureNotice failure={error.failure} onRetry={() => void topology.refetch()} />}
        {data === undefined && error === null ? <SkeletonRows rows={8} height={48} label="Loading topology" /> : null}
        {data?.nodes.length === 0 ? <EmptyState help={HELP_OF_SCREEN.start} title="No instance is here yet." action={<Button onClick={() => navigate('instances', { id: 'new' })}>Add instance</Button>}>Instances and the mirrors between them stand here.</EmptyState> : null}
        {data === undefined || data.nodes.length === 0 ? null : view === 'picture' ? <TopologyCanvas topology={data} {...open} /> : <TopologyTable topology={data} {...open} />}
        {view === 'picture' && data !== undefined && data.nodes.length > MOST_NODES ? <p className={styles['more']}>The {MOST_NODES} with the most mirrors of {counted(data.nodes.length, 'instance')}; the table has all.</p> : null}
      </div>
    </Screen>
  );
};

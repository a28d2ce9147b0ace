import { useMemo } from 'react';
import type { LinkMirror, TopologyLink } from '../../../src-preload/contract/models/topology.ts';
import { call } from '../../api/call.ts';
import { useWindowedList } from '../../api/windowed-list.ts';
import { navigate } from '../../state/route.ts';
import { DIRECTION } from '../../text/directions.ts';
import { HEALTH } from '../../text/health-words.ts';
import { levelShown } from '../../text/topology-words.ts';
import { DataGrid } from '../../ui/data-grid.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import type { GridColumn } from '../../ui/grid-types.ts';
import { Panel } from '../../ui/panel.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { FiguresView } from './figures-view.tsx';
import styles from './topology.module.css';
import type { Narrowing } from './use-topology.ts';

const COLUMNS: readonly GridColumn<LinkMirror>[] = [
  { id: 'health', header: 'State', width: 104, cell: ({ health }) => <StatusBadge {...HEALTH[health]} /> },
  { id: 'path', header: 'Mirror', width: 128, grow: 1, cell: ({ sourcePath, targetPath }) => <span title={`${sourcePath} → ${targetPath}`}>{sourcePath}</span> },
  { id: 'success', header: 'Last success', width: 96, cell: ({ lastSuccessAt }) => <TimeText at={lastSuccessAt} /> },
];

type LinkPanelProps = { link: TopologyLink; names: { source: string; target: string }; narrowing: Narrowing; onClose: () => void };

/** The mirrors of one link, worst first; a row opens its mirror. */
export const LinkPanel = ({ link, names, narrowing, onClose }: LinkPanelProps) => {
  const { sourceInstanceId, targetInstanceId, direction } = link;
  const filter = useMemo(() => ({ ...narrowing, sourceInstanceId, targetInstanceId, direction }), [narrowing, sourceInstanceId, targetInstanceId, direction]);
  const { rows, failure, retry } = useWindowedList('overview.linkMirrors', filter, (paging) => call('overview.linkMirrors', { ...filter, ...paging }));
  const title = `${names.source} → ${names.target}`;
  return (
    <Panel title={title} label={title} subtitle={<StatusBadge {...levelShown(link)} detail={DIRECTION[direction]} />} onClose={onClose}>
      <FiguresView figures={link} />
      {failure === null ? (
        <div className={styles['list']}><DataGrid ariaLabel="Mirrors of the link" columns={COLUMNS} rows={rows} idOf={({ id }) => id} onOpen={({ id }) => navigate('mirrors', { id })} empty="No mirror of the link is left by the filters." /></div>
      ) : <FailureNotice failure={failure} onRetry={retry} />}
    </Panel>
  );
};

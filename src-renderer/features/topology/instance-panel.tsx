import { useState } from 'react';
import type { TopologyNode } from '../../../src-preload/contract/models/topology.ts';
import { useCall } from '../../api/use-call.ts';
import { hrefOf } from '../../state/route.ts';
import { counted, figure } from '../../text/plural.ts';
import { flowWords, levelShown } from '../../text/topology-words.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Panel, PanelSection } from '../../ui/panel.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { FiguresView } from './figures-view.tsx';
import styles from './topology.module.css';
import type { Narrowing } from './use-topology.ts';

type InstancePanelProps = { node: TopologyNode; narrowing: Narrowing; onClose: () => void };

/** What lies above a path: `a/b/c` → `a/b`; undefined at the top. */
const above = (path: string): string | undefined => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : undefined);

/** One instance from its groups down to its mirrors, worst first. */
export const TopologyInstancePanel = ({ node, narrowing, onClose }: InstancePanelProps) => {
  const [groupPath, setGroupPath] = useState<string | undefined>(undefined);
  const { instanceId, name } = node;
  const inside = useCall('overview.topology', { ...narrowing, at: { instanceId, ...(groupPath === undefined ? {} : { groupPath }) } }, { keepPrevious: true });
  const groups = inside.data?.groups ?? [];
  const total = inside.data?.groupsTotal ?? 0;
  return (
    <Panel title={name} label={name} subtitle={<StatusBadge {...levelShown(node)} detail={flowWords(node)} />} onClose={onClose} footer={<a href={hrefOf('instances', { id: instanceId })}>Open the instance</a>}>
      <FiguresView figures={node} />
      <PanelSection title={groupPath ?? 'Groups'} {...(groupPath === undefined ? {} : { actions: <button type="button" className={styles['open']} onClick={() => setGroupPath(above(groupPath))}>Up</button> })}>
        {inside.error === null ? null : <FailureNotice failure={inside.error.failure} onRetry={() => void inside.refetch()} />}
        {inside.data === undefined && inside.error === null ? <SkeletonRows rows={5} label="Loading groups" /> : null}
        <ul className={styles['groups']}>
          {groups.map((group) => (
            <li key={group.path} className={styles['group']}>
              {group.mirrorId === null
                ? <button type="button" className={styles['open']} title={group.path} onClick={() => setGroupPath(group.path)}>{group.path}/</button>
                : <a className={styles['open']} title={group.path} href={hrefOf('mirrors', { id: group.mirrorId })}>{group.path}</a>}
              <span className={styles['many']}>{counted(group.mirrors, 'mirror')}</span>
              <StatusBadge {...levelShown(group)} />
            </li>
          ))}
        </ul>
        {total > groups.length ? <p>The worst {figure(groups.length)} of {figure(total)}.</p> : null}
      </PanelSection>
    </Panel>
  );
};

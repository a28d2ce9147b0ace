import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import type { TopologyNode } from '../../../src-preload/contract/models/topology.ts';
import { flowWords, levelShown } from '../../text/topology-words.ts';
import { cx } from '../../ui/cx.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import styles from './canvas.module.css';

export type InstanceNodeType = Node<{ node: TopologyNode; dim: boolean; onOpen: (instanceId: number) => void }, 'instance'>;

/** One instance: its name, the worst of its mirrors, and how many flow out and in. */
export const InstanceNode = ({ data: { node, dim, onOpen } }: NodeProps<InstanceNodeType>) => (
  <div className={cx(styles['node'], styles[node.level], dim && styles['dim'])}>
    <Handle type="target" position={Position.Left} className={styles['handle'] ?? ''} isConnectable={false} />
    <button type="button" className={cx(styles['nodeName'], 'nodrag')} title={node.name} onClick={() => onOpen(node.instanceId)}>{node.name}</button>
    <StatusBadge {...levelShown(node)} detail={flowWords(node)} />
    <Handle type="source" position={Position.Right} className={styles['handle'] ?? ''} isConnectable={false} />
  </div>
);

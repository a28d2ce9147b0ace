import '@xyflow/react/dist/base.css';
import { Controls, type EdgeMarker, type EdgeTypes, MarkerType, MiniMap, type NodeTypes, ReactFlow, useNodesState } from '@xyflow/react';
import { useEffect, useMemo, useState } from 'react';
import type { Topology, TopologyLink } from '../../../src-preload/contract/models/topology.ts';
import { InstanceNode, type InstanceNodeType } from './instance-node.tsx';
import { LinkEdge, type LinkEdgeType } from './link-edge.tsx';
import styles from './canvas.module.css';
import { keepDragged } from './keep-dragged.ts';
import { linkKey, NODE } from './topology-layout.ts';
import { rememberPlace } from './topology-places.ts';
import { useDrawn } from './use-drawn.ts';

const NODE_TYPES: NodeTypes = { instance: InstanceNode };
const EDGE_TYPES: EdgeTypes = { mirrors: LinkEdge };
const BEGIN = { x: 24, y: 24, zoom: 1 };
/** So many are shown as a whole, in the middle; more begin unscaled. */
const FEW = 12;
/** Names can be read: what has no room then is a drag away. */
const FIT = { minZoom: 0.65, maxZoom: 1, padding: 0.1 } as const;
const MAP = { width: 160, height: 112 } as const;
/** Heads are as large on a thin link as on a thick one. */
const head = (type: MarkerType): EdgeMarker => ({ type, color: 'var(--mm-quiet)', width: 18, height: 18, markerUnits: 'userSpaceOnUse' });
const MARKER = { push: head(MarkerType.ArrowClosed), pull: head(MarkerType.Arrow) } as const;

type CanvasProps = { topology: Topology; onInstance: (instanceId: number) => void; onLink: (link: TopologyLink) => void };

/** What is not joined to the instance under the pointer is dimmed. */
const isFar = (hovered: string | null, ends: readonly string[]): boolean => hovered !== null && !ends.includes(hovered);

const useElements = ({ topology, onInstance, onLink }: CanvasProps, hovered: string | null) => {
  const drawn = useDrawn(topology);
  const near = useMemo(() => {
    const ends = drawn.links.map(({ sourceInstanceId, targetInstanceId }) => [String(sourceInstanceId), String(targetInstanceId)]);
    return hovered === null ? null : new Set([hovered, ...ends.filter((pair) => pair.includes(hovered)).flat()]);
  }, [drawn, hovered]);
  const nodes = useMemo(() => drawn.nodes.map((node): InstanceNodeType => {
    const id = String(node.instanceId);
    return { id, type: 'instance', position: drawn.placeOf(node), width: NODE.width, height: NODE.height, focusable: false, data: { node, dim: near !== null && !near.has(id), onOpen: onInstance } };
  }), [drawn, near, onInstance]);
  const edges = useMemo(() => drawn.links.map((link, nth): LinkEdgeType => {
    const [source, target] = [String(link.sourceInstanceId), String(link.targetInstanceId)];
    return { id: linkKey(link), type: 'mirrors', source, target, focusable: false, markerEnd: MARKER[link.direction], data: { link, labelAt: drawn.labels[nth] ?? 0.5, dim: isFar(hovered, [source, target]), onOpen: onLink } };
  }), [drawn, hovered, onLink]);
  return { nodes, edges };
};

/** The picture: what is on screen exists, sizes are fixed, and it begins unscaled, so that its first paint is cheap. The table says the same. */
export const TopologyCanvas = (props: CanvasProps) => {
  const [hovered, setHovered] = useState<string | null>(null);
  const drawn = useElements(props, hovered);
  const [nodes, setNodes, onNodesChange] = useNodesState(drawn.nodes);
  useEffect(() => setNodes((before) => keepDragged(drawn.nodes, before)), [drawn.nodes, setNodes]);
  return (
    <div className={styles['canvas']} role="region" aria-label="Picture of the instances">
      <ReactFlow
        nodes={nodes}
        edges={drawn.edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={onNodesChange}
        onNodeDragStop={(_event, node) => rememberPlace(node.id, node.position)}
        onNodeMouseEnter={(_event, { id }) => setHovered(id)}
        onNodeMouseLeave={() => setHovered(null)}
        defaultViewport={BEGIN}
        fitView={props.topology.nodes.length <= FEW}
        fitViewOptions={FIT}
        minZoom={0.1}
        maxZoom={2}
        onlyRenderVisibleElements
        nodesConnectable={false}
        deleteKeyCode={null}
        proOptions={{ hideAttribution: true }}
      >
        <Controls showInteractive={false} />
        <MiniMap<InstanceNodeType> style={MAP} pannable zoomable ariaLabel="Map of the picture" nodeClassName={({ data }) => styles[data.node.level] ?? ''} />
      </ReactFlow>
    </div>
  );
};

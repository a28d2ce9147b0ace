import type { Topology, TopologyLink, TopologyNode } from '../../../src-preload/contract/models/topology.ts';
import type { Point } from './link-shape.ts';

/** px; fixed, so that nothing is measured before the first paint. */
export const NODE = { width: 208, height: 64 } as const;
const GAP = { x: 128, y: 40 } as const;
/** Nodes below each other before a new column begins, where they are few. */
const TALL = 8;
/** More are not drawn; the table has them all. */
export const MOST_NODES = 300;

/** The instances that are drawn, those with the most mirrors, and the links between them. */
export const drawnOf = ({ nodes, links }: Pick<Topology, 'nodes' | 'links'>): { nodes: TopologyNode[]; links: TopologyLink[]; left: number } => {
  const drawn = nodes.length <= MOST_NODES ? nodes : nodes.toSorted((a, b) => b.mirrors - a.mirrors).slice(0, MOST_NODES);
  const ids = new Set(drawn.map(({ instanceId }) => instanceId));
  return { nodes: drawn, links: links.filter(({ sourceInstanceId, targetInstanceId }) => ids.has(sourceInstanceId) && ids.has(targetInstanceId)), left: nodes.length - drawn.length };
};

/** What flows goes from left to right: sources alone, then those that are both or neither, then targets alone. */
const layerOf = ({ pairsIn, pairsOut }: TopologyNode): 0 | 1 | 2 => (pairsOut > 0 && pairsIn === 0 ? 0 : pairsIn > 0 && pairsOut === 0 ? 2 : 1);

/**
 * How many stand below each other. Those in the middle mirror to each other: few of them stand beside each other, since a link between
 * neighbours can be seen. Many make a block and not a strip.
 */
const rowsOf = (layer: 0 | 1 | 2, count: number): number => Math.max(layer === 1 ? 1 : TALL, Math.round(Math.sqrt(count)));

/** Where each instance stands as long as nobody moved it: always the same for the same instances. Every other column is half a row lower, so that fewer links run behind an instance. */
export const placesOf = (nodes: readonly TopologyNode[]): Map<number, Point> => {
  const places = new Map<number, Point>();
  const step = { x: NODE.width + GAP.x, y: NODE.height + GAP.y };
  let first = 0;
  for (const layer of [0, 1, 2] as const) {
    const those = nodes.filter((node) => layerOf(node) === layer);
    const rows = rowsOf(layer, those.length);
    those.forEach(({ instanceId }, nth) => {
      const column = first + Math.floor(nth / rows);
      places.set(instanceId, { x: column * step.x, y: ((nth % rows) + (column % 2) / 2) * step.y });
    });
    first += Math.ceil(those.length / rows);
  }
  return places;
};

/** One name for all mirrors from one instance to another in one direction. */
export const linkKey = ({ sourceInstanceId, targetInstanceId, direction }: Pick<TopologyLink, 'sourceInstanceId' | 'targetInstanceId' | 'direction'>): string => `${sourceInstanceId}-${targetInstanceId}-${direction}`;

import type { Topology, TopologyLink, TopologyNode } from '../../../src-preload/contract/models/overview.ts';

/** px; fixed, so that nothing is measured before the first paint. */
export const NODE = { width: 208, height: 64 } as const;
const GAP = { x: 112, y: 32 } as const;
/** Nodes below each other before a new column begins. */
const TALL = 8;
/** More are not drawn; the table has them all. */
export const MOST_NODES = 300;

type Point = { x: number; y: number };

/** The instances that are drawn, those with the most mirrors, and the links between them. */
export const drawnOf = ({ nodes, links }: Pick<Topology, 'nodes' | 'links'>): { nodes: TopologyNode[]; links: TopologyLink[]; left: number } => {
  const drawn = nodes.length <= MOST_NODES ? nodes : nodes.toSorted((a, b) => b.mirrors - a.mirrors).slice(0, MOST_NODES);
  const ids = new Set(drawn.map(({ instanceId }) => instanceId));
  return { nodes: drawn, links: links.filter(({ sourceInstanceId, targetInstanceId }) => ids.has(sourceInstanceId) && ids.has(targetInstanceId)), left: nodes.length - drawn.length };
};

/** What flows goes from left to right: sources alone, then those that are both or neither, then targets alone. */
const layerOf = ({ mirrorsIn, mirrorsOut }: TopologyNode): 0 | 1 | 2 => (mirrorsOut > 0 && mirrorsIn === 0 ? 0 : mirrorsIn > 0 && mirrorsOut === 0 ? 2 : 1);

/** Where each instance stands as long as nobody moved it: always the same for the same instances. */
export const placesOf = (nodes: readonly TopologyNode[]): Map<number, Point> => {
  const places = new Map<number, Point>();
  let column = 0;
  for (const layer of [0, 1, 2]) {
    const those = nodes.filter((node) => layerOf(node) === layer);
    those.forEach(({ instanceId }, nth) => {
      places.set(instanceId, { x: (column + Math.floor(nth / TALL)) * (NODE.width + GAP.x), y: (nth % TALL) * (NODE.height + GAP.y) });
    });
    column += Math.ceil(those.length / TALL);
  }
  return places;
};

/** One name for all mirrors from one instance to another in one direction. */
export const linkKey = ({ sourceInstanceId, targetInstanceId, direction }: Pick<TopologyLink, 'sourceInstanceId' | 'targetInstanceId' | 'direction'>): string => `${sourceInstanceId}-${targetInstanceId}-${direction}`;

/** A curve between two points, bent aside so that the links of both ways and both directions lie apart; `bend` in px. */
export const curveOf = (from: Point, to: Point, bend: number): { path: string; middle: Point } => {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.max(1, Math.hypot(dx, dy));
  const control = { x: (from.x + to.x) / 2 - (dy / length) * bend * 2, y: (from.y + to.y) / 2 + (dx / length) * bend * 2 };
  const middle = { x: (from.x + 2 * control.x + to.x) / 4, y: (from.y + 2 * control.y + to.y) / 4 };
  return { path: `M ${from.x} ${from.y} Q ${control.x} ${control.y} ${to.x} ${to.y}`, middle };
};

import type { TopologyLink } from '../../../src-preload/contract/models/topology.ts';

export type Point = { x: number; y: number };

/** px from the straight line; push and pull between the same two lie apart. */
const BEND = { push: 16, pull: 40 } as const;
const THICK = { least: 1, most: 3 } as const;

/** Ten times the mirrors is half a px more. */
export const widthOf = ({ mirrors }: Pick<TopologyLink, 'mirrors'>): number => Math.min(THICK.most, THICK.least + Math.log10(Math.max(1, mirrors)) / 2);

export type Size = { width: number; height: number };

export type Curve = { path: string; at: (t: number) => Point };

const middleOf = ({ x, y }: Point, { width, height }: Size): Point => ({ x: x + width / 2, y: y + height / 2 });

/** Where a line from the middle of a box towards a point leaves the box; the point itself where it lies inside. */
const borderOf = (middle: Point, { width, height }: Size, towards: Point): Point => {
  const [dx, dy] = [towards.x - middle.x, towards.y - middle.y];
  const part = Math.min(1, width / 2 / Math.abs(dx || 1e-9), height / 2 / Math.abs(dy || 1e-9));
  return { x: middle.x + dx * part, y: middle.y + dy * part };
};

const round = (n: number): number => Math.round(n * 10) / 10;

/**
 * A curve between two boxes, given by their upper left corners, from border to border wherever they stand; bent aside so that the links
 * of both ways and both directions lie apart. `at` tells its points, from 0 at the source to 1 at the target.
 */
export const curveOf = (source: Point, target: Point, size: Size, direction: TopologyLink['direction']): Curve => {
  const [a, b] = [middleOf(source, size), middleOf(target, size)];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.max(1, Math.hypot(dx, dy));
  const aside = (BEND[direction] * 2) / length;
  const control = { x: (a.x + b.x) / 2 - dy * aside, y: (a.y + b.y) / 2 + dx * aside };
  const [from, to] = [borderOf(a, size, control), borderOf(b, size, control)];
  const between = (axis: 'x' | 'y', t: number): number => round((1 - t) ** 2 * from[axis] + 2 * t * (1 - t) * control[axis] + t ** 2 * to[axis]);
  return {
    path: `M ${round(from.x)} ${round(from.y)} Q ${round(control.x)} ${round(control.y)} ${round(to.x)} ${round(to.y)}`,
    at: (t) => ({ x: between('x', t), y: between('y', t) }),
  };
};

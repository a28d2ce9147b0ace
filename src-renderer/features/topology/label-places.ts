import type { TopologyLink } from '../../../src-preload/contract/models/topology.ts';
import { DIRECTION } from '../../text/directions.ts';
import { figure } from '../../text/plural.ts';
import type { Measure } from './fit-text.ts';
import type { Curve, Point, Size } from './link-shape.ts';

type Box = Point & Size;

/** px of a label: how high it is, and how much room lies beside its words on each side, its frame included. */
export const LABEL = { height: 18, side: 9 } as const;

export const labelWords = ({ direction, mirrors }: Pick<TopologyLink, 'direction' | 'mirrors'>): string => `${DIRECTION[direction].toLowerCase()} ${figure(mirrors)}`;

/** The size of a link's label in px; `font` is the one that its words are written in. */
export const labelSize = (words: string, measure: Measure, font: string): Size => ({ width: Math.ceil(measure(words, font)) + 2 * LABEL.side, height: LABEL.height });

/** Along a link; the middle first. */
const TRIES = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8, 0.14, 0.86] as const;

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) * Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

/** The box of a label whose middle stands there. */
export const labelBox = ({ at }: Curve, part: number, { width, height }: Size): Box => {
  const { x, y } = at(part);
  return { x: x - width / 2, y: y - height / 2, width, height };
};

/**
 * Where the label of each link stands on it, from 0 at its source to 1 at its target: in the middle, or as near to it as it hides no
 * instance and no label before it; where it hides least of them if nothing is free.
 */
export const labelPlaces = (links: readonly { curve: Curve; size: Size }[], instances: readonly Box[]): number[] => {
  const taken = [...instances];
  return links.map(({ curve, size }) => {
    let best: { part: number; box: Box; hidden: number } | null = null;
    for (const part of TRIES) {
      const box = labelBox(curve, part, size);
      const hidden = taken.reduce((sum, other) => sum + overlap(box, other), 0);
      if (best === null || hidden < best.hidden) best = { part, box, hidden };
      if (hidden === 0) break;
    }
    if (best !== null) taken.push(best.box);
    return best?.part ?? TRIES[0];
  });
};

import type { Curve, Point, Size } from './link-shape.ts';

type Box = Point & Size;

/** Along a link; the middle first. */
const TRIES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82] as const;

const meet = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/**
 * Where the label of each link stands, by its upper left corner: in the middle of its link, or as near to it as it hides no instance and no
 * label before it; in the middle where nothing is free.
 */
export const labelPlaces = (links: readonly { curve: Curve; size: Size }[], instances: readonly Box[]): Point[] => {
  const taken = [...instances];
  return links.map(({ curve, size }) => {
    const boxes = TRIES.map((t): Box => {
      const { x, y } = curve.at(t);
      return { x: x - size.width / 2, y: y - size.height / 2, ...size };
    });
    const free = boxes.find((box) => !taken.some((other) => meet(box, other))) ?? boxes[0] ?? { x: 0, y: 0, ...size };
    taken.push(free);
    return { x: free.x, y: free.y };
  });
};

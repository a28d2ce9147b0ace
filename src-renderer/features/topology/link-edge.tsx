import { useReducedMotion } from '@mantine/hooks';
import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import type { TopologyLink } from '../../../src-preload/contract/models/overview.ts';
import { DIRECTION } from '../../text/directions.ts';
import { counted, figure } from '../../text/plural.ts';
import { LEVEL_SHOWN } from '../../text/topology-words.ts';
import { cx } from '../../ui/cx.ts';
import styles from './topology.module.css';
import { curveOf } from './topology-layout.ts';

export type LinkEdgeType = Edge<{ link: TopologyLink; dim: boolean; onOpen: (link: TopologyLink) => void }, 'mirrors'>;

/** px from the straight line; push and pull between the same two lie apart. */
const BEND = { push: 16, pull: 40 } as const;
const THICK = { least: 1, most: 3 } as const;

/** Ten times the mirrors is half a px more. */
const widthOf = (mirrors: number): number => Math.min(THICK.most, THICK.least + Math.log10(Math.max(1, mirrors)) / 2);

/** All mirrors from one instance to another: push is a whole line, pull a dashed one; a dot runs along it only while something moves. */
export const LinkEdge = ({ id, sourceX, sourceY, targetX, targetY, markerEnd, data }: EdgeProps<LinkEdgeType>) => {
  const still = useReducedMotion();
  if (data === undefined) return null;
  const { link, dim, onOpen } = data;
  const { path, middle } = curveOf({ x: sourceX, y: sourceY }, { x: targetX, y: targetY }, BEND[link.direction]);
  const words = `${DIRECTION[link.direction]}, ${counted(link.mirrors, 'mirror')}, ${LEVEL_SHOWN[link.level].label}`;
  return (
    <>
      <BaseEdge id={id} path={path} {...(markerEnd === undefined ? {} : { markerEnd })} className={cx(styles['link'], styles[link.level], styles[link.direction], dim && styles['dim'])} style={{ strokeWidth: widthOf(link.mirrors) }} />
      {link.moving > 0 && !still && !dim ? <circle r="3" className={styles['moving']}><animateMotion dur="2s" repeatCount="indefinite" path={path} /></circle> : null}
      <EdgeLabelRenderer>
        <button type="button" aria-label={words} title={words} className={cx(styles['label'], 'nodrag', 'nopan', dim && styles['dim'])} style={{ transform: `translate(-50%, -50%) translate(${middle.x}px, ${middle.y}px)` }} onClick={() => onOpen(link)}>
          {DIRECTION[link.direction].toLowerCase()} {figure(link.mirrors)}
        </button>
      </EdgeLabelRenderer>
    </>
  );
};

import { useReducedMotion } from '@mantine/hooks';
import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps, useInternalNode } from '@xyflow/react';
import type { TopologyLink } from '../../../src-preload/contract/models/topology.ts';
import { DIRECTION } from '../../text/directions.ts';
import { counted } from '../../text/plural.ts';
import { levelShown, stalenessWords } from '../../text/topology-words.ts';
import { cx } from '../../ui/cx.ts';
import { labelWords } from './label-places.ts';
import { curveOf, widthOf } from './link-shape.ts';
import { NODE } from './topology-layout.ts';
import styles from './canvas.module.css';

export type LinkEdgeType = Edge<{ link: TopologyLink; labelAt: number; dim: boolean; onOpen: (link: TopologyLink) => void }, 'mirrors'>;

/** All mirrors from one instance to another: push is a whole line, pull a dashed one; a dot runs along it only while something moves. */
export const LinkEdge = ({ id, source, target, markerEnd, data }: EdgeProps<LinkEdgeType>) => {
  const still = useReducedMotion();
  const [from, to] = [useInternalNode(source)?.internals.positionAbsolute, useInternalNode(target)?.internals.positionAbsolute];
  if (data === undefined || from === undefined || to === undefined) return null;
  const { link, labelAt, dim, onOpen } = data;
  const { path, at } = curveOf(from, to, NODE, link.direction);
  const place = at(labelAt);
  const words = `${DIRECTION[link.direction]}, ${counted(link.mirrors, 'mirror')}, ${levelShown(link).label}, ${stalenessWords(link.staleness)}`;
  return (
    <>
      <BaseEdge id={id} path={path} {...(markerEnd === undefined ? {} : { markerEnd })} className={cx(styles['link'], styles[link.level], styles[link.direction], dim && styles['dim'])} style={{ strokeWidth: widthOf(link) }} />
      {link.moving > 0 && !still && !dim ? <circle r="3" className={styles['moving']}><animateMotion dur="2s" repeatCount="indefinite" path={path} /></circle> : null}
      <EdgeLabelRenderer>
        <button type="button" aria-label={words} title={words} className={cx(styles['label'], 'nodrag', 'nopan', dim && styles['dim'])} style={{ transform: `translate(-50%, -50%) translate(${place.x}px, ${place.y}px)` }} onClick={() => onOpen(link)}>
          {labelWords(link)}
        </button>
      </EdgeLabelRenderer>
    </>
  );
};

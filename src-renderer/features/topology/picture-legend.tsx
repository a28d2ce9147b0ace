import type { TopologyLevel } from '../../../src-preload/contract/models/topology.ts';
import type { Direction } from '../../../src-preload/contract/models/pair.ts';
import { DIRECTION } from '../../text/directions.ts';
import { LEVEL_SHOWN } from '../../text/topology-words.ts';
import { STATUS_SHAPE } from '../../ui/status-shape.tsx';

export const LEVEL_COLOUR: Record<TopologyLevel, string> = { ok: 'var(--mm-ok)', unknown: 'var(--mm-quiet)', warning: 'var(--mm-warn)', error: 'var(--mm-bad)', off: 'var(--mm-quiet)' };

/** Push and pull differ by the line and by its head, and never by colour alone. */
export const LINE: Record<Direction, { strokeDasharray?: string }> = { push: {}, pull: { strokeDasharray: '8 5' } };

const LEVELS = ['ok', 'unknown', 'warning', 'error', 'off'] as const satisfies readonly TopologyLevel[];
const DIRECTIONS = ['push', 'pull'] as const satisfies readonly Direction[];
const GAP = 24;
const SHAPE = 16;
const LINE_WIDTH = 40;

/** The heads of links: a full one for push, an open one for pull. */
export const ArrowHeads = () => (
  <defs>
    <marker id="push" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="10" markerHeight="10" markerUnits="userSpaceOnUse" orient="auto"><path d="M 0 0 L 10 5 L 0 10 Z" fill="var(--mm-quiet)" /></marker>
    <marker id="pull" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="10" markerHeight="10" markerUnits="userSpaceOnUse" orient="auto"><path d="M 1 1 L 9 5 L 1 9" fill="none" stroke="var(--mm-quiet)" strokeWidth="1.5" /></marker>
  </defs>
);

const WIDER = 'A wider line has more mirrors';

/** What shapes, lines and widths mean, in one row. */
export const PictureLegend = ({ x, y, measure }: { x: number; y: number; measure: (text: string) => number }) => {
  const entries = [
    ...LEVELS.map((level) => ({ words: LEVEL_SHOWN[level].label, sign: SHAPE, drawing: <g color={LEVEL_COLOUR[level]}>{STATUS_SHAPE[LEVEL_SHOWN[level].status]}</g> })),
    ...DIRECTIONS.map((direction) => ({ words: DIRECTION[direction], sign: LINE_WIDTH, drawing: <path d={`M 0 8 H ${LINE_WIDTH}`} stroke="var(--mm-quiet)" strokeWidth="2" markerEnd={`url(#${direction})`} {...LINE[direction]} /> })),
  ];
  let left = 0;
  return (
    <g transform={`translate(${x} ${y})`}>
      {entries.map(({ words, sign, drawing }) => {
        const at = left;
        left += sign + 8 + Math.ceil(measure(words)) + GAP;
        return <g key={words} transform={`translate(${at} 0)`}>{drawing}<text x={sign + 8} y="12" fontSize="12" fill="var(--mm-text)">{words}</text></g>;
      })}
      <text x={left} y="12" fontSize="12" fill="var(--mm-text-secondary)">{WIDER}</text>
    </g>
  );
};

import type { TopologyLink, TopologyNode } from '../../../src-preload/contract/models/topology.ts';
import { flowWords, levelShown } from '../../text/topology-words.ts';
import { STATUS_SHAPE } from '../../ui/status-shape.tsx';
import { fitText, type Measure } from './fit-text.ts';
import { LABEL, labelBox, labelPlaces, labelSize, labelWords } from './label-places.ts';
import { type Curve, curveOf, type Point, type Size, widthOf } from './link-shape.ts';
import { ArrowHeads, LEVEL_COLOUR, LINE, PictureLegend } from './picture-legend.tsx';
import { linkKey, NODE } from './topology-layout.ts';

const PAGE = { margin: 24, line: 16, head: 60, legend: 16, least: 960 } as const;
const FONT = { family: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif', name: '500 13px', word: '500 13px', detail: '400 12px', title: '600 16px' } as const;

/** What is drawn, where it stands, and what stands above it. */
export type PictureOf = {
  nodes: readonly TopologyNode[];
  links: readonly TopologyLink[];
  placeOf: (node: TopologyNode) => Point;
  title: string;
  /** What it was narrowed by, and its time. */
  lines: readonly string[];
};

type PictureProps = { picture: PictureOf; measure: Measure };

const BAR = 4;
/** The node's face right of its bar: straight at the left, round at the right. */
const FACE = `M ${BAR} 0.5 H ${NODE.width - 6} A 5.5 5.5 0 0 1 ${NODE.width - 0.5} 6 V ${NODE.height - 6} A 5.5 5.5 0 0 1 ${NODE.width - 6} ${NODE.height - 0.5} H ${BAR} Z`;

const NodeDrawing = ({ node, at, measure }: { node: TopologyNode; at: Point; measure: Measure }) => {
  const { label, status } = levelShown(node);
  const detailAt = 36 + measure(label, `${FONT.word} ${FONT.family}`) + 8;
  const fitted = (text: string, from: number, font: string) => fitText(text, NODE.width - 12 - from, (some) => measure(some, `${font} ${FONT.family}`));
  return (
    <g transform={`translate(${at.x} ${at.y})`}>
      <title>{node.name}</title>
      <rect width={NODE.width} height={NODE.height} rx="6" fill={LEVEL_COLOUR[node.level]} />
      <path d={FACE} fill="var(--mm-surface)" stroke="var(--mm-border-strong)" />
      <text x="14" y="25" fontSize="13" fontWeight="500" fill="var(--mm-text)">{fitted(node.name, 14, FONT.name)}</text>
      <g transform="translate(12 36)" color={LEVEL_COLOUR[node.level]}>{STATUS_SHAPE[status]}</g>
      <text x="36" y="49" fontSize="13" fontWeight="500" fill={LEVEL_COLOUR[node.level]}>{label}</text>
      <text x={detailAt} y="49" fontSize="12" fill="var(--mm-text-secondary)">{fitted(flowWords(node), detailAt, FONT.detail)}</text>
    </g>
  );
};

/** A link with its curve, the words of its label and how large that is. */
type Drawn = { link: TopologyLink; curve: Curve; words: string; size: Size };

const LinkDrawing = ({ link, curve }: Drawn) => (
  <path d={curve.path} fill="none" stroke={link.level === 'off' ? 'var(--mm-border-strong)' : LEVEL_COLOUR[link.level]} strokeWidth={widthOf(link)} markerEnd={`url(#${link.direction})`} {...LINE[link.direction]} />
);

const LabelDrawing = ({ words, size, at }: Drawn & { at: Point }) => (
  <g transform={`translate(${at.x} ${at.y})`}>
    <rect width={size.width} height={size.height} rx="8" fill="var(--mm-surface)" stroke="var(--mm-border)" />
    <text x={LABEL.side} y="13" fontSize="12" fill="var(--mm-text)">{words}</text>
  </g>
);

type Box = { left: number; top: number; right: number; bottom: number };

const boxOf = (points: readonly Point[], links: readonly Point[]): Box => {
  const xs = [...points.flatMap(({ x }) => [x, x + NODE.width]), ...links.map(({ x }) => x)];
  const ys = [...points.flatMap(({ y }) => [y, y + NODE.height]), ...links.map(({ y }) => y)];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
};

const drawnLinks = ({ nodes, links, placeOf }: PictureOf, measure: Measure): Drawn[] => {
  const places = new Map(nodes.map((node) => [node.instanceId, placeOf(node)]));
  return links.flatMap((link) => {
    const [from, to] = [places.get(link.sourceInstanceId), places.get(link.targetInstanceId)];
    if (from === undefined || to === undefined) return [];
    const words = labelWords(link);
    return [{ link, curve: curveOf(from, to, NODE, link.direction), words, size: labelSize(words, measure, `${FONT.detail} ${FONT.family}`) }];
  });
};

/**
 * The picture as a drawing of its own, with its time, what it was narrowed by, and a legend. Colours are the theme's variables, to be
 * put in by whoever takes the drawing out of the window.
 */
export const TopologyPicture = ({ picture, measure }: PictureProps) => {
  const { nodes, placeOf, title, lines } = picture;
  const drawn = drawnLinks(picture, measure);
  const labels = labelPlaces(drawn, nodes.map((node) => ({ ...placeOf(node), ...NODE })));
  const box = boxOf(nodes.map(placeOf), drawn.map(({ curve }) => curve.at(0.5)));
  const width = Math.ceil(Math.max(PAGE.least, box.right - box.left + 2 * PAGE.margin));
  const tall = Math.ceil(box.bottom - box.top);
  const top = PAGE.head + lines.length * PAGE.line;
  const height = top + tall + 2 * PAGE.margin + PAGE.legend;
  return (
    <svg xmlns="http://www.w3.org/2000/svg" width={width} height={height} viewBox={`0 0 ${width} ${height}`} fontFamily={FONT.family}>
      <title>{title}</title>
      <ArrowHeads />
      <rect width={width} height={height} fill="var(--mm-canvas)" />
      <text x={PAGE.margin} y="32" fontSize="16" fontWeight="600" fill="var(--mm-text)">{title}</text>
      {lines.map((line, nth) => <text key={line} x={PAGE.margin} y={52 + nth * PAGE.line} fontSize="12" fill="var(--mm-text-secondary)">{fitText(line, width - 2 * PAGE.margin, (some) => measure(some, `${FONT.detail} ${FONT.family}`))}</text>)}
      <g transform={`translate(${PAGE.margin - box.left} ${top - box.top})`}>
        {drawn.map((one) => <LinkDrawing key={linkKey(one.link)} {...one} />)}
        {nodes.map((node) => <NodeDrawing key={node.instanceId} node={node} at={placeOf(node)} measure={measure} />)}
        {drawn.map((one, nth) => <LabelDrawing key={linkKey(one.link)} {...one} at={labelBox(one.curve, labels[nth] ?? 0.5, one.size)} />)}
      </g>
      <PictureLegend x={PAGE.margin} y={top + tall + PAGE.margin} measure={(text) => measure(text, `${FONT.detail} ${FONT.family}`)} />
    </svg>
  );
};

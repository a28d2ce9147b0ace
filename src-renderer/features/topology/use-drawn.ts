import { useMemo } from 'react';
import type { Topology, TopologyLink, TopologyNode } from '../../../src-preload/contract/models/topology.ts';
import { createMeasure } from './fit-text.ts';
import { labelPlaces, labelSize, labelWords } from './label-places.ts';
import { curveOf, type Point } from './link-shape.ts';
import { drawnOf, NODE, placesOf } from './topology-layout.ts';
import { useTopologyPlaces } from './topology-places.ts';

const BEGIN: Point = { x: 0, y: 0 };

type Drawn = { nodes: readonly TopologyNode[]; links: readonly TopologyLink[]; placeOf: (node: TopologyNode) => Point };

/** Where on each link its label stands, so that it hides neither an instance nor another label. */
const labelsOf = ({ nodes, links, placeOf }: Drawn): number[] => {
  const measure = createMeasure();
  const font = `12px ${getComputedStyle(document.body).fontFamily}`;
  const places = new Map(nodes.map((node) => [node.instanceId, placeOf(node)]));
  const curves = links.map((link) => ({
    curve: curveOf(places.get(link.sourceInstanceId) ?? BEGIN, places.get(link.targetInstanceId) ?? BEGIN, NODE, link.direction),
    size: labelSize(labelWords(link), measure, font),
  }));
  return labelPlaces(curves, [...places.values()].map((place) => ({ ...place, ...NODE })));
};

/** The instances and links that are drawn, where each instance stands (where it was put, else its usual place), and the labels of the links. */
export const useDrawn = (topology: Topology) => {
  const moved = useTopologyPlaces(({ places }) => places);
  const drawn = useMemo(() => drawnOf(topology), [topology]);
  const usual = useMemo(() => placesOf(drawn.nodes), [drawn]);
  const placeOf = useMemo(() => ({ instanceId }: TopologyNode): Point => moved[String(instanceId)] ?? usual.get(instanceId) ?? BEGIN, [moved, usual]);
  const labels = useMemo(() => labelsOf({ ...drawn, placeOf }), [drawn, placeOf]);
  return useMemo(() => ({ ...drawn, placeOf, labels }), [drawn, placeOf, labels]);
};

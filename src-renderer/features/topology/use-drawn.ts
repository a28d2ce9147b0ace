import { useMemo } from 'react';
import type { Topology, TopologyNode } from '../../../src-preload/contract/models/topology.ts';
import type { Point } from './link-shape.ts';
import { drawnOf, placesOf } from './topology-layout.ts';
import { useTopologyPlaces } from './topology-places.ts';

const BEGIN: Point = { x: 0, y: 0 };

/** The instances and links that are drawn, and where each instance stands: where it was put, else its usual place. */
export const useDrawn = (topology: Topology) => {
  const moved = useTopologyPlaces(({ places }) => places);
  const drawn = useMemo(() => drawnOf(topology), [topology]);
  const usual = useMemo(() => placesOf(drawn.nodes), [drawn]);
  const placeOf = useMemo(() => ({ instanceId }: TopologyNode): Point => moved[String(instanceId)] ?? usual.get(instanceId) ?? BEGIN, [moved, usual]);
  return useMemo(() => ({ ...drawn, placeOf }), [drawn, placeOf]);
};

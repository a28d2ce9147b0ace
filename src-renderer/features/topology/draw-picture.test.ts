import { describe, expect, it } from 'vitest';
import { InstanceId } from '../../../src-preload/contract/ids.ts';
import { TopologyLink, TopologyNode } from '../../../src-preload/contract/models/topology.ts';
import { PictureWrite } from '../../../src-preload/contract/models/picture.ts';
import { sharpnessOf, svgOf } from './draw-picture.ts';
import type { PictureOf } from './topology-picture.tsx';

const figures = {
  mirrors: 3, moving: 0, level: 'error', health: { counts: { healthy: 0, unproven: 0, warning: 0, failing: 3, off: 0 }, share: 0, level: 'failing' },
  staleness: { counts: { fresh: 0, warning: 0, error: 0, never: 3 }, worst: 'never', newestSuccessAt: null, oldestSuccessAt: null },
} as const;

const node = (instanceId: number, name: string): TopologyNode => TopologyNode.parse({ instanceId, name, url: 'https://gitlab.example.com', reachability: 'ok', pairsIn: 1, pairsOut: 1, mirrorsIn: 3, mirrorsOut: 3, ...figures });
const link = (direction: 'push' | 'pull'): TopologyLink => TopologyLink.parse({ sourceInstanceId: 1, targetInstanceId: 2, direction, pairs: 1, ...figures });

const picture = (...names: string[]): PictureOf => ({
  nodes: names.map((name, nth) => node(nth + 1, name)), links: [link('push'), link('pull')], placeOf: ({ instanceId }) => ({ x: instanceId * 400, y: instanceId === InstanceId.parse(1) ? -80 : 0 }), title: 'Mirrors', lines: ['2 instances', 'As of now'],
});

const isTaken = (content: string): boolean => PictureWrite.safeParse({ format: 'svg', file: { grant: 'g' }, content }).success;

describe('the drawing', () => {
  it('is one that may be written, whatever the instances are called', () => {
    for (const name of ['North', '<script>alert(1)</script>', '" onload="x', '鏡'.repeat(100), ']]> & <g href="x">']) expect(isTaken(svgOf(picture(name, 'South')))).toBe(true);
  });

  it('tells what the window tells: names, flow, states, both directions, its bounds and a legend', () => {
    const svg = svgOf(picture('North', 'South'));
    for (const words of ['North', 'South', '3 out, 3 in', 'Failing', 'push 3', 'pull 3', 'As of now', 'Not proven', 'A wider line has more mirrors']) expect(svg).toContain(words);
    expect(svg).toContain('stroke-dasharray="8 5"');
  });

  it('depends on nothing of the window', () => expect(svgOf(picture('North', 'South'))).not.toContain('var('));
});

describe('how sharp a PNG is', () => {
  it('is two points a px, and less where it would be too large to be drawn', () => {
    expect(sharpnessOf(1000, 800)).toBe(2);
    expect(sharpnessOf(12_000, 900) * 12_000).toBeLessThanOrEqual(16_000);
    expect(sharpnessOf(12_000, 9000) ** 2 * 12_000 * 9000).toBeLessThanOrEqual(24_000_001);
  });
});

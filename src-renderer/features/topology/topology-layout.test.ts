import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InstanceId } from '../../../src-preload/contract/ids.ts';
import { TopologyNode } from '../../../src-preload/contract/models/topology.ts';
import { drawnOf, MOST_NODES, NODE, placesOf } from './topology-layout.ts';

const node = (id: number, mirrorsOut: number, mirrorsIn: number): TopologyNode => TopologyNode.parse({
  instanceId: id, name: `Instance ${id}`, url: 'https://gitlab.example.com', reachability: 'ok', pairsIn: mirrorsIn, pairsOut: mirrorsOut, mirrorsIn, mirrorsOut, mirrors: mirrorsIn + mirrorsOut, moving: 0, level: 'ok',
  health: { counts: { healthy: 0, unproven: 0, warning: 0, failing: 0, off: 0 }, share: null, level: 'off' },
  staleness: { counts: { fresh: 0, warning: 0, error: 0, never: 0 }, worst: null, newestSuccessAt: null, oldestSuccessAt: null },
});
const nodes = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 60 }).map((list) => list.map(([out, into], nth) => node(nth + 1, out, into)));

describe('the topology’s places', () => {
  it('never put one instance upon another', () => {
    fc.assert(fc.property(nodes, (those) => {
      const places = [...placesOf(those).values()];
      expect(places).toHaveLength(those.length);
      for (const [nth, a] of places.entries()) {
        for (const b of places.slice(nth + 1)) expect(Math.abs(a.x - b.x) >= NODE.width || Math.abs(a.y - b.y) >= NODE.height).toBe(true);
      }
    }));
  });

  it('have the sources left of the targets', () => {
    const places = placesOf([node(1, 0, 2), node(2, 2, 0), node(3, 1, 1)]);
    const x = (id: number) => places.get(id)?.x ?? Number.NaN;
    expect(x(2)).toBeLessThan(x(3));
    expect(x(3)).toBeLessThan(x(1));
  });
});

describe('two instances that mirror to each other', () => {
  it('stand beside each other', () => {
    const [a, b] = [...placesOf([node(1, 1, 1), node(2, 1, 1)]).values()];
    expect(b?.x).toBeGreaterThan((a?.x ?? 0) + NODE.width);
  });
});

describe('what is drawn', () => {
  it('is at most 300 instances, those with the most mirrors, and no link that leads nowhere', () => {
    const many = Array.from({ length: 320 }, (_, nth) => node(nth + 1, nth, 0));
    const [few, most] = [many[0], many[319]];
    if (few === undefined || most === undefined) throw new Error('no nodes');
    const { reachability: _reachability, url: _url, name: _name, ...figures } = few;
    const link = { ...figures, sourceInstanceId: InstanceId.parse(1), targetInstanceId: InstanceId.parse(320), direction: 'push' as const, pairs: 1 };
    const drawn = drawnOf({ nodes: many, links: [link] });
    expect(drawn.nodes).toHaveLength(MOST_NODES);
    expect(drawn.left).toBe(20);
    expect(drawn.nodes.some(({ instanceId }) => instanceId === most.instanceId)).toBe(true);
    expect(drawn.links).toEqual([]);
  });
});

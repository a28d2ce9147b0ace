import type { InstanceId } from '../../src-preload/contract/ids.ts';
import { LIMITS } from '../../src-preload/contract/limits.ts';
import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { TopologyLink, TopologyNode } from '../../src-preload/contract/models/topology.ts';
import { count, figuresOf, newTally, type Tally } from '../rules/overview/tally.ts';
import type { PairEnds } from '../store/overview-store.ts';
import { type FilledPair, filledPairs } from './filled-pairs.ts';
import type { JudgeDeps } from './judge-mirrors.ts';
import { groupsBelow } from './topology-groups.ts';

type Query = ParsedInput<'overview.topology'>;

type LinkTally = { ends: Pick<PairEnds, 'sourceInstanceId' | 'targetInstanceId' | 'direction'>; pairs: number; tally: Tally };
type NodeTally = { pairsIn: number; pairsOut: number; mirrorsIn: number; mirrorsOut: number; tally: Tally };

const newNode = (): NodeTally => ({ pairsIn: 0, pairsOut: 0, mirrorsIn: 0, mirrorsOut: 0, tally: newTally() });

const kept = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
};

const tallies = (filled: readonly FilledPair[]) => {
  const links = new Map<string, LinkTally>();
  const nodes = new Map<InstanceId, NodeTally>();
  for (const { pair, mirrors } of filled) {
    const { sourceInstanceId, targetInstanceId, direction } = pair;
    const link = kept(links, `${sourceInstanceId} ${targetInstanceId} ${direction}`, () => ({ ends: { sourceInstanceId, targetInstanceId, direction }, pairs: 0, tally: newTally() }));
    const [from, to] = [kept(nodes, sourceInstanceId, newNode), kept(nodes, targetInstanceId, newNode)];
    link.pairs += 1;
    from.pairsOut += 1;
    to.pairsIn += 1;
    from.mirrorsOut += mirrors.length;
    to.mirrorsIn += mirrors.length;
    for (const { tally } of [link, from, to]) for (const mirror of mirrors) count(tally, mirror);
  }
  return { links: [...links.values()], nodes };
};

const byEnds = (a: TopologyLink, b: TopologyLink): number =>
  a.sourceInstanceId - b.sourceInstanceId || a.targetInstanceId - b.targetInstanceId || (a.direction < b.direction ? -1 : 1);

/** Instances and what flows between them, aggregated; with `at`, also what lies in one instance or group. Fails `not_found` where that is not there. */
export const readTopology = (deps: JudgeDeps, query: Query): Returned<'overview.topology'> => {
  const { store, clock } = deps;
  const at = query.at === undefined ? null : { ...query.at, name: store.instances.get(query.at.instanceId).name };
  const filled = filledPairs(deps, query);
  const { links, nodes } = tallies(filled);
  const nodeOf = ({ id, name, url, reachability }: Pick<TopologyNode, 'name' | 'url' | 'reachability'> & { id: InstanceId }): TopologyNode => {
    const { tally, ...flow } = nodes.get(id) ?? newNode();
    return { instanceId: id, name, url, reachability, ...flow, ...figuresOf(tally, query.neverSucceeded) };
  };
  const groups = at === null ? { items: [], total: 0 } : groupsBelow(deps, query, at, filled);
  return {
    at: clock.now(),
    nodes: store.overview.instances().slice(0, LIMITS.pageSize).map(nodeOf),
    links: links.map(({ ends, pairs, tally }) => ({ ...ends, pairs, ...figuresOf(tally, query.neverSucceeded) })).toSorted(byEnds),
    groups: groups.items,
    groupsTotal: groups.total,
  };
};

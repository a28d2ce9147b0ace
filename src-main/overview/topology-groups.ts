import type { InstanceId, MirrorId } from '../../src-preload/contract/ids.ts';
import type { ParsedInput } from '../../src-preload/contract/methods.ts';
import type { TopologyGroup } from '../../src-preload/contract/models/topology.ts';
import type { Direction } from '../../src-preload/contract/models/pair.ts';
import { byWorst, groupHealth, noCounts } from '../rules/overview/group-health.ts';
import { childBelow } from '../rules/overview/child-below.ts';
import { count, figuresOf, newTally, type Tally } from '../rules/overview/tally.ts';
import type { JudgedMirror, JudgeDeps } from './judge-mirrors.ts';
import type { FilledPair } from './filled-pairs.ts';

const MOST = 200;

type Peer = { instanceId: InstanceId; flow: 'out' | 'in'; direction: Direction; mirrors: number; counts: ReturnType<typeof noCounts> };
type Group = { path: string; mirrorId: MirrorId | null; tally: Tally; peers: Map<string, Peer> };
type At = { instanceId: InstanceId; groupPath?: string | undefined };

const add = (groups: Map<string, Group>, at: At, path: string, one: JudgedMirror, peer: Omit<Peer, 'mirrors' | 'counts'>): void => {
  const child = childBelow(at.groupPath, path);
  if (child === null) return;
  const key = child.path.toLowerCase();
  const group = groups.get(key) ?? { path: child.path, mirrorId: child.isProject ? one.mirror.id : null, tally: newTally(), peers: new Map<string, Peer>() };
  groups.set(key, group);
  count(group.tally, one);
  const peerKey = `${peer.instanceId} ${peer.flow} ${peer.direction}`;
  const known = group.peers.get(peerKey) ?? { ...peer, mirrors: 0, counts: noCounts() };
  group.peers.set(peerKey, known);
  known.mirrors += 1;
  known.counts[one.health] += 1;
};

/** What lies right below an instance or one of its groups: groups and projects with the mirrors of all projects in them, worst first. */
export const groupsBelow = ({ store }: JudgeDeps, query: ParsedInput<'overview.topology'>, at: At, filled: readonly FilledPair[]): { items: TopologyGroup[]; total: number } => {
  const here = filled.filter(({ pair }) => pair.sourceInstanceId === at.instanceId || pair.targetInstanceId === at.instanceId);
  const names = new Map(store.overview.names(here.map(({ pair }) => pair.id), at.groupPath).map((row) => [row.id, row]));
  const groups = new Map<string, Group>();
  for (const { pair, mirrors } of here) {
    for (const one of mirrors) {
      const row = names.get(one.mirror.id);
      if (row === undefined) continue;
      const { sourceInstanceId, targetInstanceId, direction } = pair;
      if (sourceInstanceId === at.instanceId) add(groups, at, row.sourcePath, one, { instanceId: targetInstanceId, flow: 'out', direction });
      if (targetInstanceId === at.instanceId) add(groups, at, row.targetPath, one, { instanceId: sourceInstanceId, flow: 'in', direction });
    }
  }
  const instanceNames = new Map(store.overview.instances().map(({ id, name }) => [id, name]));
  const items = [...groups.values()].map(({ path, mirrorId, tally, peers }): TopologyGroup => ({
    path,
    mirrorId,
    ...figuresOf(tally, query.neverSucceeded),
    peers: [...peers.values()].map(({ counts, ...peer }) => ({ ...peer, name: instanceNames.get(peer.instanceId) ?? '', health: groupHealth(counts) })),
  }));
  return { items: items.toSorted((a, b) => byWorst(a.health, b.health) || (a.path < b.path ? -1 : 1)).slice(0, MOST), total: items.length };
};

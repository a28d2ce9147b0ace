import type { FoundMirror } from '../../../src-preload/contract/models/discovery.ts';
import type { Pair } from '../../../src-preload/contract/models/pair.ts';

/** A mirror that was found, with a number of its own: GitLab's ids are unique on one project only. */
export type Found = FoundMirror & { id: number };

/** Names one mirror on GitLab. */
export const foundKey = ({ ownerInstanceId, ownerProjectId, gitlabMirrorId, direction }: FoundMirror): string =>
  `${direction} ${ownerInstanceId} ${ownerProjectId} ${gitlabMirrorId ?? 0}`;

/** Each mirror once, in the order in which they were found; a project may be read twice while it moves between pages. */
export const numbered = (found: readonly FoundMirror[]): Found[] => {
  const byKey = new Map(found.map((mirror) => [foundKey(mirror), mirror]));
  return [...byKey.values()].map((mirror, at) => ({ ...mirror, id: at + 1 }));
};

/** The instances of both sides as a pair would join them; null while the other end is not a registered instance. */
export const endsOf = ({ direction, ownerInstanceId, other }: FoundMirror): { source: number; target: number } | null => {
  if (other === null) return null;
  return direction === 'push' ? { source: ownerInstanceId, target: other.instanceId } : { source: other.instanceId, target: ownerInstanceId };
};

const joins = (pair: Pair, mirror: FoundMirror): boolean => {
  const ends = endsOf(mirror);
  return ends !== null && pair.direction === mirror.direction && pair.sourceInstanceId === ends.source && pair.targetInstanceId === ends.target;
};

/** Why a mirror cannot be adopted; null where it can. With `pair`, also whether it fits into that pair. */
export const whyNot = (mirror: FoundMirror, pair: Pair | null): string | null => {
  if (mirror.mirrorId !== null) return 'Already a mirror here';
  if (mirror.other === null) return 'Its other end is not a registered instance';
  return pair === null || joins(pair, mirror) ? null : 'Not between the instances of the pair, or in the other direction';
};

/** The pairs into which at least one of the mirrors fits. */
export const fittingPairs = (pairs: readonly Pair[], found: readonly FoundMirror[]): Pair[] => pairs.filter((pair) => found.some((mirror) => joins(pair, mirror)));

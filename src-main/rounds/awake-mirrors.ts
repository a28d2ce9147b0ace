import type { InstanceId, MirrorId } from '../../src-preload/contract/ids.ts';
import { LIMITS } from '../../src-preload/contract/limits.ts';
import { restingInstances } from '../background/instance-rests.ts';
import type { Deps } from '../deps.ts';
import { type Ends, endsOf } from '../mirrors/ends.ts';
import type { StoredMirror } from '../store/mirror-store.ts';

/** So many are looked up at once. */
const CHUNK = 200;

/** Which sides of a mirror are asked. */
export type Asked = (ends: Ends) => InstanceId[];
export const askedOwner: Asked = ({ owner }) => [owner.instanceId];
export const askedBoth: Asked = ({ source, target }) => [source.instanceId, target.instanceId];

/**
 * Leaves out of a list those mirrors of which a side rests: a person paused the instance, or its maintenance is on. While none rests
 * it costs nothing.
 */
export const createAwakeMirrors = (deps: Pick<Deps, 'store' | 'clock'>, asked: Asked) => {
  const { store } = deps;
  const areAwake = (ids: readonly MirrorId[], resting: ReadonlySet<InstanceId>): MirrorId[] => {
    const there = new Map<MirrorId, StoredMirror>(store.mirrors.findMany(ids).map((mirror) => [mirror.id, mirror]));
    return ids.filter((id) => {
      const mirror = there.get(id);
      return mirror === undefined || !asked(endsOf(mirror)).some((instanceId) => resting.has(instanceId));
    });
  };

  return {
    /** The first `limit` that may be asked, of a list that `read` reads in its order. */
    first(limit: number, read: (limit: number) => MirrorId[]): MirrorId[] {
      const resting = restingInstances(deps);
      if (resting.size === 0) return read(limit);
      const all = read(LIMITS.selection);
      const found: MirrorId[] = [];
      for (let at = 0; at < all.length && found.length < limit; at += CHUNK) found.push(...areAwake(all.slice(at, at + CHUNK), resting));
      return found.slice(0, limit);
    },
    /** Those of these that may not be asked now. */
    resting(ids: readonly MirrorId[]): MirrorId[] {
      const resting = restingInstances(deps);
      if (resting.size === 0 || ids.length === 0) return [];
      const awake = new Set(areAwake(ids, resting));
      return ids.filter((id) => !awake.has(id));
    },
  };
};

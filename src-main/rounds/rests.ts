import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Clock } from '../ports.ts';

/** Mirrors that a round leaves alone for a while, because asking again at once would say the same. */
export const createRests = (clock: Clock) => {
  const until = new Map<MirrorId, number>();
  return {
    /** For `ms` from now. */
    set: (id: MirrorId, ms: number): void => void until.set(id, clock.now() + ms),
    /** The first `limit` of a list of the oldest that do not rest; `read` reads that many. */
    awake(limit: number, read: (limit: number) => MirrorId[]): MirrorId[] {
      for (const [id, end] of until) if (end <= clock.now()) until.delete(id);
      return read(limit + until.size)
        .filter((id) => !until.has(id))
        .slice(0, limit);
    },
  };
};

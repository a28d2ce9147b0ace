import type { InstanceId } from '../../src-preload/contract/ids.ts';
import type { Clock } from '../ports.ts';

/** How far the servers' clocks are from ours, by what they said last. */
export type ServerTimes = {
  /** Takes note of what an answer's `Date` said (UTC ms). */
  heard(instanceId: InstanceId, serverTime: number | null): void;
  /** The server's time now; null while it has said nothing. */
  now(instanceId: InstanceId): number | null;
};

export const createServerTimes = (clock: Clock): ServerTimes => {
  const ahead = new Map<InstanceId, number>();
  return {
    heard(instanceId, serverTime) {
      if (serverTime !== null) ahead.set(instanceId, serverTime - clock.now());
    },
    now(instanceId) {
      const by = ahead.get(instanceId);
      return by === undefined ? null : clock.now() + by;
    },
  };
};

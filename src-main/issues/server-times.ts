import type { InstanceId } from '../../src-preload/contract/ids.ts';
import type { Clock } from '../ports.ts';

/** The machines of one server agree to the second, and its copies lag. */
export const CLOCKS_MS = 120_000;

/** The servers' clocks, by what they said last. */
export type ServerTimes = {
  /** Takes note of what an answer's `Date` said, or of the moment that a server wrote to what it has just made (UTC ms). */
  heard(instanceId: InstanceId, serverTime: number | null): void;
  /** Takes note of the moment that stands on what was changed (UTC ms). An old one says only that the server found nothing to change. */
  changed(instanceId: InstanceId, updatedAt: number): void;
  /** The server's time now; null while it has said nothing. Wrong where our own clock was set meanwhile. */
  now(instanceId: InstanceId): number | null;
  /** The latest moment that the server itself has named: whatever is asked from now on happens later, whatever our clock does. */
  last(instanceId: InstanceId): number | null;
};

export const createServerTimes = (clock: Clock): ServerTimes => {
  const heard = new Map<InstanceId, { ahead: number; last: number }>();
  return {
    heard(instanceId, serverTime) {
      if (serverTime !== null) heard.set(instanceId, { ahead: serverTime - clock.now(), last: serverTime });
    },
    changed(instanceId, updatedAt) {
      const said = heard.get(instanceId);
      if (said !== undefined && updatedAt > said.last) heard.set(instanceId, { ...said, last: updatedAt });
    },
    now(instanceId) {
      const said = heard.get(instanceId);
      return said === undefined ? null : clock.now() + said.ahead;
    },
    last: (instanceId) => heard.get(instanceId)?.last ?? null,
  };
};

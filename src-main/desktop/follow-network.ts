import type { Clock, Network, Power } from '../ports.ts';

/** Seldom while all is well: a machine that falls silent shows in its requests too. */
const ONLINE_MS = 60_000;
/** Soon after the network went, and after waking, so that work goes on within seconds of its return. */
const SOON_MS = 2000;
const SOON_FOR_MS = 30_000;
/** Who is without a network for longer is spared: nothing wakes the machine oftener than this while it rests. */
const AWAY_MS = 20_000;

type Deps = {
  /** Whether there is a network now. */
  read(): boolean;
  /** Kept when `read` can be asked; until then there is a network. */
  ready: Promise<unknown>;
  clock: Clock;
  power: Pick<Power, 'on'>;
};

/** The network by asking, since nobody tells of a change; nobody is asked while nobody listens. */
export const followNetwork = ({ read, ready, clock, power }: Deps): Network => {
  const listeners = new Set<(isOnline: boolean) => void>();
  let isReady = false;
  let last = true;
  let goneSince = 0;
  let cancel = (): void => undefined;

  const isOnline = (): boolean => !isReady || read();

  const pause = (): number => {
    if (last) return ONLINE_MS;
    return clock.now() - goneSince < SOON_FOR_MS ? SOON_MS : AWAY_MS;
  };

  const look = (): void => {
    cancel();
    const now = isOnline();
    if (now !== last) {
      last = now;
      goneSince = clock.now();
      for (const listener of listeners) listener(now);
    }
    if (listeners.size > 0) cancel = clock.after(pause(), look);
  };

  void ready.then(() => (isReady = true));
  power.on('resume', () => {
    goneSince = clock.now();
    if (listeners.size > 0) look();
  });

  return {
    isOnline,
    onChanged(listener) {
      listeners.add(listener);
      if (listeners.size === 1) void ready.then(look);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) cancel();
      };
    },
  };
};

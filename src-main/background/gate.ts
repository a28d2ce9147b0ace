import type { HeldBy } from '../../src-preload/contract/models/background.ts';
import type { Deps } from '../deps.ts';
import type { Claims } from '../claim/claims.ts';
import type { Network, Power } from '../ports.ts';
import { type Allowed, allowedWork, heldBy, type HoldFacts } from '../rules/background-state.ts';

/** After sleep, and when the network is back: names resolve and routes stand only a moment later. */
const SETTLE_MS = 1000;
/** Spread over this besides, since a whole office wakes at nine. */
const SPREAD_MS = 1000;
/** Timers rest while the machine does: one that fires says that it is awake, whether it told or not. */
const AWAKE_AFTER_MS = 60_000;

type GateDeps = Pick<Deps, 'store' | 'clock' | 'chance' | 'log'> & { power: Power; network: Network; claims: Pick<Claims, 'mayWrite' | 'onChanged'> };

/** Whether work may begin by itself. It asks nothing of anyone: a pause is stored, the rest is what the machine says. */
export type Gate = {
  allowed(): Allowed;
  heldBy(): HeldBy | null;
  /** On battery, where the person wants it spared. */
  isSaving(): boolean;
  /** Lets nothing at all begin, until the returned function is called: for what must not share the store. Forgotten when the process ends. */
  hold(): () => void;
  /** Something of the above may have changed. Answers its own off. */
  onChanged(listener: () => void): () => void;
  /** For a machine that is about to sleep, or a program that ends. */
  close(): void;
};

export const createGate = ({ store, clock, chance, log, power, network, claims }: GateDeps): Gate => {
  const listeners = new Set<() => void>();
  let isAsleep = false;
  let holds = 0;
  let isOnline = network.isOnline();
  let needsNetwork = true;
  let cancelSettle = (): void => undefined;
  let cancelEnd = (): void => undefined;

  const facts = (): HoldFacts => ({
    pause: store.background.pause(),
    now: clock.now(),
    isAsleep,
    isOnline,
    needsNetwork,
    mayWrite: claims.mayWrite(),
  });

  const tell = (): void => {
    cancelEnd();
    needsNetwork = store.instances.allStored().some(({ network: consent }) => consent !== 'loopback');
    const { pause, now } = facts();
    if (pause !== null && pause.until !== null && pause.until > now) cancelEnd = clock.after(pause.until - now, tell);
    for (const listener of listeners) listener();
  };

  const settled = (): void => {
    cancelSettle();
    cancelSettle = clock.after(SETTLE_MS + Math.round(chance.fraction() * SPREAD_MS), () => {
      isAsleep = false;
      isOnline = network.isOnline();
      log.info('background.awake', { isOnline });
      tell();
    });
  };

  const fallAsleep = (): void => {
    isAsleep = true;
    log.info('background.asleep');
    cancelSettle();
    cancelSettle = clock.after(AWAKE_AFTER_MS, settled);
    tell();
  };

  const follow = (online: boolean): void => {
    if (online) return settled();
    isOnline = false;
    log.info('background.offline');
    if (!isAsleep) cancelSettle();
    tell();
  };

  const offs = [power.on('suspend', fallAsleep), power.on('resume', settled), power.on('on_battery', tell), power.on('on_mains', tell), network.onChanged(follow), claims.onChanged(tell),
    store.onChanged((topics) => {
      if (topics.includes('background') || topics.includes('settings') || topics.includes('instances')) tell();
    })];
  tell();

  return {
    allowed: () => (holds > 0 ? 'none' : allowedWork(facts())),
    heldBy: () => heldBy(facts()),
    isSaving: () => power.isOnBattery() && store.settings.get().saveOnBattery,
    hold() {
      holds += 1;
      tell();
      return () => {
        holds -= 1;
        tell();
      };
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      cancelSettle();
      cancelEnd();
      for (const off of offs) off();
      listeners.clear();
    },
  };
};

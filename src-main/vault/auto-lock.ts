import type { Clock, Power } from '../ports.ts';
import type { Vault } from '../secrets/vault.ts';
import type { Store } from '../store/store.ts';

/** A person who has just come back or gone is noticed this late at most. */
const SHORTEST_MS = 20_000;

type Deps = { store: Pick<Store, 'settings' | 'onChanged'>; vault: Pick<Vault, 'wantsProof'>; power: Power; clock: Clock; lock(): void };

/**
 * Locks when nobody has touched the computer for the set time, when its screen is locked, and when it sleeps, as the settings say.
 * A vault that opens without a person is left alone: locking it would keep nobody out. Without a set time no timer runs. Answers how
 * to stop.
 */
export const startAutoLock = ({ store, vault, power, clock, lock }: Deps): (() => void) => {
  const limitMs = (): number => store.settings.get().lockAfterMinutes * 60_000;
  let armed = limitMs();
  let cancel: () => void = () => undefined;
  let wasIdle = false;

  const lockIf = (wanted: boolean): void => {
    if (wanted && vault.wantsProof()) lock();
  };

  const arm = (idleMs: number): void => {
    cancel();
    if (armed > 0) cancel = clock.after(Math.max(SHORTEST_MS, armed - idleMs), look);
  };

  const look = (): void => {
    const idleMs = power.idleSeconds() * 1000;
    const isIdle = idleMs >= armed;
    lockIf(isIdle && !wasIdle);
    wasIdle = isIdle;
    arm(idleMs);
  };
  arm(0);

  const onAway = (): void => lockIf(store.settings.get().lockOnSuspend);
  const offs = [
    power.on('suspend', onAway),
    power.on('lock_screen', onAway),
    store.onChanged((topics) => {
      if (!topics.includes('settings') || limitMs() === armed) return;
      armed = limitMs();
      wasIdle = false;
      look();
    }),
  ];
  return () => {
    cancel();
    for (const off of offs) off();
  };
};

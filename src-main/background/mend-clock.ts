import type { Deps } from '../deps.ts';

/** Less is the clock's ordinary adjustment. */
const NOTED_MS = 60_000;

/**
 * Sees, asked about once a minute, that the machine's clock was set back, and takes along what was planned and measured by the old time.
 * A clock set forward needs nothing: what is due then runs, and once.
 */
export const createClockMender = ({ store, door, clock, log }: Pick<Deps, 'store' | 'door' | 'clock' | 'log'>) => {
  let last = clock.now();
  return (): void => {
    const now = clock.now();
    const byMs = last - now;
    last = now;
    if (byMs < NOTED_MS) return;
    log.warn('clock.went_back', { byMs });
    store.background.clockWentBack(byMs, now);
    // Budgets and breakers count by the clock; new ones begin with the instance's next request.
    for (const { id } of store.instances.allStored()) door.forget(id);
  };
};

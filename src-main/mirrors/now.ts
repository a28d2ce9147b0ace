import type { Deps } from '../deps.ts';

/** What decides a credential's state in lists: the moment and the administrator's warning time. */
export const credentialClock = ({ store, clock }: Pick<Deps, 'store' | 'clock'>) => ({
  now: clock.now(),
  expiryWarningDays: store.settings.get().expiryWarningDays,
});

import type { Deps } from '../deps.ts';
import type { Sessions } from './session.ts';

/**
 * Shuts every way in. The key itself is forgotten as the settings say: `stop` = always, `key_store` = unless the operating system's
 * key store gives it back anyway, `continue` = never, so that background work goes on behind the lock.
 */
export const lockAll = ({ store, vault, sessions, onLocked }: Pick<Deps, 'store' | 'vault'> & { sessions: Sessions; onLocked(): void }): void => {
  sessions.leaveAll();
  const { whileLocked } = store.settings.get();
  const goesOn = whileLocked === 'continue' || (whileLocked === 'key_store' && vault.isInKeyStore());
  if (!goesOn) vault.lock();
  onLocked();
};

import type { InstanceId } from '../src-preload/contract/ids.ts';
import type { Door, GitLab, Priority } from './gitlab/gitlab.ts';
import type { Journal } from './journal/journal.ts';
import type { Chance, Clock, Log } from './ports.ts';
import type { Vault } from './secrets/vault.ts';
import type { Spools } from './store/spool.ts';
import type { Store } from './store/store.ts';

/** What use cases may ask for; each takes the part that it names. */
export type Deps = {
  store: Store;
  vault: Vault;
  journal: Journal;
  door: Door;
  spools: Spools;
  /** The instance as GitLab client, with its token from the vault. Fails `locked`. */
  to(instanceId: InstanceId, priority?: Priority): GitLab;
  clock: Clock;
  chance: Chance;
  log: Log;
};

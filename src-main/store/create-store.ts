import type { Chance, Log } from '../ports.ts';
import { createAccess } from './access.ts';
import { createActivityRepo } from './activity-repo.ts';
import type { Sqlite } from './connection.ts';
import { createInstanceRepo } from './instance-repo.ts';
import { createIntentRepo } from './intent-repo.ts';
import { createJobItemRepo } from './job-item-repo.ts';
import { createJobRepo } from './job-repo.ts';
import { ensureInstallation } from './meta.ts';
import { createMirrorRepo } from './mirror-repo.ts';
import { createPairRepo } from './pair-repo.ts';
import { createPlanRepo } from './plan-repo.ts';
import { createSecretRepo } from './secret-repo.ts';
import { createSettingsRepo } from './settings-repo.ts';
import type { Store } from './store.ts';
import { createVaultRepo } from './vault-repo.ts';

type Parts = {
  sqlite: Sqlite;
  chance: Chance;
  log: Log;
  /** In this order when the store is closed, once. */
  atClose: readonly (() => void)[];
};

/** The repositories over one open, migrated database. */
export const createStore = ({ sqlite, chance, log, atClose }: Parts): Store => {
  const access = createAccess(sqlite, log);
  const installation = ensureInstallation(access, chance);
  return {
    transaction: access.transaction,
    onChanged: access.onChanged,
    instances: createInstanceRepo(access),
    pairs: createPairRepo(access),
    mirrors: createMirrorRepo(access),
    secrets: createSecretRepo(access),
    intents: createIntentRepo(access),
    jobs: createJobRepo(access),
    jobItems: createJobItemRepo(access),
    plans: createPlanRepo(access),
    activity: createActivityRepo(access),
    settings: createSettingsRepo(access),
    vault: createVaultRepo(access),
    installation: () => installation,
    close() {
      if (sqlite.open) for (const step of atClose) step();
    },
  };
};

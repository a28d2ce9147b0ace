import type { Chance, Log } from '../ports.ts';
import { createAccess } from './access.ts';
import { createActivityRepo } from './activity-repo.ts';
import { createBackgroundRepo } from './background-repo.ts';
import { createBackupStore } from './backup/create-backup-store.ts';
import { createClaimRepo } from './claim-repo.ts';
import type { Sqlite } from './connection.ts';
import { createIssueStore } from './create-issue-store.ts';
import { createInstanceRepo } from './instance-repo.ts';
import { createIntentRepo } from './intent-repo.ts';
import { createJobItemRepo } from './job-item-repo.ts';
import { createJobRepo } from './job-repo.ts';
import { ensureInstallation } from './meta.ts';
import { createMirrorRepo } from './mirror-repo.ts';
import { createOperatorRepo } from './operator-repo.ts';
import { createOverviewRepo, type OnDisk } from './overview-repo.ts';
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
  onDisk?: OnDisk;
  /** In this order when the store is closed, once. */
  atClose: readonly (() => void)[];
};

/** The repositories over one open, migrated database. */
export const createStore = ({ sqlite, chance, log, onDisk = null, atClose }: Parts): Store => {
  const access = createAccess(sqlite, log);
  const installation = ensureInstallation(access, chance);
  return {
    transaction: access.transaction,
    written: access.written,
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
    background: createBackgroundRepo(access),
    claims: createClaimRepo(access),
    vault: createVaultRepo(access),
    ...createIssueStore(access),
    operators: createOperatorRepo(access),
    overview: createOverviewRepo(access, sqlite, onDisk),
    backups: createBackupStore({ sqlite, access, chance, log }),
    installation: () => installation,
    shrink() {
      if (sqlite.open) sqlite.pragma('shrink_memory');
    },
    close() {
      if (!sqlite.open) return;
      access.close();
      for (const step of atClose) step();
    },
  };
};

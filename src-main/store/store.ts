import type { Topic } from '../../src-preload/contract/events.ts';
import type { ActivityRepo } from './activity-store.ts';
import type { BackgroundRepo } from './background-store.ts';
import type { BackupStore } from './backup/backup-store.ts';
import type { ClaimRepo } from './claim-store.ts';
import type { InstanceRepo } from './instance-store.ts';
import type { IntentRepo } from './intent-store.ts';
import type { IssueStore } from './issue-store.ts';
import type { JobRepo, JobItemRepo } from './job-store.ts';
import type { MirrorRepo } from './mirror-store.ts';
import type { OverviewStore } from './overview-store.ts';
import type { PairRepo } from './pair-store.ts';
import type { PlanRepo } from './plan-store.ts';
import type { SettingsRepo } from './settings-store.ts';
import type { SecretRepo, VaultRepo, OperatorRepo } from './vault-store.ts';

/**
 * The door to disk as use cases see it: one repository per aggregate, all synchronous. Functions that the name does not call
 * `find` throw `AppError` `not_found`; unique names and origins throw `name_taken` or `conflict`.
 * Every write notes its topic; topics are handed to `onChanged` after the commit.
 */
export type Store = IssueStore & OverviewStore & {
  /** Runs `work` in one IMMEDIATE transaction; nested calls join it. Never await inside. */
  transaction<T>(work: () => T): T;
  /**
   * Runs `work` at once in a transaction of its own, and resolves when the disk has it, for which the main thread does not wait. Fails `storage`;
   * where the disk failed, what was written may be there nevertheless. Not inside of another transaction.
   */
  written(work: () => void): Promise<void>;
  onChanged(listener: (topics: Topic[]) => void): () => void;
  instances: InstanceRepo;
  pairs: PairRepo;
  mirrors: MirrorRepo;
  secrets: SecretRepo;
  intents: IntentRepo;
  jobs: JobRepo;
  jobItems: JobItemRepo;
  plans: PlanRepo;
  activity: ActivityRepo;
  settings: SettingsRepo;
  background: BackgroundRepo;
  claims: ClaimRepo;
  vault: VaultRepo;
  operators: OperatorRepo;
  backups: BackupStore;
  /** The installation's own short id, made when the file was made. */
  installation(): string;
  /** Frees the pages of the file that are kept in memory; they are read again when they are needed. */
  shrink(): void;
  close(): void;
};

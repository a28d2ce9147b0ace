import type { Failure } from '../../src-preload/contract/failures.ts';
import type { Topic } from '../../src-preload/contract/events.ts';
import type { InstanceId, IntentId, JobId, MirrorId, PairId, PlanId, ProjectId } from '../../src-preload/contract/ids.ts';
import type { ActivityEntry } from '../../src-preload/contract/models/activity.ts';
import type { CleanUp } from '../../src-preload/contract/models/clean-up.ts';
import type { CapabilityState, Instance, NetworkConsent, Tier } from '../../src-preload/contract/models/instance.ts';
import type { Expiry } from '../../src-preload/contract/models/expiry.ts';
import type { Job, JobItem, JobKind, JobState } from '../../src-preload/contract/models/job.ts';
import type { Mirror, MirrorFilter, MirrorGroup, MirrorOverrides, MirrorStatus, RefsResult, SettingDifference, SettingsState } from '../../src-preload/contract/models/mirror.ts';
import type { Direction, MirrorDefaults, Pair } from '../../src-preload/contract/models/pair.ts';
import type { Plan, PlanStep } from '../../src-preload/contract/models/plan.ts';
import type { ParsedInput } from '../../src-preload/contract/methods.ts';
import type { Settings } from '../../src-preload/contract/models/settings.ts';

/**
 * The door to disk as use cases see it: one repository per aggregate, all synchronous. Functions that the name does not call
 * `find` throw `AppError` `not_found`; unique names and origins throw `name_taken` or `conflict`.
 * Every write notes its topic; topics are handed to `onChanged` after the commit.
 */
export type Store = {
  /** Runs `work` in one IMMEDIATE transaction; nested calls join it. Never await inside. */
  transaction<T>(work: () => T): T;
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
  vault: VaultRepo;
  /** The installation's own short id, made when the file was made. */
  installation(): string;
  close(): void;
};

type Page<T> = { items: T[]; total: number };

/** What the door to GitLab needs and the contract does not show. */
export type StoredInstance = {
  id: InstanceId; name: string; origin: string; description: string; network: NetworkConsent; caCertificate: string | null; tokenSecretId: string;
  version: string | null; edition: 'community' | 'enterprise' | null; tier: Tier; tokenUserId: number | null; tokenScopes: string[]; tokenExpiresAt: number | null;
  capabilities: CapabilityState[];
};

export type InstanceObservation = {
  version: string; edition: 'community' | 'enterprise'; tier: Tier; tokenUser: string; tokenUserId: number; tokenName: string | null;
  tokenScopes: string[]; tokenExpiresAt: number | null; capabilities: CapabilityState[]; checkedAt: number;
};

export type InstanceRepo = {
  list(query: ParsedInput<'instances.list'>): Page<Instance>;
  get(id: InstanceId): Instance;
  stored(id: InstanceId): StoredInstance;
  allStored(): StoredInstance[];
  insert(row: { name: string; origin: string; description: string; network: NetworkConsent; caCertificate: string | null; tokenSecretId: string; createdAt: number }): InstanceId;
  /** Absent = leave. */
  update(id: InstanceId, change: Partial<{ name: string; origin: string; description: string; network: NetworkConsent; caCertificate: string | null; tokenSecretId: string }>): void;
  observe(id: InstanceId, seen: InstanceObservation): void;
  noteReachability(id: InstanceId, reachability: Instance['reachability'], checkedAt: number): void;
  remove(id: InstanceId): void;
};

export type PairRow = { name: string; description: string; sourceInstanceId: InstanceId; targetInstanceId: InstanceId; direction: Direction; credentialSource: 'project_token' } & MirrorDefaults;

export type PairRepo = {
  list(query: ParsedInput<'pairs.list'>): Page<Pair>;
  get(id: PairId): Pair;
  insert(row: PairRow & { createdAt: number }): PairId;
  update(id: PairId, change: Partial<PairRow>): void;
  remove(id: PairId): void;
  /** Pairs that have the instance on either side. */
  idsOfInstance(instanceId: InstanceId): PairId[];
};

export type MirrorSetup = Mirror['setup'];
/** `next` is there only while a credential is rotated. */
export type CredentialSlot = 'current' | 'next';
export type StoredCredential = { gitlabTokenId: number; tokenName: string; secretId: string; expiresAt: number | null };
/** `now` and `expiryWarningDays` decide the credential's state, which is filtered and sorted in SQL as well. */
export type CredentialClock = { now: number; expiryWarningDays: number };

/** A mirror as the use cases work on it. */
export type StoredMirror = {
  id: MirrorId; pairId: PairId; direction: Direction; sourceInstanceId: InstanceId; targetInstanceId: InstanceId;
  sourceProjectId: ProjectId; sourcePath: string; targetProjectId: ProjectId; targetPath: string; enabled: boolean; overrides: MirrorOverrides;
  defaults: MirrorDefaults; setup: MirrorSetup; gitlabMirrorId: number | null; retiringGitlabMirrorId: number | null;
  credential: StoredCredential | null; nextCredential: StoredCredential | null;
};

export type MirrorObservation = {
  status: MirrorStatus; rawStatus: string | null; enabled: boolean | null; lastUpdateAt: number | null; lastSuccessAt: number | null; lastError: string | null; checkedAt: number;
};

export type MirrorRepo = {
  list(query: ParsedInput<'mirrors.list'>, at: CredentialClock): Page<Mirror>;
  get(id: MirrorId, at: CredentialClock): Mirror & { settingDifferences: SettingDifference[]; refDifferences: RefsResult['differences'] };
  /** Many at once, in the order of the ids, with what the last comparison of settings found. */
  compared(ids: readonly MirrorId[], at: CredentialClock): (Mirror & { settingDifferences: SettingDifference[] })[];
  stored(id: MirrorId): StoredMirror;
  findStored(id: MirrorId): StoredMirror | null;
  idsOfPair(pairId: PairId): MirrorId[];
  /** What a filter finds: the first `limit` ids in the order of their source paths, and how many there are in all. */
  idsOf(filter: MirrorFilter, at: CredentialClock, limit: number): { ids: MirrorId[]; total: number };
  /** Every group above the source of a mirror that the filter finds, by path; the first `limit`, and how many there are in all. */
  groups(filter: MirrorFilter, at: CredentialClock, limit: number): { items: MirrorGroup[]; total: number };
  /** Instance tokens and current credentials that end by `until` (UTC ms), the first to end first. */
  expiries(query: { until: number; offset: number; limit: number }): Page<Omit<Expiry, 'rotatesAt'>>;
  /** Ready mirrors whose current credential ends by `before` (UTC ms), the first to end first. */
  dueForRotation(before: number, limit: number): MirrorId[];
  /** Of the `limit` ready mirrors that GitLab was asked about longest ago, or never: those before `olderThan` (UTC ms), oldest first. */
  oldestChecked(limit: number, olderThan: number): MirrorId[];
  /** The same for our own comparison. */
  oldestCompared(limit: number, olderThan: number): MirrorId[];
  /** Ids of mirrors whose setup is `creating` or `removing`: what a crash left. */
  unfinished(): MirrorId[];
  /** Ids of mirrors whose setup is `rotating`. */
  rotating(): MirrorId[];
  /** Of these mirrors, those that are there: how they are called, and the instance that has them (source for push, target for pull). */
  owners(ids: readonly MirrorId[]): { id: MirrorId; subject: string; ownerInstanceId: InstanceId }[];
  /** Mirrors that GitLab keeps on these projects. */
  ofOwners(instanceId: InstanceId, projectIds: readonly ProjectId[]): { id: MirrorId; direction: Direction; gitlabMirrorId: number | null }[];
  /** Those of the ids that are there, in any order. */
  findMany(ids: readonly MirrorId[]): StoredMirror[];
  /** What was seen of these mirrors last. */
  seen(ids: readonly MirrorId[]): Map<MirrorId, Pick<Mirror, 'observed'> & Pick<Mirror['verified'], 'comparedAt'>>;
  /** Mirrors of any pair that use this project as their target, for `target_used_twice`. */
  withTarget(instanceId: InstanceId, projectId: ProjectId): { id: MirrorId; sourcePath: string }[];
  findByProjects(pairId: PairId, sourceProjectId: ProjectId, targetProjectId: ProjectId): MirrorId | null;
  insert(row: { pairId: PairId; sourceProjectId: ProjectId; sourcePath: string; targetProjectId: ProjectId; targetPath: string; enabled: boolean; overrides: MirrorOverrides; createdAt: number }): MirrorId;
  update(id: MirrorId, change: Partial<{ enabled: boolean; overrides: MirrorOverrides; setup: MirrorSetup; gitlabMirrorId: number | null; retiringGitlabMirrorId: number | null; sourcePath: string; targetPath: string }>): void;
  /** `slot` is `current` where it is not named. */
  setCredential(id: MirrorId, row: { gitlabTokenId: number; tokenName: string; scopes: string[]; expiresAt: number | null; secretId: string }, slot?: CredentialSlot): void;
  clearCredential(id: MirrorId, slot?: CredentialSlot): void;
  /** The next credential becomes the current one; answers the one that was, whose secret is then the caller's to remove. */
  promoteCredential(id: MirrorId): Pick<StoredCredential, 'gitlabTokenId' | 'secretId'> | null;
  observe(id: MirrorId, seen: MirrorObservation): void;
  noteVerified(id: MirrorId, settings: { state: SettingsState; differences: SettingDifference[] }, refs: RefsResult): void;
  remove(id: MirrorId): void;
};

/** Sealed bytes only; the vault seals and opens. */
export type SecretRepo = {
  insert(row: { id: string; kind: 'instance_token' | 'mirror_credential'; sealed: Uint8Array; createdAt: number }): void;
  get(id: string): { id: string; kind: 'instance_token' | 'mirror_credential'; sealed: Uint8Array };
  remove(id: string): void;
};

export type IntentState = 'planned' | 'sent' | 'done' | 'found' | 'absent' | 'failed' | 'undone' | 'given_up';
export type StoredIntent = {
  id: number; uid: string; operation: string; kind: string; instanceId: InstanceId; projectId: ProjectId; mirrorId: MirrorId | null;
  payload: unknown; state: IntentState; result: unknown; failure: Failure | null; attempts: number; nextAttemptAt: number | null; createdAt: number;
};
export type IntentRepo = {
  insert(row: { uid: string; operation: string; kind: string; instanceId: InstanceId; projectId: ProjectId; mirrorId: MirrorId | null; payload: unknown; now: number }): number;
  /** `attempts` grows by one when the state becomes `sent`. */
  mark(id: number, change: { state: IntentState; result?: unknown; failure?: Failure | null; nextAttemptAt?: number | null; now: number }): void;
  get(id: number): StoredIntent;
  ofOperation(operation: string): StoredIntent[];
  /** `planned` or `sent`, oldest first. */
  open(): StoredIntent[];
  openOn(instanceId: InstanceId, projectId: ProjectId): StoredIntent[];
  /** Open ones of the mirror's or any operation whose `nextAttemptAt` has come. */
  due(now: number): StoredIntent[];
  ofMirror(mirrorId: MirrorId): StoredIntent[];
  /** Open clean-ups as a person sees them, oldest first. */
  cleanUps(query: ParsedInput<'cleanUps.list'>): Page<CleanUp>;
  /** Fails `not_found` unless it is an open clean-up. */
  cleanUp(id: IntentId): StoredIntent;
  countOpen(operation: string): number;
};

export type JobWish = 'pause' | 'cancel';
export type StoredJob = Job & { uniqueKey: string; input: unknown };
export type JobRepo = {
  list(query: ParsedInput<'jobs.list'>): Page<Job>;
  get(id: JobId): Job;
  /** Queues it, or answers the unfinished job that already has the key (moving its `runAt` to the earlier of both). */
  enqueue(row: { kind: JobKind; uniqueKey: string; mirrorId: MirrorId | null; input: unknown; runAt: number; now: number; planId?: PlanId | null; action?: Job['action'] }): JobId;
  /**
   * Takes the next due job for this session, or null; rounds by the schedule only where nothing else is due. Running jobs of another
   * session count as queued: it is dead.
   */
  claim(session: string, now: number, leaseMs: number): StoredJob | null;
  heartbeat(id: JobId, session: string, leaseUntil: number): void;
  progress(id: JobId, progress: Job['progress']): void;
  /** Back to `queued` for `runAt`: the job is not done yet. */
  postpone(id: JobId, runAt: number): void;
  finish(id: JobId, end: { state: Extract<JobState, 'succeeded' | 'partial' | 'failed' | 'cancelled'>; failure?: Failure | null; result?: Job['result']; now: number }): void;
  /** What a person wants of a running job, or null. */
  wish(id: JobId): JobWish | null;
  setWish(id: JobId, wish: JobWish | null): void;
  /** Rests until `resume`. */
  pause(id: JobId): void;
  /** Queues it anew, with neither wish nor end; `conflict` `not_possible_now` where another unfinished job has its key. */
  requeue(id: JobId, runAt: number): void;
  /** The earliest `runAt` of a queued job, or null. */
  nextRunAt(): number | null;
  unfinishedOfMirror(mirrorId: MirrorId): JobId | null;
};

export type NewJobItem = Pick<JobItem, 'mirrorId' | 'subject'>;
/** The objects of a job. They are worked on in the order in which they were added. */
export type JobItemRepo = {
  /** All at once, numbered from 0. Call once for a job, in the transaction that queues it. */
  add(jobId: JobId, items: readonly NewJobItem[]): void;
  list(query: ParsedInput<'jobs.items'>): Page<JobItem>;
  /** `after` goes on behind an item (its index). */
  nextWaiting(jobId: JobId, limit: number, after?: number): JobItem[];
  /** `now` (UTC ms) becomes the moment of its end where the state is one. */
  mark(jobId: JobId, index: number, change: { state: JobItem['state']; failure?: Failure | null; now: number }): void;
  /** The job's progress, counted. */
  counts(jobId: JobId): Job['progress'];
  lastFinishedAt(jobId: JobId): number | null;
  /** What a crash left running waits again. */
  resetRunning(jobId: JobId): void;
  /** Failed ones wait again; answers how many. */
  resetFailed(jobId: JobId): number;
  /** What waits or runs is skipped: the job ends without it. */
  skipWaiting(jobId: JobId, now: number): void;
};

export type StoredPlan = Omit<Plan, 'counts'> & { input: unknown };
/** `detail` is what performing needs, `undoDetail` what undoing needs; only their owner knows their shapes. */
export type StoredStep = PlanStep & { detail: unknown; undoDetail: unknown };
export type NewStep = Pick<PlanStep, 'action' | 'object' | 'mirrorId' | 'before' | 'after' | 'undo' | 'failure'> & { state: 'planned' | 'skipped'; detail: unknown };
export type PlanRepo = {
  /** `ready`, with its steps numbered from 0; the total is their number. */
  insert(plan: { kind: Plan['kind']; input: unknown; guard: string | null; leftOut: number; undo: Plan['undo']; createdAt: number }, steps: readonly NewStep[]): PlanId;
  /** With the number of steps by action. */
  get(id: PlanId): Plan;
  stored(id: PlanId): StoredPlan;
  steps(id: PlanId, paging: { offset: number; limit: number }): PlanStep[];
  /** The next steps that are planned, first to last. */
  stepsToDo(id: PlanId, limit: number): StoredStep[];
  /** Done steps that can be undone, last to first; `below` goes on before a step (its index), since a step that cannot be undone stays done. */
  stepsToUndo(id: PlanId, limit: number, below?: number): StoredStep[];
  /** Absent = leave. `mirrorId` for a step that made its mirror. */
  markStep(id: PlanId, index: number, change: { state: PlanStep['state']; failure?: Failure | null; undoDetail?: unknown; mirrorId?: MirrorId | null }): void;
  mark(id: PlanId, change: { state: Plan['state']; jobId?: JobId | null }): void;
  countByState(id: PlanId): Record<PlanStep['state'], number>;
  /** What a crash left running is planned again. */
  resetRunning(id: PlanId): void;
  /** Failed steps are planned again; answers how many. */
  resetFailed(id: PlanId): number;
  /** Planned and running steps are skipped: the plan ends without them. */
  skipPlanned(id: PlanId): void;
};

export type ActivityRepo = {
  append(entry: Omit<ActivityEntry, 'id'>): void;
  list(query: ParsedInput<'activity.list'>): Page<ActivityEntry>;
};

export type SettingsRepo = { get(): Settings; update(change: Partial<Settings>): Settings };

export type KeySlot = { id: number; kind: 'key_store' | 'passphrase'; wrapped: string; params: Record<string, string | number> };
export type VaultRepo = {
  /** null before the vault is set up. */
  read(): { vaultId: string; keyCheck: string } | null;
  create(vault: { vaultId: string; keyCheck: string }): void;
  slots(): KeySlot[];
  addSlot(slot: Omit<KeySlot, 'id'>, now: number): void;
  removeSlot(id: number): void;
  /** Wrong passphrases in a row and when the next is allowed; survives restarts. */
  attempts(): { wrong: number; retryAt: number | null };
  setAttempts(attempts: { wrong: number; retryAt: number | null }): void;
};

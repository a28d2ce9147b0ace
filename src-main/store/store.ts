import type { Failure } from '../../src-preload/contract/failures.ts';
import type { Topic } from '../../src-preload/contract/events.ts';
import type { InstanceId, JobId, MirrorId, PairId, ProjectId } from '../../src-preload/contract/ids.ts';
import type { ActivityEntry } from '../../src-preload/contract/models/activity.ts';
import type { CapabilityState, Instance, NetworkConsent, Tier } from '../../src-preload/contract/models/instance.ts';
import type { Job, JobKind, JobState } from '../../src-preload/contract/models/job.ts';
import type { Mirror, MirrorOverrides, MirrorStatus, RefsResult, SettingDifference, SettingsState } from '../../src-preload/contract/models/mirror.ts';
import type { Direction, MirrorDefaults, Pair } from '../../src-preload/contract/models/pair.ts';
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

/** A mirror as the use cases work on it. */
export type StoredMirror = {
  id: MirrorId; pairId: PairId; direction: Direction; sourceInstanceId: InstanceId; targetInstanceId: InstanceId;
  sourceProjectId: ProjectId; sourcePath: string; targetProjectId: ProjectId; targetPath: string; enabled: boolean; overrides: MirrorOverrides;
  defaults: MirrorDefaults; setup: 'creating' | 'ready' | 'removing'; gitlabMirrorId: number | null;
  credential: { gitlabTokenId: number; tokenName: string; secretId: string; expiresAt: number | null } | null;
};

export type MirrorObservation = {
  status: MirrorStatus; rawStatus: string | null; enabled: boolean | null; lastUpdateAt: number | null; lastSuccessAt: number | null; lastError: string | null; checkedAt: number;
};

export type MirrorRepo = {
  /** `now` and `expiryWarningDays` decide the credential's state, which is filtered and sorted in SQL as well. */
  list(query: ParsedInput<'mirrors.list'>, at: { now: number; expiryWarningDays: number }): Page<Mirror>;
  get(id: MirrorId, at: { now: number; expiryWarningDays: number }): Mirror & { settingDifferences: SettingDifference[]; refDifferences: RefsResult['differences'] };
  stored(id: MirrorId): StoredMirror;
  findStored(id: MirrorId): StoredMirror | null;
  idsOfPair(pairId: PairId): MirrorId[];
  /** Ids of mirrors whose setup is `creating` or `removing`: what a crash left. */
  unfinished(): MirrorId[];
  /** Mirrors of any pair that use this project as their target, for `target_used_twice`. */
  withTarget(instanceId: InstanceId, projectId: ProjectId): { id: MirrorId; sourcePath: string }[];
  findByProjects(pairId: PairId, sourceProjectId: ProjectId, targetProjectId: ProjectId): MirrorId | null;
  insert(row: { pairId: PairId; sourceProjectId: ProjectId; sourcePath: string; targetProjectId: ProjectId; targetPath: string; enabled: boolean; overrides: MirrorOverrides; createdAt: number }): MirrorId;
  update(id: MirrorId, change: Partial<{ enabled: boolean; overrides: MirrorOverrides; setup: 'creating' | 'ready' | 'removing'; gitlabMirrorId: number | null; sourcePath: string; targetPath: string }>): void;
  setCredential(id: MirrorId, row: { gitlabTokenId: number; tokenName: string; scopes: string[]; expiresAt: number | null; secretId: string }): void;
  clearCredential(id: MirrorId): void;
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
  countOpen(operation: string): number;
};

export type StoredJob = Job & { uniqueKey: string; input: unknown };
export type JobRepo = {
  list(query: ParsedInput<'jobs.list'>): Page<Job>;
  get(id: JobId): Job;
  /** Queues it, or answers the unfinished job that already has the key (moving its `runAt` to the earlier of both). */
  enqueue(row: { kind: JobKind; uniqueKey: string; mirrorId: MirrorId | null; input: unknown; runAt: number; now: number }): JobId;
  /** Takes the next due job for this session, or null. Running jobs of another session count as queued: it is dead. */
  claim(session: string, now: number, leaseMs: number): StoredJob | null;
  heartbeat(id: JobId, session: string, leaseUntil: number): void;
  progress(id: JobId, progress: Job['progress']): void;
  /** Back to `queued` for `runAt`: the job is not done yet. */
  postpone(id: JobId, runAt: number): void;
  finish(id: JobId, end: { state: Extract<JobState, 'succeeded' | 'partial' | 'failed' | 'cancelled'>; failure?: Failure | null; result?: Job['result']; now: number }): void;
  /** The earliest `runAt` of a queued job, or null. */
  nextRunAt(): number | null;
  unfinishedOfMirror(mirrorId: MirrorId): JobId | null;
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

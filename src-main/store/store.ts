import type { Failure } from '../../src-preload/contract/failures.ts';
import type { Topic } from '../../src-preload/contract/events.ts';
import type { InstanceId, IntentId, JobId, MirrorId, OperatorId, PairId, PlanId, ProjectId } from '../../src-preload/contract/ids.ts';
import type { ActivityEntry } from '../../src-preload/contract/models/activity.ts';
import type { CleanUp } from '../../src-preload/contract/models/clean-up.ts';
import type { CapabilityState, Instance, NetworkConsent, Tier } from '../../src-preload/contract/models/instance.ts';
import type { Expiry } from '../../src-preload/contract/models/expiry.ts';
import type { Job, JobItem, JobKind, JobState } from '../../src-preload/contract/models/job.ts';
import type { Mirror, MirrorFilter, MirrorGroup, MirrorOverrides, MirrorStatus, RefsResult, SettingDifference, SettingsState } from '../../src-preload/contract/models/mirror.ts';
import type { Operator } from '../../src-preload/contract/models/operator.ts';
import type { CredentialSource, Direction, MirrorDefaults, Pair } from '../../src-preload/contract/models/pair.ts';
import type { Plan, PlanStep } from '../../src-preload/contract/models/plan.ts';
import type { ParsedInput } from '../../src-preload/contract/methods.ts';
import type { Settings } from '../../src-preload/contract/models/settings.ts';
import type { BackupStore } from './backup/backup-store.ts';
import type { IssueStore } from './issue-store.ts';
import type { OverviewStore } from './overview-store.ts';
import type { Rest } from '../rules/instance-rest.ts';
import type { ComparedRefs } from '../rules/behind-since.ts';

/**
 * The door to disk as use cases see it: one repository per aggregate, all synchronous. Functions that the name does not call
 * `find` throw `AppError` `not_found`; unique names and origins throw `name_taken` or `conflict`.
 * Every write notes its topic; topics are handed to `onChanged` after the commit.
 */
export type Store = IssueStore & OverviewStore & {
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

/** What this machine does about a claim: it wants it, nobody has said yet, a person gave it up, another machine has it, or its label is gone. */
export type ClaimStance = 'wanted' | 'unanswered' | 'released' | 'lost' | 'gone';
/** One claim: docs/decisions/0030. `labelId`, `nonce` and beats are of the label that this machine put up last. */
export type StoredClaim = {
  lineage: string; instanceId: InstanceId; projectId: ProjectId; projectPath: string; createdAt: number; stance: ClaimStance;
  labelId: number | null; nonce: string | null; beat: string | null; nextBeat: string | null; since: number | null; writesFrom: number | null;
};

export type ClaimRepo = {
  all(): StoredClaim[];
  insert(row: StoredClaim): void;
  /** Absent = leave. */
  update(lineage: string, change: Partial<Pick<StoredClaim, 'stance' | 'labelId' | 'nonce' | 'beat' | 'nextBeat' | 'since' | 'writesFrom' | 'projectPath'>>): void;
  /** The same for what changes with every renewal; nobody is told. */
  setBeat(lineage: string, change: Partial<Pick<StoredClaim, 'beat' | 'nextBeat'>>): void;
  remove(lineage: string): void;
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

/** What the mirrors of a pair log in with. Account fields are null for every other source; a null group is the remote project's top-level one. */
export type PairCredential = { credentialSource: CredentialSource; accountUsername: string | null; accountSecretId: string | null; credentialGroup: string | null };

export type PairRow = { name: string; description: string; sourceInstanceId: InstanceId; targetInstanceId: InstanceId; direction: Direction } & PairCredential & MirrorDefaults;

export type PairRepo = {
  list(query: ParsedInput<'pairs.list'>): Page<Pair>;
  get(id: PairId): Pair;
  insert(row: PairRow & { createdAt: number }): PairId;
  update(id: PairId, change: Partial<PairRow>): void;
  credential(id: PairId): PairCredential;
  remove(id: PairId): void;
  /** Pairs that have the instance on either side. */
  idsOfInstance(instanceId: InstanceId): PairId[];
};

export type MirrorSetup = Mirror['setup'];
/** `next` is there only while a credential is rotated. */
export type CredentialSlot = 'current' | 'next';
/**
 * `gitlabTokenId` is GitLab's id of the token, deploy token or deploy key, null for a given account; `gitlabGroupId` of the group that has
 * the token. `username` null = any goes. `secretId` is null for an SSH key, and the same for mirrors that share one.
 */
export type StoredCredential = {
  kind: CredentialSource; gitlabTokenId: number | null; gitlabGroupId: number | null; tokenName: string; username: string | null; secretId: string | null; expiresAt: number | null;
};
/** `now` and `expiryWarningDays` decide the credential's state, which is filtered and sorted in SQL as well. */
export type CredentialClock = { now: number; expiryWarningDays: number };

/** A mirror as the use cases work on it. */
export type StoredMirror = {
  id: MirrorId; pairId: PairId; direction: Direction; sourceInstanceId: InstanceId; targetInstanceId: InstanceId;
  sourceProjectId: ProjectId; sourcePath: string; targetProjectId: ProjectId; targetPath: string; enabled: boolean; overrides: MirrorOverrides;
  defaults: MirrorDefaults; setup: MirrorSetup; gitlabMirrorId: number | null; retiringGitlabMirrorId: number | null;
  wanted: PairCredential; credential: StoredCredential | null; nextCredential: StoredCredential | null;
};

export type MirrorObservation = {
  status: MirrorStatus; rawStatus: string | null; enabled: boolean | null; lastUpdateAt: number | null; lastSuccessAt: number | null; lastError: string | null; checkedAt: number;
};

export type MirrorRepo = {
  list(query: ParsedInput<'mirrors.list'>, at: CredentialClock): Page<Mirror>;
  get(id: MirrorId, at: CredentialClock): Mirror & { settingDifferences: SettingDifference[]; refDifferences: RefsResult['differences']; refsFailure: Failure | null };
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
  /** For each instance that has mirrors of its own: how many, and how many questions are needed to ask about all of them. */
  questions(): { instanceId: InstanceId; instanceName: string; mirrors: number; requests: number }[];
  /** Ids of mirrors whose setup is `creating` or `removing`: what a crash left. */
  unfinished(): MirrorId[];
  /** Ids of mirrors whose setup is `rotating`. */
  rotating(): MirrorId[];
  /** Of these mirrors, those that are there: how they are called. */
  subjects(ids: readonly MirrorId[]): { id: MirrorId; subject: string }[];
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
  setCredential(id: MirrorId, row: StoredCredential & { scopes: readonly string[] }, slot?: CredentialSlot): void;
  clearCredential(id: MirrorId, slot?: CredentialSlot): void;
  /** The next credential becomes the current one; answers the one that was, whose secret is then the caller's to remove. */
  promoteCredential(id: MirrorId): StoredCredential | null;
  /** The youngest token of a group that mirrors of the pair use already, or null. */
  groupToken(pairId: PairId, gitlabGroupId: number): (StoredCredential & { scopes: string[] }) | null;
  /** How many mirrors have a credential without an end, by its kind. */
  endless(): { kind: CredentialSource; mirrors: number }[];
  observe(id: MirrorId, seen: MirrorObservation): void;
  /** Answers since when the target has been behind (UTC ms), which follows from what was noted before. */
  noteVerified(id: MirrorId, settings: { state: SettingsState; differences: SettingDifference[] }, refs: ComparedRefs): number | null;
  remove(id: MirrorId): void;
};

type SecretKind = 'instance_token' | 'mirror_credential' | 'pair_account' | 'origin_key' | 'backup_identity' | 'backup_passphrase';
/** Sealed bytes only; the vault seals and opens. */
export type SecretRepo = {
  insert(row: { id: string; kind: SecretKind; sealed: Uint8Array; createdAt: number }): void;
  get(id: string): { id: string; kind: SecretKind; sealed: Uint8Array };
  has(id: string): boolean;
  /** Whether a pair or the credential of a mirror still needs it. */
  isUsed(id: string): boolean;
  remove(id: string): void;
};

export type IntentState = 'planned' | 'sent' | 'done' | 'found' | 'absent' | 'failed' | 'undone' | 'given_up';
export type StoredIntent = {
  id: number; uid: string; operation: string; kind: string; instanceId: InstanceId; projectId: ProjectId; mirrorId: MirrorId | null;
  /** The part of the project that it changes; null is the project's mirrors and credentials. */
  part: string | null;
  payload: unknown; state: IntentState; result: unknown; failure: Failure | null; attempts: number; nextAttemptAt: number | null; createdAt: number;
};
export type IntentRepo = {
  /** `planned`, unless it is sent at once. */
  insert(row: { uid: string; operation: string; kind: string; instanceId: InstanceId; projectId: ProjectId; mirrorId: MirrorId | null; part?: string | null; payload: unknown; state?: 'planned' | 'sent'; now: number }): number;
  /** `attempts` grows by one when the state becomes `sent`. */
  mark(id: number, change: { state: IntentState; result?: unknown; failure?: Failure | null; nextAttemptAt?: number | null; now: number }): void;
  get(id: number): StoredIntent;
  ofOperation(operation: string): StoredIntent[];
  /** `planned` or `sent`, oldest first. */
  open(): StoredIntent[];
  /** Open ones on one part of a project; null is what belongs to no part. */
  openOn(instanceId: InstanceId, projectId: ProjectId, part: string | null): StoredIntent[];
  /** Open ones on any part of a project. */
  openOnParts(instanceId: InstanceId, projectId: ProjectId): StoredIntent[];
  /** What it did is told elsewhere. */
  remove(id: number): void;
  /** Open ones of the mirror's or any operation whose `nextAttemptAt` has come. */
  due(now: number): StoredIntent[];
  ofMirror(mirrorId: MirrorId): StoredIntent[];
  /** Open clean-ups as a person sees them, oldest first. */
  cleanUps(query: ParsedInput<'cleanUps.list'>): Page<CleanUp>;
  /** Fails `not_found` unless it is an open clean-up. */
  cleanUp(id: IntentId): StoredIntent;
  countOpen(operation: string): number;
};

/** All jobs, or only those that somebody asked for and not the schedule. */
export type WhichJobs = 'all' | 'asked';
export type JobWish = 'pause' | 'cancel';
/** `background`: nobody waits for it. */
export type StoredJob = Job & { uniqueKey: string; input: unknown; background: boolean };
export type JobRepo = {
  list(query: ParsedInput<'jobs.list'>): Page<Job>;
  get(id: JobId): Job;
  /**
   * Queues it, or answers the unfinished job that already has the key (moving its `runAt` to the earlier of both; one that was queued in
   * the background is waited for when this one is). Rounds are background by themselves.
   */
  enqueue(row: { kind: JobKind; uniqueKey: string; mirrorId: MirrorId | null; input: unknown; runAt: number; now: number; planId?: PlanId | null; action?: Job['action']; background?: boolean }): JobId;
  /**
   * Takes the next due job for this session, or null: none of a mirror of the full pairs, and what is background only where nothing else
   * is due. Running jobs of another session count as queued: it is dead.
   */
  claim(session: string, now: number, which?: WhichJobs, fullPairs?: readonly PairId[]): StoredJob | null;
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
  nextRunAt(which?: WhichJobs, fullPairs?: readonly PairId[]): number | null;
  unfinishedOfMirror(mirrorId: MirrorId): JobId | null;
  /** Finished jobs with their objects, but not the last job of a plan that is kept. Answers how many went. */
  forgetOld(what: Forgetting): number;
};

export type NewJobItem = Pick<JobItem, 'mirrorId' | 'subject'>;
/** The objects of a job. They are worked on in the order in which they were added. */
/** `pairId` is null where the mirror is gone. */
export type WaitingItem = Pick<JobItem, 'index' | 'mirrorId'> & { pairId: PairId | null };

export type JobItemRepo = {
  /** All at once, numbered from 0. Call once for a job, in the transaction that queues it. */
  add(jobId: JobId, items: readonly NewJobItem[]): void;
  list(query: ParsedInput<'jobs.items'>): Page<JobItem>;
  /** In their order. */
  waiting(jobId: JobId): WaitingItem[];
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
/** What is over goes when it ended before a moment (UTC ms) or is not among the newest; at most `limit` at once. */
export type Forgetting = { endedBefore: number; newest: number; limit: number };

export type PlanRepo = {
  /** `ready`, with its steps numbered from 0; the total is their number. */
  insert(plan: { kind: Plan['kind']; input: unknown; guard: string | null; leftOut: number; undo: Plan['undo']; warnings?: Plan['warnings']; createdAt: number }, steps: readonly NewStep[]): PlanId;
  /** With the number of steps by action. */
  get(id: PlanId): Plan;
  stored(id: PlanId): StoredPlan;
  /** One page of the steps that fit, first to last, and how many fit in all. */
  steps(id: PlanId, query: { state?: PlanStep['state'] | undefined; action?: PlanStep['action'] | undefined; offset: number; limit: number }): Page<PlanStep>;
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
  /** Plans that nobody applies or undoes now, counted by when they were made; one that can still be undone goes by its age alone. Answers how many went. */
  forgetOld(what: Forgetting): number;
};

export type ActivityRepo = {
  /** `operator` is who is signed in, null where it is not named. */
  append(entry: Omit<ActivityEntry, 'id' | 'operator'> & Partial<Pick<ActivityEntry, 'operator'>>): void;
  list(query: ParsedInput<'activity.list'>): Page<ActivityEntry>;
};

export type SettingsRepo = { get(): Settings; update(change: Partial<Settings>): Settings };

export type BackgroundRepo = {
  /** A person's pause, over or not; `until` (UTC ms) null lasts until someone resumes. */
  pause(): { until: number | null } | null;
  setPause(pause: { until: number | null } | null): void;
  /** What was set for single instances, over or not. */
  rests(): Map<InstanceId, Rest>;
  /** null = nothing any more, as when the instance is removed. */
  setRest(instanceId: InstanceId, rest: Rest | null): void;
  /**
   * The machine's clock was set back by `byMs`: queued jobs fall due as much earlier, and what was looked at in what is now the future
   * was looked at `now` at the latest. Without this both would wait until the clock has caught up.
   */
  clockWentBack(byMs: number, now: number): void;
};

export type KeySlot = { id: number; kind: 'key_store' | 'passphrase' | 'recovery'; wrapped: string; params: Record<string, string | number> };
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
  /** What the operators' table must fit to; null while there never was an operator. */
  rosterCheck(): string | null;
  setRosterCheck(check: string): void;
};

type WrappedKey = { wrapped: string; params: Record<string, string | number> };
export type StoredOperator = Operator & WrappedKey;
export type OperatorRepo = {
  /** In the order in which they were added. */
  all(): StoredOperator[];
  get(id: OperatorId): StoredOperator;
  insert(row: Omit<StoredOperator, 'id'>): OperatorId;
  /** Absent = leave. */
  update(id: OperatorId, change: Partial<Pick<StoredOperator, 'name' | 'role'> & WrappedKey>): void;
  noteSignIn(id: OperatorId, at: number): void;
  remove(id: OperatorId): void;
};

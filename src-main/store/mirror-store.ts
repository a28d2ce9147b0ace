import type { Failure } from '../../src-preload/contract/failures.ts';
import type { InstanceId, MirrorId, PairId, ProjectId } from '../../src-preload/contract/ids.ts';
import type { ParsedInput } from '../../src-preload/contract/methods.ts';
import type { Expiry } from '../../src-preload/contract/models/expiry.ts';
import type { Mirror, MirrorFilter, MirrorGroup, MirrorOverrides, MirrorStatus, RefsResult, SettingDifference, SettingsState } from '../../src-preload/contract/models/mirror.ts';
import type { CredentialSource, Direction, MirrorDefaults } from '../../src-preload/contract/models/pair.ts';
import type { ComparedRefs } from '../rules/behind-since.ts';
import type { Page } from './page.ts';
import type { PairCredential } from './pair-store.ts';

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

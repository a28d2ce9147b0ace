import { z } from 'zod';
import { Failure } from '../failures.ts';
import { InstanceId, MirrorId, PairId, ProjectId } from '../ids.ts';
import { count, LIMITS, moment, note, paging, text } from '../limits.ts';
import { Diagnosis, DiagnosisCause } from './diagnosis.ts';
import { CredentialSource, Direction, MirrorDefaults } from './pair.ts';

/** GitLab's words folded into one closed set; the raw word is kept beside it. */
export const MirrorStatus = z.enum(['never', 'scheduled', 'running', 'ok', 'failed', 'retrying', 'paused', 'disabled', 'unknown']);
export type MirrorStatus = z.infer<typeof MirrorStatus>;

/** What our own comparison of both sides said last; `never` when there was none. */
export const VerifiedState = z.enum(['never', 'equal', 'behind', 'diverged', 'missing', 'unknown']);
export type VerifiedState = z.infer<typeof VerifiedState>;

export const SettingsState = z.enum(['match', 'drift', 'orphan', 'paused', 'disabled']);
export type SettingsState = z.infer<typeof SettingsState>;

export const CredentialState = z.enum(['none', 'active', 'expiring', 'expired']);
export type CredentialState = z.infer<typeof CredentialState>;

/** All but `ready` are seen only while that runs or right after a crash, until it is repaired. */
export const SetupState = z.enum(['creating', 'ready', 'removing', 'rotating']);

const nullable = <T extends z.ZodType>(type: T) => type.nullable();

/** null = inherit from the pair. */
export const MirrorOverrides = z.object({
  overwriteDiverged: nullable(z.boolean()),
  triggerBuilds: nullable(z.boolean()),
  onlyProtectedBranches: nullable(z.boolean()),
  branchRegex: nullable(z.string().max(LIMITS.branchRegex)),
  issueSyncEnabled: nullable(z.boolean()),
});
export type MirrorOverrides = z.infer<typeof MirrorOverrides>;

export const MirrorEnd = z.object({
  instanceId: InstanceId,
  instanceName: z.string().max(LIMITS.name),
  id: ProjectId,
  path: z.string().max(LIMITS.projectPath),
  webUrl: z.string().max(1100),
});

/** A difference between what we want and what GitLab has; values as text. */
export const SettingDifference = z.object({
  field: z.enum(['enabled', 'overwriteDiverged', 'triggerBuilds', 'onlyProtectedBranches', 'branchRegex', 'url']),
  expected: z.union([z.boolean(), z.string().max(1000), z.null()]),
  actual: z.union([z.boolean(), z.string().max(1000), z.null()]),
});
export type SettingDifference = z.infer<typeof SettingDifference>;

/** A branch or tag that is not equal on both sides; names carry `refs/heads/` or `refs/tags/`. */
export const RefDifference = z.object({
  name: z.string().max(1000),
  state: z.enum(['behind', 'diverged', 'missing', 'extra', 'different']),
  sourceSha: z.string().max(64).nullable(),
  targetSha: z.string().max(64).nullable(),
});
export type RefDifference = z.infer<typeof RefDifference>;

export const RefsResult = z.object({
  state: VerifiedState.exclude(['never']),
  equal: count,
  different: count,
  missing: count,
  extra: count,
  comparedAt: moment,
  /** At most 200 of them, worst first. */
  differences: z.array(RefDifference).max(LIMITS.refNames),
  /** Why it is `unknown`, or what we saw that keeps the target from getting what it lacks. */
  failure: Failure.nullable(),
  /** Since when our comparisons have found, without a break, that the target lacks something; null while it lacks nothing. */
  behindSince: moment.nullable(),
});
export type RefsResult = z.infer<typeof RefsResult>;

export const VerifyResult = z.object({
  mirrorId: MirrorId,
  settings: z.object({ state: SettingsState, differences: z.array(SettingDifference).max(20) }),
  refs: RefsResult,
});
export type VerifyResult = z.infer<typeof VerifyResult>;

export const Mirror = z.object({
  id: MirrorId,
  pairId: PairId,
  pairName: z.string().max(LIMITS.name),
  direction: Direction,
  source: MirrorEnd,
  target: MirrorEnd,
  setup: SetupState,
  desired: z.object({ enabled: z.boolean(), overrides: MirrorOverrides, effective: MirrorDefaults }),
  observed: z.object({
    status: MirrorStatus,
    rawStatus: z.string().max(50).nullable(),
    enabled: z.boolean().nullable(),
    lastUpdateAt: moment.nullable(),
    lastSuccessAt: moment.nullable(),
    /** GitLab's text, redacted and cut. */
    lastError: z.string().max(LIMITS.gitlabText).nullable(),
    checkedAt: moment.nullable(),
  }),
  verified: z.object({
    state: VerifiedState,
    settings: SettingsState.nullable(),
    equal: count,
    different: count,
    missing: count,
    extra: count,
    comparedAt: moment.nullable(),
    /** As `RefsResult.behindSince`. */
    behindSince: moment.nullable(),
  }),
  credential: z.object({ state: CredentialState, kind: CredentialSource.nullable(), name: z.string().max(255).nullable(), expiresAt: moment.nullable() }),
  createdAt: moment,
});
export type Mirror = z.infer<typeof Mirror>;

/** One mirror with all that its panel shows. */
export const MirrorDetail = z.object({
  ...Mirror.shape,
  settingDifferences: z.array(SettingDifference).max(20),
  refDifferences: z.array(RefDifference).max(LIMITS.refNames),
  /** As `RefsResult.failure`, of the last comparison. */
  refsFailure: Failure.nullable(),
  /** What GitLab's error text or our comparison means, and what to do about it; null where nothing is wrong or we do not know it. */
  diagnosis: Diagnosis.nullable(),
  /** The job that follows the mirror after a trigger, while it runs. */
  followedBy: z.int().min(1).nullable(),
});
export type MirrorDetail = z.infer<typeof MirrorDetail>;

export const MirrorOrder = z.enum(['source', 'target', 'pair', 'status', 'verified', 'comparedAt', 'lastUpdateAt', 'credential', 'createdAt']);
export type MirrorOrder = z.infer<typeof MirrorOrder>;

/** What a list of mirrors is narrowed by. */
export const MirrorFilter = z.strictObject({
  pairId: PairId.optional(),
  text: z.string().trim().max(LIMITS.search).optional(),
  groupPath: text(LIMITS.projectPath).optional(),
  status: MirrorStatus.optional(),
  verified: VerifiedState.optional(),
  credential: CredentialState.optional(),
  enabled: z.boolean().optional(),
  /** What is wrong with them, as the dashboard groups them. */
  cause: DiagnosisCause.optional(),
});
export type MirrorFilter = z.infer<typeof MirrorFilter>;

/** Mirrors to act on: named ones, or all that a filter finds at that moment. */
export const MirrorSelection = z.union([
  z.strictObject({ mirrorIds: z.array(MirrorId).min(1).max(LIMITS.selection) }),
  z.strictObject({ filter: MirrorFilter }),
]);
export type MirrorSelection = z.infer<typeof MirrorSelection>;

export const MirrorList = z.strictObject({
  ...MirrorFilter.shape,
  orderBy: MirrorOrder.default('source'),
  descending: z.boolean().default(false),
  ...paging,
});

/** One group of the tree, with what lies in it and below; a mirror counts once in each group of its source. */
export const MirrorGroup = z.object({ path: z.string().max(LIMITS.projectPath), mirrors: count, equal: count, failed: count });
export type MirrorGroup = z.infer<typeof MirrorGroup>;

/** A project by id, or by full path such as `group/sub/name`. */
export const ProjectRef = z.union([ProjectId, z.string().trim().min(3).max(LIMITS.projectPath).regex(/^[^/\s][^\s]*\/[^\s]*[^/\s]$/, { error: 'project_path' })]);
export type ProjectRef = z.infer<typeof ProjectRef>;

const OverridesInput = z.strictObject({
  overwriteDiverged: z.boolean().nullable().optional(),
  triggerBuilds: z.boolean().nullable().optional(),
  onlyProtectedBranches: z.boolean().nullable().optional(),
  /** An empty text means no filter although the pair has one. */
  branchRegex: note(LIMITS.branchRegex).nullable().optional(),
  issueSyncEnabled: z.boolean().nullable().optional(),
});

export const MirrorCreate = z.strictObject({
  pairId: PairId,
  source: ProjectRef,
  target: ProjectRef,
  enabled: z.boolean().default(true),
  overrides: OverridesInput.default({}),
});

export const MirrorUpdate = z.strictObject({
  mirrorId: MirrorId,
  enabled: z.boolean().optional(),
  overrides: OverridesInput.optional(),
});

/** What preflight looked at. `side` says where; `failure` is set when the level is not `ok`. */
export const PreflightCheck = z.object({
  check: z.enum([
    'source_project', 'target_project', 'capability', 'scope', 'role', 'archived', 'empty_source', 'object_format', 'existing_mirrors',
    'pull_in_use', 'push_limit', 'same_mirror', 'target_used_twice', 'protected_branches', 'branch_filter', 'not_empty_target',
  ]),
  side: z.enum(['source', 'target', 'both']),
  level: z.enum(['ok', 'warning', 'blocker']),
  failure: Failure.nullable(),
  /** Names that belong to the check (protected branches, other mirrors), at most 20. */
  names: z.array(z.string().max(LIMITS.projectPath)).max(20),
});
export type PreflightCheck = z.infer<typeof PreflightCheck>;

export const Preflight = z.object({
  direction: Direction,
  source: z.object({ id: ProjectId, path: z.string().max(LIMITS.projectPath) }).nullable(),
  target: z.object({ id: ProjectId, path: z.string().max(LIMITS.projectPath) }).nullable(),
  effective: MirrorDefaults,
  checks: z.array(PreflightCheck).max(60),
  possible: z.boolean(),
});
export type Preflight = z.infer<typeof Preflight>;

import { z } from 'zod';
import { Failure } from '../failures.ts';
import { InstanceId, JobId, MirrorId, PairId, PlanId, ProjectId } from '../ids.ts';
import { count, LIMITS, moment, paging, text } from '../limits.ts';
import { FileRef } from './file.ts';
import { MirrorSelection } from './mirror.ts';

/**
 * `reapply`: send what we want again. `repair`: mend what the last comparison found (drift, orphan, disabled). `enable`: switch on what is
 * off. `remove`, `rotate`: of many mirrors. `create`: mirrors by path rules. `adopt`: take mirrors that exist on GitLab into a pair.
 * `credential`: let mirrors log in with what their pair says now. `import`: mirrors by the paths of an exported file. `configuration`: make
 * this installation what a configuration file says.
 */
export const PlanKind = z.enum(['reapply', 'repair', 'enable', 'remove', 'rotate', 'create', 'adopt', 'credential', 'import', 'configuration']);
export type PlanKind = z.infer<typeof PlanKind>;

/** Which source projects become which target projects. `sourceGroup` is taken off the path, `targetGroup` put before it. */
export const PathRules = z.strictObject({
  sourceGroup: text(LIMITS.projectPath),
  targetGroup: text(LIMITS.projectPath),
  /** Put before the project's own name on the target. */
  prefix: z.string().trim().max(100).default(''),
  /** Paths below the source group, with `*` for any text; what fits is left out. */
  exclude: z.array(text(LIMITS.projectPath)).max(100).default([]),
  /** Path below the source group to path below the target group, before the prefix. */
  rename: z.array(z.strictObject({ from: text(LIMITS.projectPath), to: text(LIMITS.projectPath) })).max(500).default([]),
  /** Makes missing target projects, private and empty, in groups that exist. */
  createMissing: z.boolean().default(false),
});
export type PathRules = z.infer<typeof PathRules>;

/** A mirror on GitLab as `instances.discover` found it. */
export const AdoptRef = z.strictObject({ ownerInstanceId: InstanceId, ownerProjectId: ProjectId, gitlabMirrorId: z.int().min(1).nullable() });

export const PlanMake = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reapply'), select: MirrorSelection }),
  z.strictObject({ kind: z.literal('repair'), select: MirrorSelection }),
  z.strictObject({ kind: z.literal('enable'), select: MirrorSelection }),
  z.strictObject({ kind: z.literal('remove'), select: MirrorSelection }),
  z.strictObject({ kind: z.literal('rotate'), select: MirrorSelection }),
  z.strictObject({ kind: z.literal('credential'), select: MirrorSelection }),
  z.strictObject({ kind: z.literal('create'), pairId: PairId, rules: PathRules }),
  z.strictObject({ kind: z.literal('adopt'), pairId: PairId, mirrors: z.array(AdoptRef).min(1).max(1000) }),
  z.strictObject({ kind: z.literal('import'), pairId: PairId, file: FileRef }),
  /** `prune` removes what is here and not in the file; without it that is only reported. */
  z.strictObject({ kind: z.literal('configuration'), file: FileRef, prune: z.boolean().default(false) }),
]);

/** Without another word an action is about a mirror. `missing` is here and not in the file, and stays. */
export const PlanAction = z.enum([
  'update', 'create', 'recreate', 'enable', 'remove', 'rotate', 'adopt', 'create_project', 'credential', 'skip',
  'create_instance', 'update_instance', 'remove_instance', 'create_pair', 'update_pair', 'remove_pair', 'change', 'missing',
]);
export type PlanAction = z.infer<typeof PlanAction>;

/** A line of before or after: a field and its value as text. */
const Shown = z.array(z.object({ field: z.string().max(100), value: z.union([z.boolean(), z.string().max(1000), z.null()]) })).max(20);

export const PlanStep = z.object({
  index: count,
  action: PlanAction,
  object: z.string().max(LIMITS.projectPath * 2 + 10),
  mirrorId: MirrorId.nullable(),
  before: Shown,
  after: Shown,
  undo: z.enum(['full', 'partial', 'none']),
  state: z.enum(['planned', 'running', 'done', 'failed', 'skipped', 'undone']),
  /** Why it is skipped or failed. */
  failure: Failure.nullable(),
});
export type PlanStep = z.infer<typeof PlanStep>;

/** What a file says of its origin or its pair, and what is so here: nothing is wrong, but a person should look. */
export const PlanWarning = z.object({
  about: z.enum(['direction', 'sourceInstance', 'targetInstance', 'overwriteDiverged', 'triggerBuilds', 'onlyProtectedBranches', 'branchRegex', 'issueSyncEnabled']),
  file: z.string().max(LIMITS.url),
  here: z.string().max(LIMITS.url),
});
export type PlanWarning = z.infer<typeof PlanWarning>;

export const Plan = z.object({
  id: PlanId,
  kind: PlanKind,
  state: z.enum(['ready', 'applying', 'applied', 'undoing', 'undone']),
  /** The word that `plans.apply` wants because the plan is large or deletes; null where none is wanted. */
  guard: z.string().max(50).nullable(),
  total: count,
  /** Objects that the cap of one plan left out. */
  leftOut: count,
  counts: z.record(z.string().max(20), count),
  undo: z.enum(['full', 'partial', 'none']),
  warnings: z.array(PlanWarning).max(20),
  jobId: JobId.nullable(),
  createdAt: moment,
});
export type Plan = z.infer<typeof Plan>;

/** A plan with one page of its steps; `found` is how many steps the filter finds in all. */
export const PlanDetail = z.object({ ...Plan.shape, found: count, steps: z.array(PlanStep).max(LIMITS.pageSize) });
export type PlanDetail = z.infer<typeof PlanDetail>;
export const PlanGet = z.strictObject({ planId: PlanId, state: PlanStep.shape.state.optional(), action: PlanAction.optional(), ...paging });

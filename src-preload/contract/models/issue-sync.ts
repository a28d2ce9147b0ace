import { z } from 'zod';
import { Failure } from '../failures.ts';
import { IssueProblemId, IssueRunId, JobId, MirrorId, PairId } from '../ids.ts';
import { count, LIMITS, moment, paging, text } from '../limits.ts';

const iid = z.int().min(1);

/** Which of the issues that were there before the sync are copied; newer ones always are. */
export const ExistingIssues = z.union([z.enum(['none', 'open', 'all']), z.strictObject({ since: moment })]);
export type ExistingIssues = z.infer<typeof ExistingIssues>;

const existingInput = z.union([
  z.enum(['none', 'open', 'all']),
  z.strictObject({ since: z.union([moment, z.iso.date(), z.iso.datetime({ offset: true })]).transform((since) => (typeof since === 'number' ? since : Date.parse(since))) }),
]);

/** What is copied and how. Titles, descriptions, state, due date and confidentiality always are. */
export const IssueSyncOptions = z.object({
  comments: z.boolean(),
  labels: z.boolean(),
  attachments: z.boolean(),
  weight: z.boolean(),
  timeEstimate: z.boolean(),
  timeSpent: z.boolean(),
  /** Whether an issue that is closed when it is first seen is copied. A copy follows closing and reopening in any case. */
  closedIssues: z.boolean(),
  /** Whether copies follow later changes of their issues. */
  updateExisting: z.boolean(),
  existing: ExistingIssues,
  intervalMinutes: z.int().min(5).max(1440),
  /** What happens to the copy when the issue is deleted on the source. */
  deletions: z.enum(['report', 'apply']),
  /** Confidential issues and internal notes: copied as such, or not at all. */
  confidential: z.enum(['copy', 'skip']),
  /** A milestone becomes a label, or the target's milestone of the same title where there is one. */
  milestones: z.enum(['label', 'match']),
});
export type IssueSyncOptions = z.infer<typeof IssueSyncOptions>;

export const DEFAULT_ISSUE_SYNC: IssueSyncOptions = {
  comments: true, labels: true, attachments: true, weight: true, timeEstimate: true, timeSpent: true, closedIssues: true,
  updateExisting: true, existing: 'none', intervalMinutes: 15, deletions: 'report', confidential: 'copy', milestones: 'label',
};

/** Absent = leave. `enabled` sets the mirror's own `issueSyncEnabled`; null = as the pair has it. */
export const IssueSyncConfigure = z.strictObject({
  mirrorId: MirrorId,
  enabled: z.boolean().nullable().optional(),
  ...z.strictObject(IssueSyncOptions.shape).omit({ existing: true }).partial().shape,
  existing: existingInput.optional(),
});

/** A part of an issue: what is compared, sent and reported by itself. */
export const IssuePart = z.enum([
  'title', 'description', 'state', 'labels', 'confidential', 'weight', 'due_date', 'milestone', 'assignees', 'time_estimate', 'time_spent', 'comments', 'attachments',
  'created_at', 'iteration', 'epic', 'threads', 'type',
]);
export type IssuePart = z.infer<typeof IssuePart>;

/** Why an issue is not copied. */
export const IssueSkip = z.enum(['loop', 'existing', 'closed', 'confidential', 'not_updated', 'moved', 'copy_gone', 'task']);
export type IssueSkip = z.infer<typeof IssueSkip>;

const runCounts = {
  listed: count, created: count, updated: count, unchanged: count, skipped: count, failed: count, deleted: count, comments: count, uploads: count,
};

export const IssueRun = z.object({
  id: IssueRunId,
  mirrorId: MirrorId,
  jobId: JobId.nullable(),
  cause: z.enum(['schedule', 'person', 'dry']),
  state: z.enum(['running', 'succeeded', 'partial', 'failed', 'cancelled']),
  ...runCounts,
  estimatedRequests: count.nullable(),
  estimatedMs: count.nullable(),
  /** What the target or the token could not keep, and of how many issues. */
  notKept: z.array(z.object({ part: IssuePart, issues: count })).max(20),
  failure: Failure.nullable(),
  startedAt: moment,
  finishedAt: moment.nullable(),
});
export type IssueRun = z.infer<typeof IssueRun>;

/** What people had on the copy before a run replaced it. */
export const Replaced = z.object({
  title: z.string().max(1024).optional(),
  description: z.string().max(1_100_000).optional(),
  state: z.enum(['opened', 'closed']).optional(),
  labels: z.array(z.string().max(255)).max(500).optional(),
  weight: z.int().nullable().optional(),
  dueDate: z.string().max(10).nullable().optional(),
});
export type Replaced = z.infer<typeof Replaced>;

const link = { sourceUrl: z.string().max(LIMITS.url * 2), targetUrl: z.string().max(LIMITS.url * 2).nullable() };

export const IssueRunItem = z.object({
  index: count,
  sourceIid: iid,
  targetIid: iid.nullable(),
  ...link,
  title: z.string().max(1024),
  action: z.enum(['create', 'adopt', 'update', 'delete', 'skip', 'fail']),
  reason: IssueSkip.nullable(),
  parts: z.array(IssuePart).max(20),
  notKept: z.array(IssuePart).max(20),
  failure: Failure.nullable(),
  replaced: Replaced.nullable(),
});
export type IssueRunItem = z.infer<typeof IssueRunItem>;

export const IssueHistory = z.strictObject({ mirrorId: MirrorId, ...paging });
export const IssueRunItems = z.strictObject({ runId: IssueRunId, action: IssueRunItem.shape.action.optional(), ...paging });

/**
 * `failed` is tried again by itself; `not_kept` is content of this one issue that could not be taken over; `source_deleted`, `source_moved` and
 * `copy_deleted` want a decision; `adoptable` is a copy that an origin line names, but not with our tag.
 */
export const IssueProblemKind = z.enum(['failed', 'not_kept', 'source_deleted', 'source_moved', 'copy_deleted', 'adoptable']);
export type IssueProblemKind = z.infer<typeof IssueProblemKind>;

export const IssueProblem = z.object({
  id: IssueProblemId,
  mirrorId: MirrorId,
  kind: IssueProblemKind,
  sourceIid: iid,
  targetIid: iid.nullable(),
  ...link,
  title: z.string().max(1024),
  parts: z.array(IssuePart).max(20),
  failure: Failure.nullable(),
  attempts: count,
  nextAttemptAt: moment.nullable(),
  firstAt: moment,
  lastAt: moment,
});
export type IssueProblem = z.infer<typeof IssueProblem>;

export const IssueProblems = z.strictObject({ mirrorId: MirrorId.optional(), kind: IssueProblemKind.optional(), ...paging });

/**
 * `retry` tries it again in the next run, which is queued; `dismiss` hides it until it comes anew; `delete_copy` deletes the copy of a
 * deleted issue; `release` keeps the copy and lets go of it; `create_again` makes a new copy; `adopt` takes the named copy as ours.
 */
export const IssueProblemSettle = z.strictObject({ problemId: IssueProblemId, as: z.enum(['retry', 'dismiss', 'delete_copy', 'release', 'create_again', 'adopt']) });

export const LabelRule = z.strictObject({
  source: text(255),
  action: z.enum(['same', 'mapped', 'skip']),
  /** The target's label; only for `mapped`. */
  target: text(255).nullable(),
  create: z.boolean(),
}).refine((rule) => (rule.action === 'mapped') === (rule.target !== null), { path: ['target'], message: 'only_for_mapped' });
export type LabelRule = z.infer<typeof LabelRule>;

export const PersonRule = z.strictObject({ source: text(255), target: text(255) });
export type PersonRule = z.infer<typeof PersonRule>;

/** Reads the rules, or replaces all of them where `rules` is given. */
export const LabelRules = z.strictObject({ mirrorId: MirrorId, rules: z.array(LabelRule).max(500).optional() });
export const PeopleRules = z.strictObject({ mirrorId: MirrorId, rules: z.array(PersonRule).max(500).optional() });

/** Something that the target or a token cannot hold, said before the first run. */
export const IssueSyncCheck = z.object({
  part: IssuePart,
  state: z.enum(['kept', 'as_label', 'in_text', 'not_kept']),
  reason: z.enum(['role', 'tier', 'scope', 'version', 'option', 'none']),
});
export type IssueSyncCheck = z.infer<typeof IssueSyncCheck>;

export const IssueSync = z.object({
  mirrorId: MirrorId,
  pairId: PairId,
  sourcePath: z.string().max(LIMITS.projectPath),
  targetPath: z.string().max(LIMITS.projectPath),
  /** Whether it runs: the mirror's own word, else the pair's. */
  enabled: z.boolean(),
  options: IssueSyncOptions,
  baselineAt: moment.nullable(),
  watermark: moment.nullable(),
  nextRunAt: moment.nullable(),
  links: count,
  problems: count,
  /** The job that runs or waits, and the last run that was no dry run. */
  jobId: JobId.nullable(),
  lastRun: IssueRun.nullable(),
});
export type IssueSync = z.infer<typeof IssueSync>;

export const IssueSyncList = z.strictObject({
  pairId: PairId.optional(),
  text: z.string().trim().max(LIMITS.search).optional(),
  enabled: z.boolean().optional(),
  state: z.enum(['never', 'running', 'succeeded', 'partial', 'failed', 'cancelled']).optional(),
  hasProblems: z.boolean().optional(),
  orderBy: z.enum(['source', 'target', 'links', 'problems', 'lastRun', 'nextRun']).default('source'),
  descending: z.boolean().default(false),
  ...paging,
});

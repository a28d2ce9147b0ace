import type { Failure } from '../../src-preload/contract/failures.ts';
import type { InstanceId, IssueLinkId, IssueProblemId, IssueRunId, JobId, MirrorId, ProjectId } from '../../src-preload/contract/ids.ts';
import type { ParsedInput } from '../../src-preload/contract/methods.ts';
import type {
  IssuePart, IssueProblem, IssueProblemKind, IssueRun, IssueRunItem, IssueSync, IssueSyncOptions, LabelRule, PersonRule,
} from '../../src-preload/contract/models/issue-sync.ts';
import type { Page } from './page.ts';

/** The repositories of issue sync, part of `Store`: the same promises hold. */
export type IssueStore = {
  issueSyncs: IssueSyncRepo;
  issueLinks: IssueLinkRepo;
  noteLinks: NoteLinkRepo;
  uploadLinks: UploadLinkRepo;
  issueProblems: IssueProblemRepo;
  issueRuns: IssueRunRepo;
  syncRules: SyncRuleRepo;
  formerOrigins: FormerOriginRepo;
};

/** The options of one mirror and how far its issues have come. Times are UTC ms; `watermark` is by the source server's clock. */
export type StoredIssueSync = {
  mirrorId: MirrorId; options: IssueSyncOptions; baselineAt: number; watermark: number | null; sweptAt: number | null; nextRunAt: number; createdAt: number;
  /** Whether new copies kept their issues' creation dates when one was last made, and with which token (by its secret). */
  datesKept: { token: string; kept: boolean } | null;
};

/** A sync that the schedule may run: what a request for many projects needs to know. */
export type ScheduledSync = {
  mirrorId: MirrorId; sourceInstanceId: InstanceId; sourceProjectId: ProjectId; sourcePath: string; targetInstanceId: InstanceId; targetProjectId: ProjectId;
  intervalMinutes: number; watermark: number | null; nextRunAt: number; sweptAt: number | null;
  /** When the first of what has failed is tried again. */
  retryAt: number | null;
};

export type IssueSyncRepo = {
  /** Mirrors whose issues are copied, or were: with a row, or switched on. */
  list(query: ParsedInput<'issueSync.list'>): Page<IssueSync>;
  /** Of any mirror; without a row the defaults. Throws `not_found` kind `mirror`. */
  get(mirrorId: MirrorId): IssueSync;
  find(mirrorId: MirrorId): StoredIssueSync | null;
  insert(row: Pick<StoredIssueSync, 'mirrorId' | 'options' | 'baselineAt' | 'nextRunAt' | 'createdAt'>): void;
  /** Absent = leave. */
  update(mirrorId: MirrorId, change: { options?: Partial<IssueSyncOptions> } & Partial<Pick<StoredIssueSync, 'baselineAt' | 'watermark' | 'sweptAt' | 'nextRunAt' | 'datesKept'>>): void;
  /** With its links, problems, runs and rules; answers how many links there were. */
  remove(mirrorId: MirrorId): { linksForgotten: number };
  /** Switched on, set up, and due by `now`, the longest overdue first. */
  due(now: number, limit: number): ScheduledSync[];
  /** The earliest `nextRunAt` of those that are switched on. */
  nextRunAt(): number | null;
  /** Mirrors that are switched on and have no row yet. */
  withoutRow(limit: number): MirrorId[];
  /** Many at once: nothing has changed on these. */
  moveOn(moves: readonly { mirrorId: MirrorId; watermark: number; nextRunAt: number }[]): void;
};

export type IssueLinkState = 'linked' | 'source_gone' | 'copy_gone' | 'released';

/** `base` as its owner in rules wrote it; `sourceUpdatedAt` and `targetUpdatedAt` null = not known, ask. */
export type StoredIssueLink = {
  id: IssueLinkId; mirrorId: MirrorId; sourceIssueId: number; sourceIid: number; targetIssueId: number; targetIid: number; state: IssueLinkState;
  sourceUpdatedAt: number | null; targetUpdatedAt: number | null; createdAt: number; syncedAt: number; base: unknown;
};

export type IssueLinkRepo = {
  /** Of these issues of the source, at most 500, those that are linked, in any state; one statement. */
  ofSources(mirrorId: MirrorId, sourceIssueIds: readonly number[]): StoredIssueLink[];
  findBySource(mirrorId: MirrorId, sourceIssueId: number): StoredIssueLink | null;
  get(id: IssueLinkId): StoredIssueLink;
  find(id: IssueLinkId): StoredIssueLink | null;
  /** The link whose copy this issue of the target is. */
  findByCopy(mirrorId: MirrorId, targetIssueId: number): StoredIssueLink | null;
  /** Of these issues of an instance, at most 500, those that are copies of ours by any mirror, with what each is a copy of. */
  copiesAmong(instanceId: InstanceId, issueIds: readonly number[]): { issueId: number; mirrorId: MirrorId; sourceInstanceId: InstanceId; sourceProjectId: ProjectId; sourceIssueId: number; sourceIid: number }[];
  /** Linked ones by rising id, from the first after `after`, without their bases: to look through all of them. */
  walk(mirrorId: MirrorId, after: IssueLinkId | null, limit: number): Omit<StoredIssueLink, 'base'>[];
  count(mirrorId: MirrorId): number;
  insert(row: Omit<StoredIssueLink, 'id'>): IssueLinkId;
  /** Many at once, in one transaction; answers their ids in the order of the rows. */
  insertMany(rows: readonly Omit<StoredIssueLink, 'id'>[]): IssueLinkId[];
  /** Absent = leave. */
  update(id: IssueLinkId, change: Partial<Pick<StoredIssueLink, 'sourceIid' | 'targetIssueId' | 'targetIid' | 'state' | 'sourceUpdatedAt' | 'targetUpdatedAt' | 'syncedAt' | 'base'>>): void;
  /** With its notes; absent is no failure. */
  remove(id: IssueLinkId): void;
};

export type StoredNoteLink = { linkId: IssueLinkId; sourceNoteId: number; targetNoteId: number; sourceDiscussion: string | null; targetDiscussion: string | null; digest: string };
export type NoteLinkRepo = {
  /** By rising source note id. */
  ofLink(linkId: IssueLinkId): StoredNoteLink[];
  /** Of these links, at most 500, those that have notes. */
  withNotes(linkIds: readonly IssueLinkId[]): Set<IssueLinkId>;
  /** Adds it, or replaces the one of the same source note. */
  put(row: StoredNoteLink): void;
  /** Many that are new, in one transaction. */
  insertMany(rows: readonly StoredNoteLink[]): void;
  remove(linkId: IssueLinkId, sourceNoteId: number): void;
};

export type StoredUploadLink = { mirrorId: MirrorId; sourceRef: string; digest: string; targetPath: string; bytes: number };
export type UploadLinkRepo = {
  /** Of these files, at most 500, those that the target has. */
  ofRefs(mirrorId: MirrorId, sourceRefs: readonly string[]): StoredUploadLink[];
  findByDigest(mirrorId: MirrorId, digest: string): StoredUploadLink | null;
  put(row: StoredUploadLink): void;
};

export type StoredIssueProblem = Omit<IssueProblem, 'sourceUrl' | 'targetUrl'> & { sourceIssueId: number };
export type NotedProblem = {
  mirrorId: MirrorId; kind: IssueProblemKind; sourceIssueId: number; sourceIid: number; targetIid: number | null; title: string; parts: IssuePart[];
  failure: Failure | null; nextAttemptAt: number | null; now: number;
};
/** A copy that is to be confidential and could not be made so: a failed problem that concerns nothing but `confidential`. */
export type OpenCopy = Pick<StoredIssueProblem, 'sourceIssueId' | 'sourceIid' | 'title' | 'attempts' | 'failure' | 'nextAttemptAt'> & { targetIid: number };
export type IssueProblemRepo = {
  /** Those that nobody has dismissed, the latest first. */
  list(query: ParsedInput<'issueSync.problems'>): Page<StoredIssueProblem>;
  /** Throws `not_found` kind `issue_problem`. */
  get(id: IssueProblemId): StoredIssueProblem;
  /** Of these issues, at most 500, whatever is noted, dismissed or not. */
  ofSources(mirrorId: MirrorId, sourceIssueIds: readonly number[]): (StoredIssueProblem & { dismissedAt: number | null })[];
  /** Notes it, or counts it up: one more attempt, `lastAt` is now, and it shows again where it was dismissed. */
  note(problem: NotedProblem): IssueProblemId;
  /** It is over: absent is no failure. Without kinds all of the issue's. */
  clear(mirrorId: MirrorId, sourceIssueId: number, kinds?: readonly IssueProblemKind[]): void;
  dismiss(id: IssueProblemId, now: number): void;
  /** Tried again in the next run. */
  retryNow(id: IssueProblemId, now: number): void;
  /** Of one mirror, the longest open first; at most 1000. */
  openCopies(mirrorId: MirrorId): OpenCopy[];
  /** Failed ones whose time has come, the longest overdue first. */
  due(mirrorId: MirrorId, now: number, limit: number): { id: IssueProblemId; sourceIssueId: number; sourceIid: number; attempts: number }[];
  /** When the next failed one falls due. */
  nextAttemptAt(mirrorId: MirrorId): number | null;
};

export type RunCounts = Pick<IssueRun, 'listed' | 'created' | 'updated' | 'unchanged' | 'skipped' | 'failed' | 'deleted' | 'comments' | 'uploads'>;
export type NewRunItem = Omit<IssueRunItem, 'index' | 'sourceUrl' | 'targetUrl'>;
export type StoredRunItem = Omit<IssueRunItem, 'sourceUrl' | 'targetUrl'>;
export type IssueRunRepo = {
  /** `running`, with nothing counted. */
  start(run: { mirrorId: MirrorId; jobId: JobId | null; cause: IssueRun['cause']; now: number }): IssueRunId;
  get(id: IssueRunId): IssueRun;
  /** The run of this job that has not ended, or null: a run goes on after a crash or a pause. */
  findRunning(mirrorId: MirrorId): IssueRun | null;
  /** Adds to what is counted, also of what the items say was not kept, and behind what is listed, in one transaction. */
  add(id: IssueRunId, counts: Partial<RunCounts>, items: readonly NewRunItem[]): void;
  finish(id: IssueRunId, end: { state: Exclude<IssueRun['state'], 'running'>; failure?: Failure | null; estimatedRequests?: number | null; estimatedMs?: number | null; now: number }): void;
  /** The latest first. */
  history(query: ParsedInput<'issueSync.history'>): Page<IssueRun>;
  items(query: ParsedInput<'issueSync.runItems'>): Page<StoredRunItem>;
  /** Throws `not_found` kind `issue_run`. */
  item(id: IssueRunId, index: number): StoredRunItem;
  /** What was replaced has been put back: it is not offered again. */
  forgetReplaced(id: IssueRunId, index: number): void;
  /** Only the latest `keepItems` runs keep their items, and runs that ended before `olderThan` (UTC ms) go, but for the last one. */
  prune(mirrorId: MirrorId, keepItems: number, olderThan: number): void;
};

export type SyncRuleRepo = {
  /** By source, in the alphabet. */
  labels(mirrorId: MirrorId): LabelRule[];
  people(mirrorId: MirrorId): PersonRule[];
  /** All of them are replaced. */
  setLabels(mirrorId: MirrorId, rules: readonly LabelRule[]): void;
  setPeople(mirrorId: MirrorId, rules: readonly PersonRule[]): void;
};

export type FormerOriginRepo = {
  /** Canonical origins that the instance had before. */
  ofInstance(instanceId: InstanceId): string[];
  /** One that another instance had before is this one's from now on. */
  record(origin: string, instanceId: InstanceId): void;
  /** It is the instance's current one again, or another's. */
  forget(origin: string): void;
};

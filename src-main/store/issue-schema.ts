import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { InstanceId, IssueLinkId, IssueProblemId, IssueRunId, JobId, MirrorId } from '../../src-preload/contract/ids.ts';
import { instances } from './instance-schema.ts';
import { mirrors } from './mirror-schema.ts';

/** How the issues of one mirror are copied, and how far that has come. Whether they are is the mirror's setting `issueSyncEnabled`. */
export const issueSyncs = sqliteTable(
  'issue_syncs',
  {
    mirrorId: integer('mirror_id').$type<MirrorId>().primaryKey().references(() => mirrors.id, { onDelete: 'cascade' }),
    comments: integer({ mode: 'boolean' }).notNull(),
    labels: integer({ mode: 'boolean' }).notNull(),
    attachments: integer({ mode: 'boolean' }).notNull(),
    weight: integer({ mode: 'boolean' }).notNull(),
    timeEstimate: integer('time_estimate', { mode: 'boolean' }).notNull(),
    timeSpent: integer('time_spent', { mode: 'boolean' }).notNull(),
    closedIssues: integer('closed_issues', { mode: 'boolean' }).notNull(),
    updateExisting: integer('update_existing', { mode: 'boolean' }).notNull(),
    existing: text({ enum: ['none', 'open', 'all', 'since'] }).notNull(),
    /** For `since`: issues created before are left out. */
    existingSince: integer('existing_since'),
    intervalMinutes: integer('interval_minutes').notNull(),
    deletions: text({ enum: ['report', 'apply'] }).notNull(),
    confidential: text({ enum: ['copy', 'skip'] }).notNull(),
    milestones: text({ enum: ['label', 'match'] }).notNull(),
    /** An issue that the source created before this moment existed before the sync. */
    baselineAt: integer('baseline_at').notNull(),
    /** By the source server's clock: everything that changed before is copied or a problem. null before the first run has ended. */
    watermark: integer(),
    /** When every linked issue was last asked for, to find the deleted ones. */
    sweptAt: integer('swept_at'),
    nextRunAt: integer('next_run_at').notNull(),
    createdAt: integer('created_at').notNull(),
    /** Whether new copies kept their issues' creation dates when one was last made, and the secret of the token that made it. */
    datesKept: integer('dates_kept', { mode: 'boolean' }),
    datesToken: text('dates_token'),
  },
  (t) => [index('issue_syncs_due').on(t.nextRunAt)],
);

/** An issue and its copy. */
export const issueLinks = sqliteTable(
  'issue_links',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<IssueLinkId>(),
    mirrorId: integer('mirror_id').$type<MirrorId>().notNull().references(() => mirrors.id, { onDelete: 'cascade' }),
    sourceIssueId: integer('source_issue_id').notNull(),
    sourceIid: integer('source_iid').notNull(),
    targetIssueId: integer('target_issue_id').notNull(),
    targetIid: integer('target_iid').notNull(),
    state: text({ enum: ['linked', 'source_gone', 'copy_gone', 'released'] }).notNull(),
    /** Of both sides when they were last agreed; null = not known, ask. */
    sourceUpdatedAt: integer('source_updated_at'),
    targetUpdatedAt: integer('target_updated_at'),
    createdAt: integer('created_at').notNull(),
    syncedAt: integer('synced_at').notNull(),
    /** The facets as last agreed: JSON whose shape only its owner in rules knows. Last, since it is long. */
    base: text().notNull(),
  },
  (t) => [
    uniqueIndex('issue_links_source').on(t.mirrorId, t.sourceIssueId),
    uniqueIndex('issue_links_copy').on(t.mirrorId, t.targetIssueId),
    index('issue_links_by_copy').on(t.targetIssueId),
    index('issue_links_state').on(t.mirrorId, t.state, t.id),
    index('issue_links_iid').on(t.mirrorId, t.sourceIid),
  ],
);

export const noteLinks = sqliteTable(
  'note_links',
  {
    linkId: integer('link_id').$type<IssueLinkId>().notNull().references(() => issueLinks.id, { onDelete: 'cascade' }),
    sourceNoteId: integer('source_note_id').notNull(),
    targetNoteId: integer('target_note_id').notNull(),
    /** The threads that the two stand in; null for a note of its own. */
    sourceDiscussion: text('source_discussion'),
    targetDiscussion: text('target_discussion'),
    /** Of the source's text and author as last copied. */
    digest: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.linkId, t.sourceNoteId] }), uniqueIndex('note_links_copy').on(t.linkId, t.targetNoteId)],
);

/** A file of the source project that the target project has as well. */
export const uploadLinks = sqliteTable(
  'upload_links',
  {
    mirrorId: integer('mirror_id').$type<MirrorId>().notNull().references(() => mirrors.id, { onDelete: 'cascade' }),
    /** `<secret>/<file name>` on the source. */
    sourceRef: text('source_ref').notNull(),
    /** SHA-256 of the content. */
    digest: text().notNull(),
    /** As the target's text links it: `/uploads/<secret>/<file name>`. */
    targetPath: text('target_path').notNull(),
    bytes: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.mirrorId, t.sourceRef] }), index('upload_links_digest').on(t.mirrorId, t.digest)],
);

/** What a person should know: what failed and is tried again, what could not be kept, what is gone on one side. */
export const issueProblems = sqliteTable(
  'issue_problems',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<IssueProblemId>(),
    mirrorId: integer('mirror_id').$type<MirrorId>().notNull().references(() => mirrors.id, { onDelete: 'cascade' }),
    kind: text({ enum: ['failed', 'not_kept', 'source_deleted', 'source_moved', 'copy_deleted', 'adoptable'] }).notNull(),
    sourceIssueId: integer('source_issue_id').notNull(),
    sourceIid: integer('source_iid').notNull(),
    targetIid: integer('target_iid'),
    title: text().notNull(),
    /** The parts that it is about, closed words as JSON. */
    parts: text().notNull(),
    failure: text(),
    attempts: integer().notNull(),
    /** null = nothing is tried by itself. */
    nextAttemptAt: integer('next_attempt_at'),
    firstAt: integer('first_at').notNull(),
    lastAt: integer('last_at').notNull(),
    dismissedAt: integer('dismissed_at'),
  },
  (t) => [
    uniqueIndex('issue_problems_object').on(t.mirrorId, t.sourceIssueId, t.kind),
    index('issue_problems_open').on(t.mirrorId, t.dismissedAt, t.lastAt),
    index('issue_problems_due').on(t.mirrorId, t.nextAttemptAt),
  ],
);

export const issueRuns = sqliteTable(
  'issue_runs',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<IssueRunId>(),
    mirrorId: integer('mirror_id').$type<MirrorId>().notNull().references(() => mirrors.id, { onDelete: 'cascade' }),
    /** No foreign key: jobs are purged before runs. */
    jobId: integer('job_id').$type<JobId>(),
    cause: text({ enum: ['schedule', 'person', 'dry'] }).notNull(),
    state: text({ enum: ['running', 'succeeded', 'partial', 'failed', 'cancelled'] }).notNull(),
    listed: integer().notNull().default(0),
    created: integer().notNull().default(0),
    updated: integer().notNull().default(0),
    unchanged: integer().notNull().default(0),
    skipped: integer().notNull().default(0),
    failed: integer().notNull().default(0),
    deleted: integer().notNull().default(0),
    comments: integer().notNull().default(0),
    uploads: integer().notNull().default(0),
    /** Only a dry run has an estimate: requests to both sides, and how long they take at the limits. */
    estimatedRequests: integer('estimated_requests'),
    estimatedMs: integer('estimated_ms'),
    failure: text(),
    startedAt: integer('started_at').notNull(),
    finishedAt: integer('finished_at'),
    /** What could not be kept, and of how many issues: parts with their counts, as JSON. */
    notKept: text('not_kept').notNull().default('{}'),
  },
  (t) => [index('issue_runs_mirror').on(t.mirrorId, t.id)],
);

/** What a run did, or a dry run would do, issue by issue; unchanged ones are only counted. */
export const issueRunItems = sqliteTable(
  'issue_run_items',
  {
    runId: integer('run_id').$type<IssueRunId>().notNull().references(() => issueRuns.id, { onDelete: 'cascade' }),
    index: integer('idx').notNull(),
    sourceIid: integer('source_iid').notNull(),
    targetIid: integer('target_iid'),
    title: text().notNull(),
    action: text({ enum: ['create', 'adopt', 'update', 'delete', 'skip', 'fail'] }).notNull(),
    /** Why it was left out; a closed word. */
    reason: text(),
    /** The parts that were sent, closed words as JSON. */
    parts: text().notNull(),
    failure: text(),
    /** What people had written on the copy and the run has replaced, as JSON: to be read and put back. */
    replaced: text(),
    /** The parts that the target or the token could not keep. */
    notKept: text('not_kept').notNull().default('[]'),
  },
  (t) => [primaryKey({ columns: [t.runId, t.index] }), index('issue_run_items_action').on(t.runId, t.action, t.index)],
);

/** How one label, user or milestone of the source is taken over. */
export const syncRules = sqliteTable(
  'sync_rules',
  {
    mirrorId: integer('mirror_id').$type<MirrorId>().notNull().references(() => mirrors.id, { onDelete: 'cascade' }),
    about: text({ enum: ['label', 'person'] }).notNull(),
    source: text().notNull(),
    action: text({ enum: ['same', 'mapped', 'skip'] }).notNull(),
    target: text(),
    /** Whether the target project gets the label where it has none of that name. */
    create: integer({ mode: 'boolean' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.mirrorId, t.about, t.source] })],
);

/** Addresses that an instance had before: origins in copied issues may still name them. */
export const formerOrigins = sqliteTable(
  'former_origins',
  {
    origin: text().primaryKey(),
    instanceId: integer('instance_id').$type<InstanceId>().notNull().references(() => instances.id, { onDelete: 'cascade' }),
  },
  (t) => [index('former_origins_instance').on(t.instanceId)],
);

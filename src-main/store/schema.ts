import { sql } from 'drizzle-orm';
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { InstanceId, JobId, MirrorId, OperatorId, PairId, PlanId, ProjectId } from '../../src-preload/contract/ids.ts';
import type { CredentialSource } from '../../src-preload/contract/models/pair.ts';
import { REFS_URGENCY, STATUS_URGENCY } from './urgency.ts';

/*
 * Times are UTC ms. Every table is STRICT (by hand in the migrations: drizzle cannot say it). Closed sets, booleans and JSON
 * (but long texts) are checked by the database too. Twin place: store/migrations.
 */

/** Twin place: `CredentialSource` of the contract. */
const CREDENTIAL_SOURCES = ['project_token', 'group_token', 'deploy_token', 'account', 'ssh_key'] as const satisfies readonly CredentialSource[];

/** One row each: vault id, installation id, key check value, wrong-passphrase counters. Values are JSON. */
export const meta = sqliteTable('meta', { key: text().primaryKey(), value: text().notNull() });

export const settings = sqliteTable('settings', { key: text().primaryKey(), value: text().notNull() });

/** How the vault's data key is wrapped: by the OS key store, or by a passphrase. */
export const keySlots = sqliteTable('key_slots', {
  id: integer().primaryKey(),
  kind: text({ enum: ['key_store', 'passphrase', 'recovery'] }).notNull(),
  wrapped: text().notNull(),
  params: text().notNull(),
  createdAt: integer('created_at').notNull(),
});

/** People who sign in, each with a key slot under their own passphrase. */
export const operators = sqliteTable(
  'operators',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<OperatorId>(),
    name: text().notNull(),
    role: text({ enum: ['viewer', 'operator', 'administrator'] }).notNull(),
    wrapped: text().notNull(),
    params: text().notNull(),
    createdAt: integer('created_at').notNull(),
    lastSignInAt: integer('last_sign_in_at'),
  },
  (t) => [uniqueIndex('operators_name').on(sql`${t.name} COLLATE NOCASE`)],
);

/** Sealed with AES-256-GCM; bound to `id` and `kind` by the additional data. */
export const secrets = sqliteTable('secrets', {
  id: text().primaryKey(),
  kind: text({ enum: ['instance_token', 'mirror_credential', 'pair_account', 'origin_key', 'backup_identity', 'backup_passphrase'] }).notNull(),
  sealed: blob({ mode: 'buffer' }).notNull(),
  createdAt: integer('created_at').notNull(),
});

export const instances = sqliteTable(
  'instances',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<InstanceId>(),
    name: text().notNull(),
    /** Canonical base URL: scheme, lower-case host, port, sub-path, no trailing slash. */
    origin: text().notNull(),
    description: text().notNull().default(''),
    network: text({ enum: ['public', 'private', 'loopback'] }).notNull(),
    caCertificate: text('ca_certificate'),
    tokenSecretId: text('token_secret_id').notNull().references(() => secrets.id),
    tokenUser: text('token_user'),
    tokenUserId: integer('token_user_id'),
    tokenName: text('token_name'),
    tokenScopes: text('token_scopes').notNull().default('[]'),
    tokenExpiresAt: integer('token_expires_at'),
    version: text(),
    edition: text({ enum: ['community', 'enterprise'] }),
    tier: text({ enum: ['free', 'premium', 'unknown'] }).notNull().default('unknown'),
    capabilities: text().notNull().default('[]'),
    reachability: text({ enum: ['unknown', 'ok', 'unreachable', 'unauthorized', 'wrong_answer'] }).notNull().default('unknown'),
    checkedAt: integer('checked_at'),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [uniqueIndex('instances_name').on(sql`${t.name} COLLATE NOCASE`), uniqueIndex('instances_origin').on(t.origin), index('instances_secret').on(t.tokenSecretId)],
);

export const pairs = sqliteTable(
  'pairs',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<PairId>(),
    name: text().notNull(),
    description: text().notNull().default(''),
    sourceInstanceId: integer('source_instance_id').$type<InstanceId>().notNull().references(() => instances.id),
    targetInstanceId: integer('target_instance_id').$type<InstanceId>().notNull().references(() => instances.id),
    direction: text({ enum: ['push', 'pull'] }).notNull(),
    overwriteDiverged: integer('overwrite_diverged', { mode: 'boolean' }).notNull(),
    triggerBuilds: integer('trigger_builds', { mode: 'boolean' }).notNull(),
    onlyProtectedBranches: integer('only_protected_branches', { mode: 'boolean' }).notNull(),
    branchRegex: text('branch_regex'),
    issueSyncEnabled: integer('issue_sync_enabled', { mode: 'boolean' }).notNull(),
    credentialSource: text('credential_source', { enum: CREDENTIAL_SOURCES }).notNull(),
    /** The user name of the given account; its password is sealed. Both are null for every other source. */
    accountUsername: text('account_username'),
    accountSecretId: text('account_secret_id').references(() => secrets.id),
    /** The full path of the group whose token is used; null = the remote project's top-level group. */
    credentialGroup: text('credential_group'),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('pairs_name').on(sql`${t.name} COLLATE NOCASE`),
    index('pairs_source').on(t.sourceInstanceId, t.targetInstanceId),
    index('pairs_target').on(t.targetInstanceId, t.sourceInstanceId),
    index('pairs_account').on(t.accountSecretId),
  ],
);

/** What we want. Nothing here changes because of what was observed. */
export const mirrors = sqliteTable(
  'mirrors',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<MirrorId>(),
    pairId: integer('pair_id').$type<PairId>().notNull().references(() => pairs.id, { onDelete: 'cascade' }),
    sourceProjectId: integer('source_project_id').$type<ProjectId>().notNull(),
    sourcePath: text('source_path').notNull(),
    targetProjectId: integer('target_project_id').$type<ProjectId>().notNull(),
    targetPath: text('target_path').notNull(),
    enabled: integer({ mode: 'boolean' }).notNull(),
    overwriteDiverged: integer('overwrite_diverged', { mode: 'boolean' }),
    triggerBuilds: integer('trigger_builds', { mode: 'boolean' }),
    onlyProtectedBranches: integer('only_protected_branches', { mode: 'boolean' }),
    branchRegex: text('branch_regex'),
    issueSyncEnabled: integer('issue_sync_enabled', { mode: 'boolean' }),
    setup: text({ enum: ['creating', 'ready', 'removing', 'rotating'] }).notNull(),
    /** GitLab's id of the push mirror; null for pull mirrors and while creating. */
    gitlabMirrorId: integer('gitlab_mirror_id'),
    /** The push mirror that still exists beside its successor while the credential is rotated. */
    retiringGitlabMirrorId: integer('retiring_gitlab_mirror_id'),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('mirrors_projects').on(t.pairId, t.sourceProjectId, t.targetProjectId),
    index('mirrors_source_path').on(sql`${t.sourcePath} COLLATE NOCASE`, t.id),
    index('mirrors_target_path').on(sql`${t.targetPath} COLLATE NOCASE`, t.id),
    index('mirrors_created').on(t.createdAt, t.id),
    index('mirrors_pair_source').on(t.pairId, sql`${t.sourcePath} COLLATE NOCASE`, t.id),
    index('mirrors_target_project').on(t.targetProjectId, t.pairId),
    index('mirrors_unfinished').on(t.id).where(sql`setup <> 'ready'`),
  ],
);

/** The place of a column's value in a closed list, for `ORDER BY` and indexes. Raw, because a definition takes no bound values. */
const rankIn = (column: string, words: readonly string[]) => sql.raw(`CASE ${column} ${words.map((word, rank) => `WHEN '${word}' THEN ${rank}`).join(' ')} END`);

/**
 * What GitLab said, and what our own comparison found: one row for each mirror from its first moment. The long texts stand last,
 * so that reading the others does not walk over them. The ranks order by urgency, worst first.
 */
export const mirrorObservations = sqliteTable(
  'mirror_observations',
  {
    mirrorId: integer('mirror_id').$type<MirrorId>().primaryKey().references(() => mirrors.id, { onDelete: 'cascade' }),
    status: text({ enum: STATUS_URGENCY }).notNull().default('unknown'),
    statusRank: integer('status_rank').generatedAlwaysAs(rankIn('status', STATUS_URGENCY)),
    rawStatus: text('raw_status'),
    enabled: integer({ mode: 'boolean' }),
    lastUpdateAt: integer('last_update_at'),
    lastSuccessAt: integer('last_success_at'),
    checkedAt: integer('checked_at'),
    settingsState: text('settings_state', { enum: ['match', 'drift', 'orphan', 'paused', 'disabled'] }),
    refsState: text('refs_state', { enum: REFS_URGENCY }).notNull().default('never'),
    refsRank: integer('refs_rank').generatedAlwaysAs(rankIn('refs_state', REFS_URGENCY)),
    refsEqual: integer('refs_equal').notNull().default(0),
    refsDifferent: integer('refs_different').notNull().default(0),
    refsMissing: integer('refs_missing').notNull().default(0),
    refsExtra: integer('refs_extra').notNull().default(0),
    comparedAt: integer('compared_at'),
    /** Since when our comparisons have found, without a break, that the target lacks something; null while it lacks nothing. */
    behindSince: integer('behind_since'),
    lastError: text('last_error'),
    settingDifferences: text('setting_differences').notNull().default('[]'),
    refDifferences: text('ref_differences').notNull().default('[]'),
    /** Why the last comparison said nothing, or what keeps the target from getting what it lacks. */
    refsFailure: text('refs_failure'),
    /** What `diagnose` made of the last observation, but for an expired credential, which the clock decides; null where nothing is wrong. */
    cause: text(),
  },
  (t) => [
    index('observations_status').on(t.statusRank, t.mirrorId),
    index('observations_refs').on(t.refsRank, t.mirrorId),
    index('observations_checked').on(t.checkedAt, t.mirrorId),
    index('observations_compared').on(t.comparedAt, t.mirrorId),
    index('observations_updated').on(t.lastUpdateAt, t.mirrorId),
    index('observations_cause').on(t.cause, t.mirrorId, t.settingsState).where(sql`cause IS NOT NULL`),
  ],
);

/** The credential that the mirror pushes or pulls with, on the remote project; `next` is there only while it is rotated. */
export const mirrorCredentials = sqliteTable(
  'mirror_credentials',
  {
    mirrorId: integer('mirror_id').$type<MirrorId>().notNull().references(() => mirrors.id, { onDelete: 'cascade' }),
    slot: text({ enum: ['current', 'next'] }).notNull(),
    kind: text({ enum: CREDENTIAL_SOURCES }).notNull(),
    /** GitLab's id of the token, deploy token or deploy key; null for a given account. */
    gitlabTokenId: integer('gitlab_token_id'),
    /** The group that has the token; null where the remote project has it. */
    gitlabGroupId: integer('gitlab_group_id'),
    tokenName: text('token_name').notNull(),
    /** What GitLab logs in with; null = any user name does. */
    username: text(),
    scopes: text().notNull(),
    expiresAt: integer('expires_at'),
    /** null for an SSH key, whose private half only GitLab has. Mirrors that share a credential share the secret. */
    secretId: text('secret_id').references(() => secrets.id),
  },
  (t) => [
    primaryKey({ columns: [t.mirrorId, t.slot] }),
    index('credentials_expiry').on(t.slot, t.expiresAt, t.mirrorId),
    index('credentials_secret').on(t.secretId),
    index('credentials_group').on(t.gitlabGroupId, t.slot),
  ],
);

/** What we are about to do to GitLab, see DESIGN.md section 6. Payload and result hold no secret. */
export const intents = sqliteTable(
  'intents',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    uid: text().notNull(),
    /** The operation that it belongs to; undone as a whole. */
    operation: text().notNull(),
    kind: text().notNull(),
    instanceId: integer('instance_id').$type<InstanceId>().notNull().references(() => instances.id, { onDelete: 'cascade' }),
    projectId: integer('project_id').$type<ProjectId>().notNull(),
    /** No foreign key: a clean-up outlives its mirror. */
    mirrorId: integer('mirror_id').$type<MirrorId>(),
    /** The part of the project that it changes, where others of the same project need not wait for it: `issue:<id>`. */
    part: text(),
    payload: text().notNull(),
    state: text({ enum: ['planned', 'sent', 'done', 'found', 'absent', 'failed', 'undone', 'given_up'] }).notNull(),
    result: text(),
    failure: text(),
    attempts: integer().notNull().default(0),
    nextAttemptAt: integer('next_attempt_at'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('intents_uid').on(t.uid),
    index('intents_operation').on(t.operation, t.id),
    index('intents_open').on(t.state, t.nextAttemptAt).where(sql`state in ('planned', 'sent')`),
    index('intents_object').on(t.instanceId, t.projectId, t.part, t.state),
    index('intents_mirror').on(t.mirrorId, t.id),
  ],
);

export const jobs = sqliteTable(
  'jobs',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<JobId>(),
    kind: text({ enum: ['follow-mirror', 'clean-up', 'rotate', 'batch', 'plan', 'status-round', 'verify-round', 'issue-sync', 'issue-round'] }).notNull(),
    /** Nobody waits for it: claimed after all that are not. */
    background: integer({ mode: 'boolean' }).notNull(),
    /** At most one job that is not finished may have it. */
    uniqueKey: text('unique_key').notNull(),
    mirrorId: integer('mirror_id').$type<MirrorId>().references(() => mirrors.id, { onDelete: 'cascade' }),
    planId: integer('plan_id').$type<PlanId>().references(() => plans.id, { onDelete: 'set null' }),
    action: text({ enum: ['trigger', 'refresh', 'verify'] }),
    input: text().notNull(),
    /** What a person wants of it while it runs; done when its turn ends. */
    wish: text({ enum: ['pause', 'cancel'] }),
    state: text({ enum: ['queued', 'running', 'paused', 'succeeded', 'partial', 'failed', 'cancelled'] }).notNull(),
    total: integer().notNull().default(0),
    processed: integer().notNull().default(0),
    succeeded: integer().notNull().default(0),
    failed: integer().notNull().default(0),
    skipped: integer().notNull().default(0),
    failure: text(),
    result: text(),
    attempts: integer().notNull().default(0),
    /** The start of the application that runs it; another start may take it over. */
    session: text(),
    createdAt: integer('created_at').notNull(),
    runAt: integer('run_at').notNull(),
    startedAt: integer('started_at'),
    finishedAt: integer('finished_at'),
  },
  (t) => [
    uniqueIndex('jobs_unique').on(t.uniqueKey).where(sql`state in ('queued', 'running', 'paused')`),
    index('jobs_due').on(t.state, t.background, t.runAt),
    index('jobs_state').on(t.state, t.id),
    index('jobs_mirror').on(t.mirrorId, t.id),
    index('jobs_plan').on(t.planId, t.id),
  ],
);

/** The objects of a job that has many. No foreign key to the mirror: what was done stays told when it is gone. */
export const jobItems = sqliteTable(
  'job_items',
  {
    jobId: integer('job_id').$type<JobId>().notNull().references(() => jobs.id, { onDelete: 'cascade' }),
    index: integer('idx').notNull(),
    mirrorId: integer('mirror_id').$type<MirrorId>(),
    subject: text().notNull(),
    state: text({ enum: ['waiting', 'running', 'succeeded', 'failed', 'skipped'] }).notNull().default('waiting'),
    failure: text(),
    finishedAt: integer('finished_at'),
  },
  (t) => [primaryKey({ columns: [t.jobId, t.index] }), index('job_items_state').on(t.jobId, t.state, t.index)],
);

/** A reviewed change of many objects. */
export const plans = sqliteTable('plans', {
  id: integer().primaryKey({ autoIncrement: true }).$type<PlanId>(),
  kind: text({ enum: ['reapply', 'repair', 'enable', 'remove', 'rotate', 'create', 'adopt', 'credential', 'import', 'configuration'] }).notNull(),
  state: text({ enum: ['ready', 'applying', 'applied', 'undoing', 'undone'] }).notNull(),
  input: text().notNull(),
  /** The word that applying it wants. */
  guard: text(),
  total: integer().notNull(),
  leftOut: integer('left_out').notNull(),
  undo: text({ enum: ['full', 'partial', 'none'] }).notNull(),
  /** What a person should look at before applying, as JSON. */
  warnings: text().notNull().default('[]'),
  /** The job that applies or undoes it; no foreign key, since jobs point here. */
  jobId: integer('job_id').$type<JobId>(),
  createdAt: integer('created_at').notNull(),
});

/** One object of a plan: what is shown of it, and what performing and undoing it needs. */
export const planSteps = sqliteTable(
  'plan_steps',
  {
    planId: integer('plan_id').$type<PlanId>().notNull().references(() => plans.id, { onDelete: 'cascade' }),
    index: integer('idx').notNull(),
    action: text({
      enum: [
        'update', 'create', 'recreate', 'enable', 'remove', 'rotate', 'adopt', 'create_project', 'credential', 'skip',
        'create_instance', 'update_instance', 'remove_instance', 'create_pair', 'update_pair', 'remove_pair', 'change', 'missing',
      ],
    }).notNull(),
    object: text().notNull(),
    /** No foreign key: a step outlives its mirror. */
    mirrorId: integer('mirror_id').$type<MirrorId>(),
    undo: text({ enum: ['full', 'partial', 'none'] }).notNull(),
    state: text({ enum: ['planned', 'running', 'done', 'failed', 'skipped', 'undone'] }).notNull(),
    failure: text(),
    before: text().notNull(),
    after: text().notNull(),
    detail: text().notNull(),
    undoDetail: text('undo_detail'),
  },
  (t) => [primaryKey({ columns: [t.planId, t.index] }), index('plan_steps_state').on(t.planId, t.state, t.index), index('plan_steps_action').on(t.planId, t.action)],
);

/** How all mirrors were at the last look on a UTC day, which is its midnight (UTC ms). */
export const dailyFigures = sqliteTable('daily_figures', {
  day: integer().primaryKey(),
  healthy: integer().notNull(),
  unproven: integer().notNull(),
  warning: integer().notNull(),
  failing: integer().notNull(),
  off: integer().notNull(),
  seenAt: integer('seen_at').notNull(),
});

/** Append-only. No foreign keys: history outlives its objects. */
export const activity = sqliteTable(
  'activity',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    at: integer().notNull(),
    actor: text({ enum: ['operator', 'schedule', 'recovery'] }).notNull(),
    action: text().notNull(),
    instanceId: integer('instance_id').$type<InstanceId>(),
    pairId: integer('pair_id').$type<PairId>(),
    mirrorId: integer('mirror_id').$type<MirrorId>(),
    subject: text().notNull(),
    result: text({ enum: ['done', 'failed'] }).notNull(),
    failure: text(),
    /** The name of the operator who was signed in. */
    operator: text(),
  },
  (t) => [index('activity_mirror').on(t.mirrorId, t.id), index('activity_pair').on(t.pairId, t.id), index('activity_instance').on(t.instanceId, t.id), index('activity_action').on(t.action, t.id)],
);

import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { MirrorId, PairId, ProjectId } from '../../src-preload/contract/ids.ts';
import { CREDENTIAL_SOURCES } from './credential-sources.ts';
import { pairs } from './pair-schema.ts';
import { REFS_URGENCY, STATUS_URGENCY } from './urgency.ts';
import { secrets } from './vault-schema.ts';

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

import { eq, sql } from 'drizzle-orm';
import { DEFAULT_ISSUE_SYNC, type ExistingIssues, type IssueSync, type IssueSyncOptions } from '../../src-preload/contract/models/issue-sync.ts';
import type { JobId } from '../../src-preload/contract/ids.ts';
import type { Db } from './access.ts';
import { toRun } from './issue-run-row.ts';
import { issueLinks, issueProblems, issueRuns, issueSyncs } from './issue-schema.ts';
import type { StoredIssueSync } from './issue-store.ts';
import { jobs } from './job-schema.ts';
import { mirrors } from './mirror-schema.ts';
import { pairs } from './pair-schema.ts';

/** Whether the issues are copied: the mirror's own word, else the pair's. Needs both tables. */
export const isSwitchedOn = sql<number>`coalesce(${mirrors.issueSyncEnabled}, ${pairs.issueSyncEnabled})`;

export const linkCount = sql<number>`(SELECT count(*) FROM ${issueLinks} WHERE ${issueLinks.mirrorId} = ${mirrors.id} AND ${issueLinks.state} = 'linked')`;
export const problemCount = sql<number>`(SELECT count(*) FROM ${issueProblems} WHERE ${issueProblems.mirrorId} = ${mirrors.id} AND ${issueProblems.dismissedAt} IS NULL)`;

/** A column of the last run that was no dry run. */
export const latestRun = (column: 'id' | 'state' | 'started_at') =>
  sql`(SELECT r.${sql.raw(column)} FROM issue_runs r WHERE r.mirror_id = ${mirrors.id} AND r.cause <> 'dry' ORDER BY r.id DESC LIMIT 1)`;

const unfinishedJob = sql<JobId | null>`(SELECT ${jobs.id} FROM ${jobs} WHERE ${jobs.mirrorId} = ${mirrors.id} AND ${jobs.kind} = 'issue-sync' AND ${jobs.state} IN ('queued', 'running', 'paused') ORDER BY ${jobs.id} DESC LIMIT 1)`;

/** A mirror with everything that is shown of its issues. */
export const selectSyncs = (db: Db) =>
  db
    .select({
      mirrorId: mirrors.id, pairId: mirrors.pairId, sourcePath: mirrors.sourcePath, targetPath: mirrors.targetPath,
      enabled: isSwitchedOn, sync: issueSyncs, run: issueRuns, links: linkCount, problems: problemCount, jobId: unfinishedJob,
    })
    .from(mirrors)
    .innerJoin(pairs, eq(pairs.id, mirrors.pairId))
    .leftJoin(issueSyncs, eq(issueSyncs.mirrorId, mirrors.id))
    .leftJoin(issueRuns, eq(issueRuns.id, latestRun('id')))
    .$dynamic();

type Row = ReturnType<ReturnType<typeof selectSyncs>['all']>[number];

export const toSync = ({ enabled, sync, run, ...shown }: Row): IssueSync => ({
  ...shown,
  enabled: enabled === 1,
  options: sync === null ? DEFAULT_ISSUE_SYNC : toStoredSync(sync).options,
  baselineAt: sync?.baselineAt ?? null,
  watermark: sync?.watermark ?? null,
  nextRunAt: enabled === 1 ? (sync?.nextRunAt ?? null) : null,
  lastRun: run === null ? null : toRun(run),
});

type Existing = Pick<typeof issueSyncs.$inferSelect, 'existing' | 'existingSince'>;

const toExisting = ({ existing, existingSince }: Existing): ExistingIssues => (existing === 'since' ? { since: existingSince ?? 0 } : existing);

const ofExisting = (existing: ExistingIssues): Existing =>
  typeof existing === 'string' ? { existing, existingSince: null } : { existing: 'since', existingSince: existing.since };

/** The columns of the options that are given. */
export const optionColumns = ({ existing, ...options }: Partial<IssueSyncOptions>) => ({ ...options, ...(existing === undefined ? {} : ofExisting(existing)) });

export const allOptionColumns = ({ existing, ...options }: IssueSyncOptions) => ({ ...options, ...ofExisting(existing) });

export const datesColumns = (datesKept: StoredIssueSync['datesKept'] | undefined) => (datesKept === undefined ? {} : { datesKept: datesKept?.kept ?? null, datesToken: datesKept?.token ?? null });

export const toStoredSync = ({ mirrorId, baselineAt, watermark, sweptAt, nextRunAt, createdAt, datesKept, datesToken, existing, existingSince, ...options }: typeof issueSyncs.$inferSelect): StoredIssueSync => ({
  mirrorId, baselineAt, watermark, sweptAt, nextRunAt, createdAt, datesKept: datesKept === null || datesToken === null ? null : { token: datesToken, kept: datesKept }, options: { ...options, existing: toExisting({ existing, existingSince }) },
});

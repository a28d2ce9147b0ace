import { getTableColumns } from 'drizzle-orm';
import { Failure } from '../../src-preload/contract/failures.ts';
import { Job } from '../../src-preload/contract/models/job.ts';
import { jobs } from './job-schema.ts';
import type { StoredJob } from './job-store.ts';
import { fromAnyJson, fromNullableJson } from './json.ts';
import { mirrors } from './mirror-schema.ts';

/** What a job's row is read with; `mirrors` is joined. */
export const JOB_ROW = { ...getTableColumns(jobs), mirrorPath: mirrors.sourcePath };

type Row = typeof jobs.$inferSelect & { mirrorPath: string | null };

const Result = Job.shape.result.unwrap();

export const toJob = (row: Row): Job => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  mirrorId: row.mirrorId,
  mirrorPath: row.mirrorPath,
  planId: row.planId,
  action: row.action,
  progress: { total: row.total, processed: row.processed, succeeded: row.succeeded, failed: row.failed, skipped: row.skipped },
  failure: fromNullableJson(Failure, row.failure),
  result: fromNullableJson(Result, row.result),
  attempts: row.attempts,
  createdAt: row.createdAt,
  runAt: row.runAt,
  startedAt: row.startedAt,
  finishedAt: row.finishedAt,
});

export const toStoredJob = (row: Row): Omit<StoredJob, 'readsOnly'> => ({ ...toJob(row), uniqueKey: row.uniqueKey, input: fromAnyJson(row.input), background: row.background });

import { z } from 'zod';
import { Failure } from '../../src-preload/contract/failures.ts';
import { IssuePart, type IssueRun, IssueSkip, Replaced } from '../../src-preload/contract/models/issue-sync.ts';
import { fromJson, fromNullableJson } from './json.ts';
import type { issueRunItems, issueRuns } from './issue-schema.ts';
import type { StoredRunItem } from './issue-store.ts';

export const Parts = z.array(IssuePart).max(20);

export const toRun = (row: typeof issueRuns.$inferSelect): IssueRun => ({ ...row, failure: fromNullableJson(Failure, row.failure) });

export const toItem = ({ runId: _asked, ...row }: typeof issueRunItems.$inferSelect): StoredRunItem => ({
  ...row,
  reason: IssueSkip.nullable().parse(row.reason),
  parts: fromJson(Parts, row.parts),
  failure: fromNullableJson(Failure, row.failure),
  replaced: fromNullableJson(Replaced, row.replaced),
});

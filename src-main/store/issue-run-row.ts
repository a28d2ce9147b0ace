import { z } from 'zod';
import { Failure } from '../../src-preload/contract/failures.ts';
import { IssuePart, type IssueRun, IssueSkip, Replaced } from '../../src-preload/contract/models/issue-sync.ts';
import { fromJson, fromNullableJson, toJson } from './json.ts';
import type { issueRunItems, issueRuns } from './issue-schema.ts';
import type { StoredRunItem } from './issue-store.ts';

export const Parts = z.array(IssuePart).max(20);

/** Parts with the number of issues of which they were not kept. */
const NotKept = z.partialRecord(IssuePart, z.int().min(0));

/** What was not kept before and is not kept now, as the column has it. */
export const countNotKept = (column: string, lost: readonly IssuePart[]): string => {
  const counts = fromJson(NotKept, column);
  for (const part of lost) counts[part] = (counts[part] ?? 0) + 1;
  return toJson(counts);
};

const notKeptOf = (column: string): IssueRun['notKept'] => {
  const counts = fromJson(NotKept, column);
  return IssuePart.options.flatMap((part) => (counts[part] === undefined ? [] : [{ part, issues: counts[part] }]));
};

export const toRun = (row: typeof issueRuns.$inferSelect): IssueRun => ({ ...row, notKept: notKeptOf(row.notKept), failure: fromNullableJson(Failure, row.failure) });

export const toItem = ({ runId: _asked, ...row }: typeof issueRunItems.$inferSelect): StoredRunItem => ({
  ...row,
  reason: IssueSkip.nullable().parse(row.reason),
  parts: fromJson(Parts, row.parts),
  notKept: fromJson(Parts, row.notKept),
  failure: fromNullableJson(Failure, row.failure),
  replaced: fromNullableJson(Replaced, row.replaced),
});

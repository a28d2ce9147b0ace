import type { ExistingIssues, IssueSkip } from '../../../src-preload/contract/models/issue-sync.ts';
import type { Issue } from './issue.ts';
import { isLoop } from './origin/loop.ts';
import type { CopySetup } from './setup.ts';

/** Why an issue is left as it is; null = it is copied, or its copy follows. */
export const skipReason = (issue: Issue, isLinked: boolean, setup: CopySetup): IssueSkip | null => (isLinked ? linkedReason(issue, setup) : newReason(issue, setup));

const linkedReason = (issue: Issue, { options }: CopySetup): IssueSkip | null => {
  if (issue.movedToId !== null) return 'moved';
  if (issue.confidential && options.confidential === 'skip') return 'confidential';
  return options.updateExisting ? null : 'not_updated';
};

const newReason = (issue: Issue, { options, target, baselineAt }: CopySetup): IssueSkip | null => {
  if (issue.movedToId !== null) return 'moved';
  if (isLoop(issue, target)) return 'loop';
  if (issue.confidential && options.confidential === 'skip') return 'confidential';
  if (issue.createdAt < baselineAt && !takesExisting(issue, options.existing)) return 'existing';
  return issue.state === 'closed' && !options.closedIssues ? 'closed' : null;
};

const takesExisting = (issue: Issue, existing: ExistingIssues): boolean => {
  if (typeof existing === 'object') return issue.createdAt >= existing.since;
  return existing === 'all' || (existing === 'open' && issue.state === 'opened');
};

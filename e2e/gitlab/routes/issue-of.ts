import { notFound } from '../http/answer.ts';
import type { Call } from '../http/router.ts';
import { issuesOf } from '../state/issues.ts';
import type { IssueRecord, ProjectRecord } from '../state/records.ts';
import { power } from '../state/rights.ts';
import { REPORTER } from '../state/roles.ts';
import { projectOf } from './project-of.ts';

/** Confidential issues are for reporters and above, their authors and assignees. */
export const canReadIssue = (call: Call, project: ProjectRecord, issue: IssueRecord): boolean => {
  if (!issue.confidential) return true;
  const user = call.caller?.user;
  if (user === undefined) return false;
  return power(call.state, project, user) >= REPORTER || issue.authorId === user.id || issue.assigneeIds.includes(user.id);
};

/** The issue of `:issue_iid`; one that may not be read is 404. */
export const issueOf = (call: Call): { project: ProjectRecord; issue: IssueRecord } => {
  const project = projectOf(call);
  const issue = issuesOf(call.state, project).find((each) => String(each.iid) === call.segment('issue_iid'));
  if (issue === undefined || !canReadIssue(call, project, issue)) throw notFound();
  return { project, issue };
};

import { timeStats } from '../entities/issue.ts';
import { created, fail, forbidden, ok, type Answer } from '../http/answer.ts';
import { signedIn, type Call, type Route } from '../http/router.ts';
import { actorOf } from '../state/actor.ts';
import { parseDuration } from '../state/duration.ts';
import type { IssueChanges } from '../state/issue-changes.ts';
import type { IssueRecord } from '../state/issue-records.ts';
import { canSetMetadata } from '../state/issue-rights.ts';
import { applyChanges } from '../state/issues.ts';
import { issueOf } from './issue-of.ts';

const ONE = '/projects/:id/issues/:issue_iid';

const duration = (call: Call): number => {
  call.params.require('duration');
  const seconds = parseDuration(call.params.text('duration') ?? '');
  if (seconds === null) throw fail(400, { message: { duration: ['has an invalid format'] } });
  return seconds;
};

/** Planners and above set times; what they set makes the issue look updated (contract A.6). */
const change = (call: Call, make: (issue: IssueRecord) => IssueChanges): IssueRecord => {
  const { user } = signedIn(call);
  const { project, issue } = issueOf(call);
  const actor = actorOf(call.state, user);
  if (project.archived || !canSetMetadata(actor, project)) throw forbidden();
  applyChanges(call.state, actor, issue, make(issue));
  return issue;
};

const estimate = (call: Call): Answer => {
  const timeEstimate = duration(call);
  if (timeEstimate < 0) throw fail(400, { message: { time_estimate: ['must have a valid format and be greater than or equal to zero.'] } });
  return created(timeStats(change(call, () => ({ timeEstimate }))));
};

/** Spent time adds up; a negative duration takes away, but not more than there is. */
const spend = (call: Call): Answer => {
  const seconds = duration(call);
  const issue = change(call, ({ timeSpent }) => {
    if (timeSpent + seconds < 0) throw fail(400, { message: { base: ['Time to subtract exceeds the total time spent'] } });
    return { timeSpent: timeSpent + seconds };
  });
  return created(timeStats(issue));
};

export const issueTimeRoutes: readonly Route[] = [
  { method: 'GET', path: `${ONE}/time_stats`, run: (call) => ok(timeStats(issueOf(call).issue)) },
  { method: 'POST', path: `${ONE}/time_estimate`, run: estimate },
  { method: 'POST', path: `${ONE}/reset_time_estimate`, run: (call) => ok(timeStats(change(call, () => ({ timeEstimate: 0 })))) },
  { method: 'POST', path: `${ONE}/add_spent_time`, run: spend },
  { method: 'POST', path: `${ONE}/reset_spent_time`, run: (call) => ok(timeStats(change(call, () => ({ timeSpent: 0 })))) },
];

import { isPremium } from '../profile.ts';
import { humanDuration } from './duration.ts';
import type { IssueRecord, IssueType } from './issue-records.ts';
import { withScopes } from './labels.ts';
import type { ServerState } from './server-state.ts';

/** What an edit sets; what is absent stays. Labels are ids. */
export type IssueChanges = {
  title?: string;
  description?: string | null;
  state?: 'opened' | 'closed';
  type?: IssueType;
  confidential?: boolean;
  labelIds?: readonly number[];
  assigneeIds?: readonly number[];
  milestoneId?: number | null;
  iteration?: string | null;
  epic?: number | null;
  dueDate?: string | null;
  weight?: number | null;
  discussionLocked?: boolean;
  /** Seconds. */
  timeEstimate?: number;
  timeSpent?: number;
};

const same = (a: readonly number[], b: readonly number[]): boolean => a.length === b.length && a.every((value) => b.includes(value));

/** Free keeps one assignee, Premium many; people that do not exist are left out (contract A.6). */
export const allowedAssignees = (state: ServerState, ids: readonly number[]): number[] => {
  const known = [...new Set(ids)].filter((id) => state.users.has(id));
  return isPremium(state.profile) ? known : known.slice(0, 1);
};

const SCALARS = ['title', 'state', 'type', 'confidential', 'milestoneId', 'iteration', 'epic', 'dueDate', 'weight', 'discussionLocked', 'timeEstimate', 'timeSpent'] as const;
const PAID = ['iteration', 'epic', 'weight'] as const;

/** The changes that really change this issue, as its edition and licence allow them. */
export const effectiveChanges = (state: ServerState, issue: IssueRecord, given: IssueChanges): IssueChanges => {
  const changes: IssueChanges = { ...given };
  if (given.labelIds !== undefined) changes.labelIds = withScopes(state, given.labelIds);
  if (given.assigneeIds !== undefined) changes.assigneeIds = allowedAssignees(state, given.assigneeIds);
  if (!isPremium(state.profile)) for (const name of PAID) delete changes[name];
  for (const name of SCALARS) if (changes[name] === issue[name]) delete changes[name];
  if (changes.description !== undefined && (changes.description ?? '') === (issue.description ?? '')) delete changes.description;
  if (same(changes.labelIds ?? issue.labelIds, issue.labelIds)) delete changes.labelIds;
  if (same(changes.assigneeIds ?? issue.assigneeIds, issue.assigneeIds)) delete changes.assigneeIds;
  return changes;
};

const names = (state: ServerState, ids: readonly number[]): string => ids.map((id) => `@${state.users.get(id)?.username ?? ''}`).join(', ');

const assigneeText = (state: ServerState, before: readonly number[], after: readonly number[]): string => {
  const added = after.filter((id) => !before.includes(id));
  const removed = before.filter((id) => !after.includes(id));
  return [...(added.length > 0 ? [`assigned to ${names(state, added)}`] : []), ...(removed.length > 0 ? [`unassigned ${names(state, removed)}`] : [])].join(' and ');
};

const spentText = (before: number, after: number): string => {
  if (after === 0) return 'removed time spent';
  return after > before ? `added ${humanDuration(after - before) ?? ''} of time spent` : `subtracted ${humanDuration(before - after) ?? ''} of time spent`;
};

/** The notes that GitLab writes about changes. Labels, milestone, state and weight have events of their own and no notes (contract A.7). */
export const changeNotes = (state: ServerState, issue: IssueRecord, changes: IssueChanges): string[] => [
  ...(changes.title === undefined ? [] : [`changed title from **{-${issue.title}-}** to **{+${changes.title}+}**`]),
  ...(changes.description === undefined ? [] : ['changed the description']),
  ...(changes.confidential === undefined ? [] : [changes.confidential ? 'made the issue confidential' : 'made the issue visible to everyone']),
  ...(changes.type === undefined ? [] : [`changed type from ${issue.type} to ${changes.type}`]),
  ...(changes.assigneeIds === undefined ? [] : [assigneeText(state, issue.assigneeIds, changes.assigneeIds)]),
  ...(changes.dueDate === undefined ? [] : [changes.dueDate === null ? 'removed due date' : `changed due date to ${changes.dueDate}`]),
  ...(changes.discussionLocked === undefined ? [] : [`${changes.discussionLocked ? 'locked' : 'unlocked'} the discussion in this issue`]),
  ...(changes.timeEstimate === undefined
    ? []
    : [changes.timeEstimate === 0 ? 'removed time estimate' : `changed time estimate to ${humanDuration(changes.timeEstimate) ?? ''}`]),
  ...(changes.timeSpent === undefined ? [] : [spentText(issue.timeSpent, changes.timeSpent)]),
];

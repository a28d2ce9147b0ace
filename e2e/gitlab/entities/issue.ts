import { isPremium } from '../profile.ts';
import { humanDuration } from '../state/duration.ts';
import type { IssueRecord } from '../state/issue-records.ts';
import { labelNames } from '../state/labels.ts';
import { fullPath } from '../state/projects.ts';
import type { ProjectRecord } from '../state/records.ts';
import { externalUrl, type ServerState } from '../state/server-state.ts';
import { notesOf } from '../state/write-note.ts';
import { label as labelEntity } from './label.ts';
import { milestone as milestoneEntity } from './milestone.ts';
import { basicUser } from './user.ts';
import { iso, isoOrNull } from './time.ts';

type Fields = Record<string, unknown>;

const person = (state: ServerState, userId: number | null): Fields | null => {
  const user = state.users.get(userId ?? 0);
  return user === undefined ? null : basicUser(state, user);
};

export const timeStats = (record: IssueRecord): Fields => ({
  time_estimate: record.timeEstimate,
  total_time_spent: record.timeSpent,
  human_time_estimate: humanDuration(record.timeEstimate),
  human_total_time_spent: humanDuration(record.timeSpent),
});

const TASK = /^\s*(?:[-*+]|\d+[.)])\s+\[([ x])\]/gim;

const taskFields = (record: IssueRecord): Fields => {
  const tasks = [...(record.description ?? '').matchAll(TASK)];
  const done = tasks.filter((match) => match[1] !== ' ').length;
  return {
    task_completion_status: { count: tasks.length, completed_count: done },
    has_tasks: tasks.length > 0,
    ...(tasks.length > 0 ? { task_status: `${done} of ${tasks.length} checklist items completed` } : {}),
  };
};

/** Fields of the paid editions are absent without a licence (contract A.6). */
const paidFields = (state: ServerState, record: IssueRecord): Fields => {
  if (!isPremium(state.profile)) return {};
  return {
    weight: record.weight,
    epic_iid: record.epic,
    epic: record.epic === null ? null : { id: record.epic, iid: record.epic, title: `Epic ${record.epic}`, url: `/groups/epics/${record.epic}`, group_id: 1 },
    iteration: record.iteration === null ? null : { id: 1, iid: 1, sequence: 1, group_id: 1, title: record.iteration, state: 2 },
    health_status: null,
    blocking_issues_count: 0,
  };
};

const links = (state: ServerState, record: IssueRecord): Fields => {
  const project = `${externalUrl(state)}/api/v4/projects/${record.projectId}`;
  const self = `${project}/issues/${record.iid}`;
  return { self, notes: `${self}/notes`, award_emoji: `${self}/award_emoji`, project, closed_as_duplicate_of: null };
};

const people = (state: ServerState, record: IssueRecord): Fields => {
  const assignees = record.assigneeIds.map((id) => person(state, id)).filter((each) => each !== null);
  return { assignees, assignee: assignees[0] ?? null, author: person(state, record.authorId), closed_by: person(state, record.closedById) };
};

/** An issue; `details` gives its labels as objects. */
export const issue = (state: ServerState, project: ProjectRecord, record: IssueRecord, { details = false } = {}): Fields => {
  const path = fullPath(state, project);
  const milestone = state.milestones.get(record.milestoneId ?? 0);
  return {
    id: record.id,
    iid: record.iid,
    project_id: record.projectId,
    title: record.title,
    description: record.description,
    state: record.state,
    created_at: iso(record.createdAt),
    updated_at: iso(record.updatedAt),
    closed_at: isoOrNull(record.closedAt),
    labels: details
      ? record.labelIds.flatMap((id) => state.labelsById.get(id) ?? []).map((label) => labelEntity(label, project.id))
      : labelNames(state, record.labelIds),
    milestone: milestone === undefined ? null : milestoneEntity(state, milestone),
    ...people(state, record),
    type: record.type.toUpperCase(),
    user_notes_count: notesOf(state, record).filter((note) => !note.system).length,
    merge_requests_count: 0,
    upvotes: 0,
    downvotes: 0,
    due_date: record.dueDate,
    confidential: record.confidential,
    discussion_locked: record.discussionLocked,
    issue_type: record.type,
    web_url: `${externalUrl(state)}/${path}/-/issues/${record.iid}`,
    time_stats: timeStats(record),
    ...taskFields(record),
    _links: links(state, record),
    references: { short: `#${record.iid}`, relative: `#${record.iid}`, full: `${path}#${record.iid}` },
    severity: 'UNKNOWN',
    moved_to_id: record.movedToId,
    imported: false,
    imported_from: 'none',
    service_desk_reply_to: null,
    ...paidFields(state, record),
  };
};

import { isPremium } from '../profile.ts';
import { fullPath } from '../state/projects.ts';
import type { IssueRecord, LabelRecord, NoteRecord, ProjectRecord, UserRecord } from '../state/records.ts';
import { externalUrl, type ServerState } from '../state/server-state.ts';
import { basicUser } from './user.ts';
import { iso, isoOrNull } from './time.ts';

type Fields = Record<string, unknown>;

const person = (state: ServerState, userId: number): Fields | null => {
  const user: UserRecord | undefined = state.users.get(userId);
  return user === undefined ? null : basicUser(state, user);
};

/** Fields of the paid editions are absent without a licence (contract A.6). */
export const issue = (state: ServerState, project: ProjectRecord, record: IssueRecord): Fields => {
  const path = fullPath(state, project);
  const assignees = record.assigneeIds.map((id) => person(state, id)).filter((each) => each !== null);
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
    closed_by: null,
    labels: record.labels,
    milestone: null,
    assignees,
    author: person(state, record.authorId),
    type: 'ISSUE',
    assignee: assignees[0] ?? null,
    user_notes_count: (state.notes.get(record.id) ?? []).filter((note) => !note.system).length,
    merge_requests_count: 0,
    upvotes: 0,
    downvotes: 0,
    due_date: record.dueDate,
    confidential: record.confidential,
    discussion_locked: null,
    issue_type: 'issue',
    web_url: `${externalUrl(state)}/${path}/-/issues/${record.iid}`,
    time_stats: { time_estimate: 0, total_time_spent: 0, human_time_estimate: null, human_total_time_spent: null },
    task_completion_status: { count: 0, completed_count: 0 },
    has_tasks: false,
    references: { short: `#${record.iid}`, relative: `#${record.iid}`, full: `${path}#${record.iid}` },
    severity: 'UNKNOWN',
    moved_to_id: null,
    imported: false,
    imported_from: 'none',
    service_desk_reply_to: null,
    ...(isPremium(state.profile) ? { weight: record.weight, epic_iid: null, epic: null, iteration: null, health_status: null } : {}),
  };
};

export const note = (state: ServerState, owner: IssueRecord, record: NoteRecord): Fields => ({
  id: record.id,
  type: null,
  body: record.body,
  author: person(state, record.authorId),
  created_at: iso(record.createdAt),
  updated_at: iso(record.updatedAt),
  system: record.system,
  noteable_id: owner.id,
  noteable_type: 'Issue',
  project_id: owner.projectId,
  resolvable: false,
  confidential: record.internal,
  internal: record.internal,
  imported: false,
  imported_from: 'none',
  noteable_iid: owner.iid,
  commands_changes: {},
});

export const label = (record: LabelRecord): Fields => ({
  id: record.id,
  name: record.name,
  description: record.description,
  description_html: record.description ?? '',
  text_color: '#FFFFFF',
  color: record.color,
  archived: false,
  subscribed: false,
  priority: record.priority,
  is_project_label: true,
});

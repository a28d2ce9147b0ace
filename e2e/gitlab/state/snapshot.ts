import type { IssueRecord, IssueType, NoteRecord } from './issue-records.ts';
import { labelNames } from './labels.ts';
import type { ProjectRecord } from './records.ts';
import type { ServerState } from './server-state.ts';
import { notesOf } from './write-note.ts';

export type NoteSnapshot = {
  id: number;
  discussionId: string;
  threaded: boolean;
  author: string;
  body: string;
  internal: boolean;
  system: boolean;
  createdAt: number;
  updatedAt: number;
};

/** All that an issue is, as plain data with names in place of ids. Times are UTC ms, durations seconds. */
export type IssueSnapshot = {
  id: number;
  iid: number;
  author: string;
  title: string;
  description: string | null;
  state: 'opened' | 'closed';
  type: IssueType;
  confidential: boolean;
  /** Sorted. */
  labels: string[];
  /** In their order. */
  assignees: string[];
  milestone: string | null;
  iteration: string | null;
  epic: number | null;
  dueDate: string | null;
  weight: number | null;
  discussionLocked: boolean | null;
  timeEstimate: number;
  timeSpent: number;
  createdAt: number;
  updatedAt: number;
  closedAt: number | null;
  movedToId: number | null;
  /** Oldest first. */
  notes: NoteSnapshot[];
};

const username = (state: ServerState, id: number): string => state.users.get(id)?.username ?? '';

const noteSnapshot = (state: ServerState, record: NoteRecord): NoteSnapshot => {
  const { issueId: _, mentionedIn: __, authorId, ...note } = record;
  return { ...note, author: username(state, authorId) };
};

export const issueSnapshot = (state: ServerState, record: IssueRecord): IssueSnapshot => {
  const { projectId: _, authorId, labelIds, assigneeIds, milestoneId, closedById: __, ...plain } = record;
  return {
    ...plain,
    author: username(state, authorId),
    labels: labelNames(state, labelIds),
    assignees: assigneeIds.map((id) => username(state, id)),
    milestone: state.milestones.get(milestoneId ?? 0)?.title ?? null,
    notes: notesOf(state, record).map((note) => noteSnapshot(state, note)),
  };
};

/** All issues of a project by their numbers. */
export const projectSnapshot = (state: ServerState, project: ProjectRecord): IssueSnapshot[] =>
  state.issues
    .ofProject(project.id)
    .created.rows.map((issue) => issueSnapshot(state, issue))
    .toSorted((a, b) => a.iid - b.iid);

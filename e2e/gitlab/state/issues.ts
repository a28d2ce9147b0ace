import type { IssueRecord, LabelRecord, NoteRecord, ProjectRecord } from './records.ts';
import type { ServerState } from './server-state.ts';

export type NewIssue = {
  title: string;
  description?: string | null;
  labels?: readonly string[];
  confidential?: boolean;
  state?: 'opened' | 'closed';
  assigneeIds?: number[];
  dueDate?: string | null;
  weight?: number | null;
  iid?: number;
  /** UTC ms. */
  createdAt?: number;
};

export const issuesOf = (state: ServerState, project: ProjectRecord): IssueRecord[] => state.issues.get(project.id) ?? [];

const DEFAULT_COLOR = '#6699cc';

/** The label of a project, made when it is not there yet. */
export const ensureLabel = (state: ServerState, project: ProjectRecord, name: string, color = DEFAULT_COLOR): LabelRecord => {
  const known = state.labels.find((label) => label.projectId === project.id && label.name === name);
  if (known !== undefined) return known;
  const label: LabelRecord = { id: state.nextId('label'), projectId: project.id, name, color, description: null, priority: null };
  state.labels.push(label);
  return label;
};

/** Names are split on commas even inside a list, and unknown ones are made (contract A.6). */
const labelNames = (state: ServerState, project: ProjectRecord, given: readonly string[]): string[] => {
  const names = given.flatMap((text) => text.split(',')).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))].map((name) => ensureLabel(state, project, name).name).toSorted();
};

export const createIssue = (state: ServerState, project: ProjectRecord, authorId: number, given: NewIssue): IssueRecord => {
  const now = given.createdAt ?? state.clock.now();
  const issues = issuesOf(state, project);
  const issue: IssueRecord = {
    id: state.nextId('issue'),
    iid: given.iid ?? Math.max(0, ...issues.map((each) => each.iid)) + 1,
    projectId: project.id,
    authorId,
    title: given.title,
    description: given.description ?? null,
    state: given.state ?? 'opened',
    confidential: given.confidential ?? false,
    labels: labelNames(state, project, given.labels ?? []),
    assigneeIds: given.assigneeIds ?? [],
    dueDate: given.dueDate ?? null,
    weight: given.weight ?? null,
    createdAt: now,
    updatedAt: now,
    closedAt: given.state === 'closed' ? now : null,
  };
  state.issues.set(project.id, [...issues, issue]);
  return issue;
};

export const notesOf = (state: ServerState, issue: IssueRecord): NoteRecord[] => state.notes.get(issue.id) ?? [];

/** A comment; it makes its issue look updated (contract A.6). */
export const createNote = (
  state: ServerState,
  issue: IssueRecord,
  authorId: number,
  given: { body: string; internal?: boolean; system?: boolean; createdAt?: number },
): NoteRecord => {
  const now = given.createdAt ?? state.clock.now();
  const note: NoteRecord = {
    id: state.nextId('note'),
    issueId: issue.id,
    authorId,
    body: given.body,
    internal: given.internal ?? false,
    system: given.system ?? false,
    createdAt: now,
    updatedAt: now,
  };
  state.notes.set(issue.id, [...notesOf(state, issue), note]);
  issue.updatedAt = state.clock.now();
  return note;
};

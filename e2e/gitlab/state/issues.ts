import type { Actor } from './actor.ts';
import { changeNotes, effectiveChanges, allowedAssignees, type IssueChanges } from './issue-changes.ts';
import type { IssueRecord, IssueType } from './issue-records.ts';
import { labelIdsFor, splitNames, withScopes } from './labels.ts';
import { moveIssue } from './move-issue.ts';
import { runQuickActions, type QuickActionResult } from './quick-action-run.ts';
import { takeQuickActions } from './quick-action-text.ts';
import type { ProjectRecord } from './records.ts';
import type { ServerState } from './server-state.ts';
import { applyTextEffects } from './text-effects.ts';
import { addSystemNote } from './write-note.ts';

export type NewIssue = {
  title: string;
  description?: string | null;
  labels?: readonly string[];
  confidential?: boolean;
  state?: 'opened' | 'closed';
  type?: IssueType;
  assigneeIds?: number[];
  milestoneId?: number | null;
  dueDate?: string | null;
  weight?: number | null;
  iteration?: string | null;
  epic?: number | null;
  discussionLocked?: boolean;
  /** Seconds. */
  timeEstimate?: number;
  timeSpent?: number;
  iid?: number;
  /** UTC ms; default now. */
  createdAt?: number;
  updatedAt?: number;
};

/** The project that an issue is in. */
export const projectOfIssue = (state: ServerState, issue: IssueRecord): ProjectRecord => {
  const project = state.projects.get(issue.projectId);
  if (project === undefined) throw new Error(`Issue ${issue.id} has no project`);
  return project;
};

/** Puts an issue there as it is said: nothing is executed, nobody mentioned. Unknown labels are made unless `mayCreateLabels` is false. */
export const putIssue = (state: ServerState, project: ProjectRecord, authorId: number, given: NewIssue, mayCreateLabels = true): IssueRecord => {
  const now = state.clock.now();
  const createdAt = given.createdAt ?? now;
  const issue: IssueRecord = {
    id: state.nextId('issue'),
    iid: given.iid ?? state.issues.nextIid(project.id),
    projectId: project.id,
    authorId,
    title: given.title,
    description: given.description ?? null,
    state: given.state ?? 'opened',
    type: given.type ?? 'issue',
    confidential: given.confidential ?? false,
    labelIds: withScopes(state, labelIdsFor(state, project, splitNames(given.labels ?? []), mayCreateLabels)),
    assigneeIds: allowedAssignees(state, given.assigneeIds ?? []),
    milestoneId: given.milestoneId ?? null,
    iteration: given.iteration ?? null,
    epic: given.epic ?? null,
    dueDate: given.dueDate ?? null,
    weight: given.weight ?? null,
    discussionLocked: given.discussionLocked ?? null,
    timeEstimate: given.timeEstimate ?? 0,
    timeSpent: given.timeSpent ?? 0,
    createdAt,
    updatedAt: given.updatedAt ?? now,
    closedAt: given.state === 'closed' ? createdAt : null,
    closedById: given.state === 'closed' ? authorId : null,
    movedToId: null,
  };
  state.issues.add(issue);
  return issue;
};

/** Executes the commands of a text and keeps them in the log of the server. */
const execute = (state: ServerState, actor: Actor, issue: IssueRecord, text: string, isNew: boolean): QuickActionResult & { text: string } => {
  const taken = takeQuickActions(text);
  for (const action of taken.actions) state.quickActions.push({ ...action, projectId: issue.projectId, issueId: issue.id, authorId: actor.user.id });
  const project = projectOfIssue(state, issue);
  return { ...runQuickActions({ state, actor, project, issue, isNew }, taken.actions), text: taken.text };
};

const closing = (state: ServerState, actor: Actor, changes: IssueChanges): Partial<IssueRecord> => {
  if (changes.state === undefined) return {};
  return changes.state === 'closed' ? { closedAt: state.clock.now(), closedById: actor.user.id } : { closedAt: null, closedById: null };
};

const assign = (state: ServerState, actor: Actor, issue: IssueRecord, changes: IssueChanges): void => {
  Object.assign(issue, changes, closing(state, actor, changes));
};

/** Makes an issue as GitLab does: commands in the description are executed and taken out, mentions and references have their effect. */
export const createIssue = (state: ServerState, actor: Actor, project: ProjectRecord, given: NewIssue, mayCreateLabels = true): IssueRecord => {
  const issue = putIssue(state, project, actor.user.id, given, mayCreateLabels);
  const { text, changes } = execute(state, actor, issue, given.description ?? '', true);
  issue.description = given.description === undefined || given.description === null ? null : text;
  assign(state, actor, issue, effectiveChanges(state, issue, changes));
  applyTextEffects(state, { project, issue, note: null, authorId: actor.user.id }, `${issue.title}\n\n${text}`);
  return issue;
};

/** Changes an issue, writes GitLab's notes about it, and makes it look updated at `at` (default now) if anything changed. */
export const applyChanges = (state: ServerState, actor: Actor, issue: IssueRecord, given: IssueChanges, at?: number): void => {
  const before = `${issue.title}\n\n${issue.description ?? ''}`;
  const changes = effectiveChanges(state, issue, given);
  if (Object.keys(changes).length > 0) {
    const notes = changeNotes(state, issue, changes);
    assign(state, actor, issue, changes);
    for (const text of notes) addSystemNote(state, issue, actor.user.id, text);
    state.issues.touch(issue, at ?? state.clock.now());
  } else if (at !== undefined) state.issues.touch(issue, at);
  const place = { project: projectOfIssue(state, issue), issue, note: null, authorId: actor.user.id };
  applyTextEffects(state, place, `${issue.title}\n\n${issue.description ?? ''}`, before);
};

/** Executes the commands that a comment holds; answers the rest of its text and which commands were applied. */
export const executeCommands = (state: ServerState, actor: Actor, issue: IssueRecord, body: string): { text: string; applied: string[]; changes: IssueChanges } => {
  const { text, applied, changes, moveTo } = execute(state, actor, issue, body, false);
  if (applied.length > 0) applyChanges(state, actor, issue, changes);
  if (moveTo !== null) moveIssue(state, actor, issue, moveTo);
  return { text, applied, changes };
};

/** As `applyChanges`, with the commands of a new description executed and taken out. */
export const editIssue = (state: ServerState, actor: Actor, issue: IssueRecord, given: IssueChanges, at?: number): void => {
  if (given.description === undefined || given.description === null) {
    applyChanges(state, actor, issue, given, at);
    return;
  }
  const { text, changes, moveTo } = execute(state, actor, issue, given.description, false);
  applyChanges(state, actor, issue, { ...given, ...changes, description: text }, at);
  if (moveTo !== null) moveIssue(state, actor, issue, moveTo);
};

/** Gone with its comments; nothing is left that says so (contract A.6). */
export const removeIssue = (state: ServerState, issue: IssueRecord): void => {
  state.issues.remove(issue);
  state.notes.delete(issue.id);
};

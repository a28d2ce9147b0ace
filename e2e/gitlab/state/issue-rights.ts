import type { Actor } from './actor.ts';
import type { IssueRecord, NoteRecord } from './issue-records.ts';
import type { ProjectRecord, UserRecord } from './records.ts';
import { canSee, power } from './rights.ts';
import { OWNER, PLANNER } from './roles.ts';
import type { ServerState } from './server-state.ts';

const isPartOf = (issue: IssueRecord, userId: number): boolean => issue.authorId === userId || issue.assigneeIds.includes(userId);

/** What one reader sees of one project; made once for many issues. Confidential issues and internal notes are for planners and above; the former also for their authors and assignees. */
export type Reader = { readsAll: boolean; canRead: (issue: IssueRecord) => boolean };

export const readerOf = (state: ServerState, project: ProjectRecord, user: UserRecord | null): Reader => {
  const readsAll = power(state, project, user) >= PLANNER;
  return { readsAll, canRead: (issue) => readsAll || !issue.confidential || (user !== null && isPartOf(issue, user.id)) };
};

export const canReadIssue = (state: ServerState, issue: IssueRecord, user: UserRecord | null): boolean => {
  const project = state.projects.get(issue.projectId);
  return project !== undefined && canSee(state, project, user) && readerOf(state, project, user).canRead(issue);
};

/** An internal note needs the role, and a "mentioned in" the right to read what is named. */
export const canReadNote = (state: ServerState, project: ProjectRecord, note: NoteRecord, user: UserRecord | null): boolean => {
  if (note.internal && !readerOf(state, project, user).readsAll) return false;
  const source = note.mentionedIn === null ? undefined : state.issues.byId(note.mentionedIn);
  return source === undefined || canReadIssue(state, source, user);
};

/** Planners and above, authors and assignees change an issue. */
export const canUpdate = (actor: Actor, project: ProjectRecord, issue: IssueRecord): boolean =>
  actor.level(project) >= PLANNER || isPartOf(issue, actor.user.id);

/** Labels, milestone, assignees, confidentiality: planners and above. */
export const canSetMetadata = (actor: Actor, project: ProjectRecord): boolean => actor.level(project) >= PLANNER;

/** Dates and numbers of one's own choice, and deletion: owners (contract A.6). */
export const isOwner = (actor: Actor, project: ProjectRecord): boolean => actor.level(project) >= OWNER;

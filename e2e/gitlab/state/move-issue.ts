import type { Actor } from './actor.ts';
import type { IssueRecord } from './issue-records.ts';
import { findLabel, holdersOf } from './labels.ts';
import { milestonesOf } from './milestones.ts';
import { fullPath } from './projects.ts';
import type { ProjectRecord } from './records.ts';
import type { ServerState } from './server-state.ts';
import { addSystemNote, notesOf, writeNote } from './write-note.ts';

/** The labels of the same names that the other project has. */
const labelsThere = (state: ServerState, issue: IssueRecord, target: ProjectRecord): number[] => {
  const holders = holdersOf(state, target);
  return issue.labelIds.flatMap((id) => findLabel(state, holders, state.labelsById.get(id)?.name ?? '')?.id ?? []);
};

const milestoneThere = (state: ServerState, issue: IssueRecord, target: ProjectRecord): number | null => {
  const title = state.milestones.get(issue.milestoneId ?? 0)?.title;
  return milestonesOf(state, holdersOf(state, target)).find((each) => each.title === title)?.id ?? null;
};

const copyNotes = (state: ServerState, from: IssueRecord, to: IssueRecord): void => {
  for (const note of notesOf(state, from)) {
    const copy = writeNote(state, to, { authorId: note.authorId, body: note.body, internal: note.internal, system: note.system, createdAt: note.createdAt });
    copy.updatedAt = note.updatedAt;
  }
};

/** Moves an issue on the same server: a new one with its content and comments there; the old one is closed and says where it went (contract A.6). */
export const moveIssue = (state: ServerState, actor: Actor, issue: IssueRecord, target: ProjectRecord): IssueRecord => {
  const from = state.projects.get(issue.projectId);
  if (from === undefined) throw new Error(`Issue ${issue.id} has no project`);
  const now = state.clock.now();
  const moved: IssueRecord = {
    ...issue,
    id: state.nextId('issue'),
    iid: state.issues.nextIid(target.id),
    projectId: target.id,
    labelIds: labelsThere(state, issue, target),
    milestoneId: milestoneThere(state, issue, target),
    updatedAt: now,
  };
  state.issues.add(moved);
  copyNotes(state, issue, moved);
  Object.assign(issue, { state: 'closed', closedAt: now, closedById: actor.user.id, movedToId: moved.id });
  addSystemNote(state, moved, actor.user.id, `moved from ${fullPath(state, from)}#${issue.iid}`);
  addSystemNote(state, issue, actor.user.id, `moved to ${fullPath(state, target)}#${moved.iid}`);
  return moved;
};

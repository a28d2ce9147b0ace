import type { Actor } from './actor.ts';
import type { IssueChanges } from './issue-changes.ts';
import type { IssueRecord, NoteRecord } from './issue-records.ts';
import { canSetMetadata } from './issue-rights.ts';
import { executeCommands, projectOfIssue } from './issues.ts';
import type { ServerState } from './server-state.ts';
import { applyTextEffects } from './text-effects.ts';
import { notesOf, writeNote } from './write-note.ts';

export type NewComment = {
  body: string;
  internal?: boolean;
  /** UTC ms. */
  createdAt?: number;
  /** The note that is answered, which thereby becomes a thread. */
  replyTo?: NoteRecord;
  /** Begins a thread. */
  threaded?: boolean;
};

/** `note` is null where the body held nothing but commands. */
export type Commented = { note: NoteRecord | null; applied: string[]; changes: IssueChanges };

const effects = (state: ServerState, actor: Actor, issue: IssueRecord, note: NoteRecord, before = ''): void => {
  applyTextEffects(state, { project: projectOfIssue(state, issue), issue, note, authorId: actor.user.id }, note.body, before);
};

/** A thread is internal if its first note is; else who may not write internal notes writes an open one, and nothing says so. */
const isInternal = (state: ServerState, actor: Actor, issue: IssueRecord, given: NewComment): boolean => {
  if (given.replyTo !== undefined) return given.replyTo.internal;
  return given.internal === true && canSetMetadata(actor, projectOfIssue(state, issue));
};

/** Comments as GitLab does: commands are executed and taken out, mentions and references have their effect, the issue looks updated. */
export const comment = (state: ServerState, actor: Actor, issue: IssueRecord, given: NewComment): Commented => {
  const { text, applied, changes } = executeCommands(state, actor, issue, given.body);
  if (text === '') return { note: null, applied, changes };
  if (given.replyTo !== undefined) given.replyTo.threaded = true;
  const note = writeNote(state, issue, {
    authorId: actor.user.id,
    body: text,
    internal: isInternal(state, actor, issue, given),
    ...(given.createdAt === undefined ? {} : { createdAt: given.createdAt }),
    ...(given.replyTo === undefined ? {} : { thread: given.replyTo.discussionId }),
  });
  if (given.threaded === true) note.threaded = true;
  effects(state, actor, issue, note);
  return { note, applied, changes };
};

/** Takes a note away. Its issue does not look updated (contract A.6). */
export const removeNote = (state: ServerState, issue: IssueRecord, note: NoteRecord): void => {
  state.notes.set(issue.id, notesOf(state, issue).filter((each) => each.id !== note.id));
};

/** Changes a note's text; one that is left empty by its commands goes. */
export const editComment = (state: ServerState, actor: Actor, issue: IssueRecord, note: NoteRecord, body: string): void => {
  const before = note.body;
  const { text } = executeCommands(state, actor, issue, body);
  if (text === '') {
    removeNote(state, issue, note);
    return;
  }
  if (text === before) return;
  note.body = text;
  note.updatedAt = state.clock.now();
  state.issues.touch(issue, note.updatedAt);
  effects(state, actor, issue, note, before);
};

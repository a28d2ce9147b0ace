import { createHash } from 'node:crypto';

import type { IssueRecord, NoteRecord } from './issue-records.ts';
import type { ServerState } from './server-state.ts';

export type NewNote = { authorId: number; body: string; internal?: boolean; system?: boolean; mentionedIn?: number; createdAt?: number; thread?: string };

/** The notes of an issue, oldest first. */
export const notesOf = (state: ServerState, issue: IssueRecord): readonly NoteRecord[] => state.notes.get(issue.id) ?? [];

const discussionId = (noteId: number): string => createHash('sha1').update(`discussion ${noteId}`).digest('hex');

/** Writes a note as it is, and its issue looks updated from now on (contract A.6). */
export const writeNote = (state: ServerState, issue: IssueRecord, given: NewNote): NoteRecord => {
  const id = state.nextId('note');
  const createdAt = given.createdAt ?? state.clock.now();
  const note: NoteRecord = {
    id,
    issueId: issue.id,
    discussionId: given.thread ?? discussionId(id),
    threaded: given.thread !== undefined,
    authorId: given.authorId,
    body: given.body,
    internal: given.internal ?? false,
    system: given.system ?? false,
    mentionedIn: given.mentionedIn ?? null,
    createdAt,
    updatedAt: createdAt,
  };
  const known = state.notes.get(issue.id);
  if (known === undefined) state.notes.set(issue.id, [note]);
  else known.push(note);
  state.issues.touch(issue, state.clock.now());
  return note;
};

/** What GitLab itself writes under an issue. */
export const addSystemNote = (state: ServerState, issue: IssueRecord, authorId: number, body: string, more: { mentionedIn?: number } = {}): NoteRecord =>
  writeNote(state, issue, { authorId, body, system: true, ...more });

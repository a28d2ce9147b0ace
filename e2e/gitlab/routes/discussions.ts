import { discussion as discussionEntity, note as noteEntity } from '../entities/note.ts';
import { forbidden, noContent, notFound, ok, type Answer } from '../http/answer.ts';
import { offsetPage } from '../http/paging.ts';
import type { Call, Route } from '../http/router.ts';
import { removeNote } from '../state/comments.ts';
import type { IssueRecord, NoteRecord } from '../state/issue-records.ts';
import { issueOf, readableNotes } from './issue-of.ts';
import { commenting, mayAdminNote, rewriteComment, writeComment } from './note-writing.ts';

const LIST = '/projects/:id/issues/:issue_iid/discussions';
const NOTES = `${LIST}/:discussion_id/notes`;

/** Oldest first, each with its notes. */
const threads = (call: Call, notes: readonly NoteRecord[], issue: IssueRecord): Answer => {
  const byId = new Map<string, NoteRecord[]>();
  for (const note of notes) byId.set(note.discussionId, [...(byId.get(note.discussionId) ?? []), note]);
  return offsetPage(call, [...byId], ([id, members]) => discussionEntity(call.state, issue, id, members));
};

const list = (call: Call): Answer => {
  const { project, issue } = issueOf(call);
  return threads(call, readableNotes(call, project, issue), issue);
};

const discussionOf = (call: Call): { issue: IssueRecord; id: string; notes: NoteRecord[]; first: NoteRecord } => {
  const { project, issue } = issueOf(call);
  const id = call.segment('discussion_id');
  const notes = readableNotes(call, project, issue).filter((note) => note.discussionId === id);
  const [first] = notes;
  if (first === undefined) throw notFound('Discussion');
  return { issue, id, notes, first };
};

const noteOf = (call: Call): NoteRecord => {
  const note = discussionOf(call).notes.find((each) => String(each.id) === call.segment('note_id'));
  if (note === undefined) throw notFound('Note');
  return note;
};

/** A reply to an individual note makes it a thread; to what GitLab wrote nobody replies. */
const reply = (call: Call): Answer => {
  const { first } = discussionOf(call);
  if (first.system) throw notFound('Discussion');
  return writeComment(call, { replyTo: first }, (issue, note) => noteEntity(call.state, issue, note));
};

const remove = (call: Call): Answer => {
  const note = noteOf(call);
  const writing = commenting(call);
  if (!mayAdminNote(writing, note)) throw forbidden();
  removeNote(call.state, writing.issue, note);
  return noContent();
};

export const discussionRoutes: readonly Route[] = [
  { method: 'GET', path: LIST, run: list },
  {
    method: 'POST',
    path: LIST,
    run: (call) => writeComment(call, { threaded: true }, (issue, note) => discussionEntity(call.state, issue, note.discussionId, [note])),
  },
  {
    method: 'GET',
    path: `${LIST}/:discussion_id`,
    run: (call) => {
      const { issue, id, notes } = discussionOf(call);
      return ok(discussionEntity(call.state, issue, id, notes));
    },
  },
  { method: 'POST', path: NOTES, run: reply },
  {
    method: 'PUT',
    path: `${NOTES}/:note_id`,
    run: (call) => {
      const note = noteOf(call);
      return ok(noteEntity(call.state, rewriteComment(call, note), note));
    },
  },
  { method: 'DELETE', path: `${NOTES}/:note_id`, run: remove },
];

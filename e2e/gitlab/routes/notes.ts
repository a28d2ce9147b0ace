import { note as noteEntity } from '../entities/note.ts';
import { forbidden, noContent, notFound, ok, type Answer } from '../http/answer.ts';
import { offsetPage } from '../http/paging.ts';
import type { Call, Route } from '../http/router.ts';
import { removeNote } from '../state/comments.ts';
import type { IssueRecord, NoteRecord } from '../state/issue-records.ts';
import { canReadNote } from '../state/issue-rights.ts';
import { notesOf } from '../state/write-note.ts';
import { issueOf } from './issue-of.ts';
import { commenting, mayAdminNote, rewriteComment, writeComment } from './note-writing.ts';

const LIST = '/projects/:id/issues/:issue_iid/notes';
const ONE = `${LIST}/:note_id`;

/** Notes that the caller may not read leave their page shorter, which does not make it the last (contract A.0). */
const list = (call: Call): Answer => {
  const { project, issue } = issueOf(call);
  const order = call.params.oneOf('order_by', ['created_at', 'updated_at']) === 'updated_at' ? 'updatedAt' : 'createdAt';
  const sign = call.params.oneOf('sort', ['asc', 'desc']) === 'asc' ? 1 : -1;
  const filter = call.params.oneOf('activity_filter', ['all_notes', 'only_comments', 'only_activity']) ?? 'all_notes';
  const rows = notesOf(call.state, issue)
    .filter((note) => filter === 'all_notes' || note.system === (filter === 'only_activity'))
    .toSorted((a, b) => sign * (a[order] - b[order] || a.id - b.id));
  const page = offsetPage(call, rows, (note) => note);
  return { ...page, body: page.body.filter((note) => canReadNote(call.state, project, note, call.caller?.user ?? null)).map((note) => noteEntity(call.state, issue, note)) };
};

/** The note of `:note_id`; one that may not be read is 404. */
const noteOf = (call: Call): { issue: IssueRecord; note: NoteRecord } => {
  const { project, issue } = issueOf(call);
  const note = notesOf(call.state, issue).find((each) => String(each.id) === call.segment('note_id'));
  if (note === undefined || !canReadNote(call.state, project, note, call.caller?.user ?? null)) throw notFound('Note');
  return { issue, note };
};

const show = (call: Call) => (issue: IssueRecord, note: NoteRecord): unknown => noteEntity(call.state, issue, note);

const update = (call: Call): Answer => {
  const { note } = noteOf(call);
  return ok(noteEntity(call.state, rewriteComment(call, note), note));
};

const remove = (call: Call): Answer => {
  const { note } = noteOf(call);
  const writing = commenting(call);
  if (!mayAdminNote(writing, note)) throw forbidden();
  removeNote(call.state, writing.issue, note);
  return noContent();
};

export const noteRoutes: readonly Route[] = [
  { method: 'GET', path: LIST, run: list },
  {
    method: 'POST',
    path: LIST,
    run: (call) => writeComment(call, { internal: call.params.flag('internal') ?? call.params.flag('confidential') ?? false }, show(call)),
  },
  {
    method: 'GET',
    path: ONE,
    run: (call) => {
      const { issue, note } = noteOf(call);
      return ok(noteEntity(call.state, issue, note));
    },
  },
  { method: 'PUT', path: ONE, run: update },
  { method: 'DELETE', path: ONE, run: remove },
];

import { notFound } from '../http/answer.ts';
import type { Call } from '../http/router.ts';
import type { IssueRecord, NoteRecord } from '../state/issue-records.ts';
import { canReadNote, readerOf } from '../state/issue-rights.ts';
import type { ProjectRecord } from '../state/records.ts';
import { notesOf } from '../state/write-note.ts';
import { projectOf } from './project-of.ts';

/** The issue of `:issue_iid`; one that may not be read is 404. */
export const issueOf = (call: Call): { project: ProjectRecord; issue: IssueRecord } => {
  const project = projectOf(call);
  const issue = call.state.issues.find(project.id, Number(call.segment('issue_iid')));
  if (issue === undefined || !readerOf(call.state, project, call.caller?.user ?? null).canRead(issue)) throw notFound();
  return { project, issue };
};

/** The notes of an issue that the caller may read. */
export const readableNotes = (call: Call, project: ProjectRecord, issue: IssueRecord): NoteRecord[] =>
  notesOf(call.state, issue).filter((note) => canReadNote(call.state, project, note, call.caller?.user ?? null));

import { note as noteEntity } from '../entities/issue.ts';
import { created, forbidden, notFound, ok, type Answer } from '../http/answer.ts';
import { offsetPage } from '../http/paging.ts';
import { signedIn, type Call, type Route } from '../http/router.ts';
import { createNote, notesOf } from '../state/issues.ts';
import type { IssueRecord, NoteRecord, ProjectRecord } from '../state/records.ts';
import { power } from '../state/rights.ts';
import { OWNER, REPORTER } from '../state/roles.ts';
import { issueOf } from './issue-of.ts';

const LIST = '/projects/:id/issues/:issue_iid/notes';

/** Internal notes are for reporters and above. */
const readable = (call: Call, project: ProjectRecord, issue: IssueRecord): NoteRecord[] => {
  const all = power(call.state, project, call.caller?.user ?? null) >= REPORTER;
  return notesOf(call.state, issue).filter((note) => all || !note.internal);
};

const list = (call: Call): Answer => {
  const { project, issue } = issueOf(call);
  const order = call.params.oneOf('order_by', ['created_at', 'updated_at']) === 'updated_at' ? 'updatedAt' : 'createdAt';
  const sign = call.params.oneOf('sort', ['asc', 'desc']) === 'asc' ? 1 : -1;
  const filter = call.params.oneOf('activity_filter', ['all_notes', 'only_comments', 'only_activity']) ?? 'all_notes';
  const rows = readable(call, project, issue)
    .filter((note) => filter === 'all_notes' || note.system === (filter === 'only_activity'))
    .toSorted((a, b) => sign * (a[order] - b[order] || a.id - b.id));
  return offsetPage(call, rows, (note) => noteEntity(call.state, issue, note));
};

const create = (call: Call): Answer => {
  const { user } = signedIn(call);
  const { project, issue } = issueOf(call);
  call.host.limiter.count('noteCreate', String(user.id));
  call.params.require('body');
  if (project.archived) throw forbidden();
  const createdAt = power(call.state, project, user) >= OWNER ? call.params.time('created_at') : undefined;
  const record = createNote(call.state, issue, user.id, {
    body: call.params.text('body') ?? '',
    internal: call.params.flag('internal') ?? call.params.flag('confidential') ?? false,
    ...(createdAt === undefined ? {} : { createdAt }),
  });
  return created(noteEntity(call.state, issue, record));
};

export const noteRoutes: readonly Route[] = [
  { method: 'GET', path: LIST, run: list },
  { method: 'POST', path: LIST, run: create },
  {
    method: 'GET',
    path: `${LIST}/:note_id`,
    run: (call) => {
      const { project, issue } = issueOf(call);
      const note = readable(call, project, issue).find((each) => String(each.id) === call.segment('note_id'));
      if (note === undefined) throw notFound('Note');
      return ok(noteEntity(call.state, issue, note));
    },
  },
];

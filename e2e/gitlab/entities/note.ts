import type { IssueRecord, NoteRecord } from '../state/issue-records.ts';
import type { ServerState } from '../state/server-state.ts';
import { basicUser } from './user.ts';
import { iso } from './time.ts';

type Fields = Record<string, unknown>;

export const note = (state: ServerState, owner: IssueRecord, record: NoteRecord): Fields => {
  const author = state.users.get(record.authorId);
  return {
    id: record.id,
    type: record.threaded ? 'DiscussionNote' : null,
    body: record.body,
    author: author === undefined ? null : basicUser(state, author),
    created_at: iso(record.createdAt),
    updated_at: iso(record.updatedAt),
    system: record.system,
    noteable_id: owner.id,
    noteable_type: 'Issue',
    project_id: owner.projectId,
    resolvable: record.threaded,
    ...(record.threaded ? { resolved: false, resolved_by: null, resolved_at: null } : {}),
    confidential: record.internal,
    internal: record.internal,
    imported: false,
    imported_from: 'none',
    noteable_iid: owner.iid,
    commands_changes: {},
  };
};

/** A thread or an individual note, with what may be read of it. */
export const discussion = (state: ServerState, owner: IssueRecord, id: string, notes: readonly NoteRecord[]): Fields => ({
  id,
  individual_note: !notes.some((each) => each.threaded),
  notes: notes.map((each) => note(state, owner, each)),
});

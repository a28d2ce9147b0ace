import { z } from 'zod';
import type { GitLab } from '../../gitlab/gitlab.ts';
import type { ProjectId } from '../../../src-preload/contract/ids.ts';
import { IssueLinkId } from '../../../src-preload/contract/ids.ts';
import { AppError } from '../../rules/app-error.ts';
import { readNoteLine, writeNoteLine } from '../../rules/issues/origin/note-line.ts';
import type { KeptKind } from '../kept-kind.ts';

const payload = z.object({
  linkId: IssueLinkId,
  targetIid: z.int(),
  sourceNoteId: z.int(),
  /** The thread that it stands in on the source; null for a comment of its own. */
  sourceDiscussion: z.string().max(100).nullable(),
  /** The hidden line that the copy ends with: by it the copy is found again. */
  line: z.string().max(2048),
  digest: z.string().max(100),
});
type Payload = z.infer<typeof payload>;
const result = z.object({ noteId: z.int(), discussion: z.string().max(100).nullable() });
type Result = z.infer<typeof result>;

/** A comment of its own, the first of a thread, or a reply in one. */
type NoteText = { body: string; createdAt: number | null };
export type NoteToCreate = NoteText & ({ as: 'note'; internal: boolean } | { as: 'thread' } | { as: 'reply'; discussion: string });

type At = { gitlab: GitLab; projectId: ProjectId };

const send = async ({ gitlab, projectId }: At, iid: number, note: NoteToCreate): Promise<Result | null> => {
  const { body, createdAt } = note;
  switch (note.as) {
    case 'note': {
      const made = await gitlab.createNote(projectId, iid, { body, createdAt, internal: note.internal });
      return made.kind === 'created' ? { noteId: made.note.id, discussion: null } : null;
    }
    case 'reply': {
      const made = await gitlab.reply(projectId, iid, note.discussion, { body, createdAt });
      return made.kind === 'created' ? { noteId: made.note.id, discussion: note.discussion } : null;
    }
    case 'thread': {
      const made = await gitlab.createDiscussion(projectId, iid, { body, createdAt });
      const first = made.kind === 'created' ? made.discussion.notes[0] : undefined;
      return made.kind === 'created' && first !== undefined ? { noteId: first.id, discussion: made.discussion.id } : null;
    }
  }
};

const isWith = (line: string, body: string): boolean => {
  const found = readNoteLine(body);
  return found !== null && writeNoteLine(found) === line;
};

/** A copy of a comment; it stays, and is found again by its hidden line. */
export const createNote: KeptKind<Payload, Result, NoteToCreate> = {
  name: 'create-note',
  payload,
  result,
  addsEachTime: true,
  async perform(at, { targetIid }, note) {
    const made = await send(at, targetIid, note);
    // Each text of ours begins with a line for people: GitLab has taken it for something else.
    if (made === null) throw new AppError({ code: 'unexpected_answer', instanceId: null, endpoint: 'POST projects/:id/issues/:id/notes', reason: 'empty' });
    return made;
  },
  async recover({ gitlab, projectId }, { targetIid, line }) {
    for (const { id, individual, notes } of await gitlab.listDiscussions(projectId, targetIid)) {
      const copy = notes.find(({ body }) => isWith(line, body));
      if (copy !== undefined) return { state: 'found', result: { noteId: copy.id, discussion: individual ? null : id } };
    }
    return { state: 'absent' };
  },
  keep({ store, mirrorId }, { linkId, sourceNoteId, sourceDiscussion, digest }, { noteId, discussion }) {
    if (mirrorId === null || store.issueLinks.find(linkId) === null) return;
    store.noteLinks.put({ linkId, sourceNoteId, targetNoteId: noteId, sourceDiscussion, targetDiscussion: discussion, digest });
  },
};

import type { Discussion, Note } from '../issue.ts';
import type { NoteLinkState } from '../steps/note-steps.ts';
import { readNoteLine } from './note-line.ts';

type Written = { note: Note; discussion: string | null };

const written = (discussions: readonly Discussion[]): Written[] =>
  discussions
    .flatMap(({ id, individual, notes }) => notes.filter(({ system }) => !system).map((note) => ({ note, discussion: individual ? null : id })))
    .toSorted((one, other) => one.note.createdAt - other.note.createdAt || one.note.id - other.note.id);

/**
 * Which comments on a copy of the original application copy which of the source's: it wrote their text as it was, under the account
 * `writer`, without any mark. Of equal texts the first is the first's. What it copied is not known, so each is written once more.
 */
export const originalNotes = (discussions: readonly Discussion[], copies: readonly Discussion[], writer: string): NoteLinkState[] => {
  const byBody = new Map<string, Written[]>();
  for (const copy of written(copies).filter(({ note }) => note.author?.username === writer && readNoteLine(note.body) === null)) {
    const body = copy.note.body.trim();
    byBody.set(body, [...(byBody.get(body) ?? []), copy]);
  }
  return written(discussions).flatMap(({ note, discussion }) => {
    const copy = byBody.get(note.body.trim())?.shift();
    return copy === undefined ? [] : [{ sourceNoteId: note.id, targetNoteId: copy.note.id, sourceDiscussion: discussion, targetDiscussion: copy.discussion, digest: '' }];
  });
};

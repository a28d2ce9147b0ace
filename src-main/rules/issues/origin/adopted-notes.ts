import type { Discussion } from '../issue.ts';
import type { CopySetup } from '../setup.ts';
import type { NoteLinkState } from '../steps/note-steps.ts';
import { readNoteLine } from './note-line.ts';
import { isNoteCopyOf } from './recognise-copy.ts';

/**
 * Which comments on an adopted copy are copies of which of the source's, by their hidden lines. What was copied is not known, so each is
 * written once more where the source has it. Of two copies of one comment the older one counts.
 */
export const adoptedNotes = (discussions: readonly Discussion[], issueId: number, { source, target, sign }: Pick<CopySetup, 'source' | 'target' | 'sign'>): NoteLinkState[] => {
  const links = new Map<number, NoteLinkState>();
  for (const { id, individual, notes } of discussions) {
    for (const note of notes) {
      const noteId = note.system ? undefined : readNoteLine(note.body)?.origin.noteId;
      if (noteId === undefined || links.has(noteId) || !isNoteCopyOf(note, { issueId, noteId }, source, target, sign)) continue;
      links.set(noteId, { sourceNoteId: noteId, targetNoteId: note.id, sourceDiscussion: null, targetDiscussion: individual ? null : id, digest: '' });
    }
  }
  return [...links.values()];
};

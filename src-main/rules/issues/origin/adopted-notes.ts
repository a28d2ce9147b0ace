import type { Discussion } from '../issue.ts';
import type { CopySetup } from '../setup.ts';
import type { NoteLinkState } from '../steps/note-steps.ts';
import { readNoteLine } from './note-line.ts';
import { isOurNote } from './origin-tag.ts';
import { isNoteFrom } from './recognise-copy.ts';

/**
 * Which comments on an adopted copy are copies of which of the source's, by their hidden lines. What was copied is not known, so each is
 * written once more where the source has it. Of two copies of one comment the older one counts. `anyTag` takes those of others as well.
 */
export const adoptedNotes = (discussions: readonly Discussion[], issueId: number, { source, target, sign }: Pick<CopySetup, 'source' | 'target' | 'sign'>, anyTag = false): NoteLinkState[] => {
  const links = new Map<number, NoteLinkState>();
  for (const { id, individual, notes } of discussions) {
    for (const note of notes) {
      const line = note.system ? null : readNoteLine(note.body);
      if (line === null || links.has(line.origin.noteId) || !isNoteFrom(line, issueId, source)) continue;
      if (!anyTag && !isOurNote(sign, line, target)) continue;
      const { noteId } = line.origin;
      links.set(noteId, { sourceNoteId: noteId, targetNoteId: note.id, sourceDiscussion: null, targetDiscussion: individual ? null : id, digest: '' });
    }
  }
  return [...links.values()];
};

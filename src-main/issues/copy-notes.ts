import { createNote, type NoteToCreate } from '../journal/kinds/create-note.ts';
import { isFailure } from '../rules/app-error.ts';
import type { Step } from '../rules/issues/steps/step.ts';
import { composingNote } from '../rules/issues/text/note-body.ts';
import { type Copying, linkOf, objectOf } from './copying.ts';
import { inSlices } from './in-slices.ts';

type NewNoteStep = Extract<Step, { do: 'create_note' | 'start_thread' | 'reply' }>;
export type NoteStep = NewNoteStep | Extract<Step, { do: 'edit_note' | 'delete_note' }>;

const toCreate = async (step: NewNoteStep, { uploads, threads }: Copying): Promise<NoteToCreate> => {
  const text = { body: await inSlices(composingNote(step.body, uploads)), createdAt: step.createdAt };
  switch (step.do) {
    case 'create_note':
      return { as: 'note', internal: step.internal, ...text };
    case 'start_thread':
      return { as: 'thread', ...text };
    case 'reply': {
      const discussion = step.targetDiscussion ?? threads.get(step.discussion);
      return discussion === undefined ? { as: 'note', internal: false, ...text } : { as: 'reply', discussion, ...text };
    }
  }
};

const createOne = async (copying: Copying, step: NewNoteStep): Promise<void> => {
  const { id: linkId, targetIid } = linkOf(copying);
  const payload = { linkId, targetIid, sourceNoteId: step.noteId, sourceDiscussion: step.discussion, line: step.body.noteLine, digest: step.digest };
  const make = (note: NoteToCreate) => copying.run.deps.journal.keep(createNote, objectOf(copying), () => payload, note);
  const { discussion } = await make(await toCreate(step, copying)).catch(async (error: unknown) => {
    // People have deleted the thread's copy: the reply stands by itself.
    if (step.do !== 'reply' || !isFailure(error, 'not_found')) throw error;
    return make(await toCreate({ ...step, do: 'create_note', internal: false }, copying));
  });
  copying.run.atHand.commented(copying.issue.id);
  if (discussion !== null) copying.threads.set(step.discussion, discussion);
};

/** A copy that somebody has deleted on the target stays deleted; the edit counts as done. */
const editOne = async (copying: Copying, { noteId, targetNoteId, body, digest }: Extract<Step, { do: 'edit_note' }>): Promise<void> => {
  const { run: { deps: { store }, target }, uploads } = copying;
  const link = linkOf(copying);
  try {
    await target.gitlab.editNote(target.projectId, link.targetIid, targetNoteId, await inSlices(composingNote(body, uploads)));
  } catch (error) {
    if (!isFailure(error, 'not_found')) throw error;
  }
  const known = store.noteLinks.ofLink(link.id).find(({ sourceNoteId }) => sourceNoteId === noteId);
  if (known !== undefined) store.noteLinks.put({ ...known, digest });
};

/** Makes, edits or deletes one comment of the copy. */
export const copyNote = async (copying: Copying, step: NoteStep): Promise<void> => {
  const { deps, target } = copying.run;
  switch (step.do) {
    case 'create_note':
    case 'start_thread':
    case 'reply':
      await createOne(copying, step);
      break;
    case 'edit_note':
      await editOne(copying, step);
      break;
    case 'delete_note': {
      const { id, targetIid } = linkOf(copying);
      await target.gitlab.removeNote(target.projectId, targetIid, step.targetNoteId);
      deps.store.noteLinks.remove(id, step.noteId);
    }
  }
  copying.done.comments += 1;
};

import type { Issue } from '../issue.ts';
import type { DescriptionDraft } from '../text/description.ts';
import type { NoteDraft } from '../text/note-body.ts';
import type { UploadRef } from '../text/uploads.ts';

/** What one request says of an issue; absent = as it is. `labels` only on create, the others of labels only on update. */
export type IssueFields = {
  title?: string;
  description?: DescriptionDraft;
  confidential?: boolean;
  state?: Issue['state'];
  labels?: string[];
  addLabels?: string[];
  removeLabels?: string[];
  weight?: number | null;
  dueDate?: string | null;
  milestoneId?: number | null;
  assigneeIds?: number[];
  /** UTC ms; GitLab takes it from owners only and drops it otherwise. */
  createdAt?: number;
  type?: string;
};

/** A comment that is made. `noteId` and `discussion` are the source's, `digest` is what its link keeps. */
export type NewNote = { noteId: number; discussion: string; body: NoteDraft; createdAt: number; digest: string };

/** One thing to do on the target; all but uploads and labels are one request each. They are done in their order. */
export type Step =
  /** Alone and before any text: from here on fewer people read the copy. */
  | { do: 'confidential' }
  | ({ do: 'upload' } & UploadRef)
  | { do: 'create_label'; name: string; color: string; description: string }
  | { do: 'create'; fields: IssueFields }
  | { do: 'update'; fields: IssueFields }
  | { do: 'set_estimate'; seconds: number }
  | { do: 'reset_estimate' }
  /** `total` is what the copy has then: by it a lost reply is found again. */
  | { do: 'add_spent'; seconds: number; total: number }
  | { do: 'reset_spent' }
  | ({ do: 'create_note'; internal: boolean } & NewNote)
  | ({ do: 'start_thread' } & NewNote)
  /** null = in the thread that a step before has started. */
  | ({ do: 'reply'; targetDiscussion: string | null } & NewNote)
  | { do: 'edit_note'; noteId: number; targetNoteId: number; body: NoteDraft; digest: string }
  | { do: 'delete_note'; noteId: number; targetNoteId: number };

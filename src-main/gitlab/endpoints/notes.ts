import { IssueNotes } from '@gitbeaker/rest';
import { z } from 'zod';
import { AppError, isFailure } from '../../rules/app-error.ts';
import type { Discussion } from '../../rules/issues/issue.ts';
import type { Api } from '../api.ts';
import { DiscussionAnswer, NoteAnswer } from '../issue-answers.ts';
import type { DiscussionOutcome, IssueDoor, NewNote, NoteOutcome } from '../issue-door.ts';

/** A hundred threads may hold many long texts. */
const LONG_LIST_BYTES = 128 * 1024 * 1024;
/** GitLab takes 5,000 comments on an issue; system notes come on top. */
const MAX_PAGES = 300;

const Discussions = z.array(DiscussionAnswer).max(100);

const bodyOf = ({ body, createdAt }: Omit<NewNote, 'internal'>) => ({
  body,
  ...(createdAt === undefined || createdAt === null ? {} : { created_at: new Date(createdAt).toISOString() }),
});

/** Before 15.5 only `confidential` is known, and what is not known GitLab drops without a word. */
const visibilityOf = (internal: boolean) => (internal ? { internal, confidential: internal } : {});

/** Comments and threads: contract.md A.7. */
export const createNoteEndpoints = (
  api: Api,
): Pick<IssueDoor, 'listDiscussions' | 'createNote' | 'createDiscussion' | 'reply' | 'editNote' | 'removeNote'> => {
  const notes = new IssueNotes(api.resource);

  // Not through gitbeaker, which drops the status: 202 says that the text was carried out and is no note.
  const post = async <T extends z.ZodType>(schema: T, path: string, json: unknown): Promise<z.output<T> | null> => {
    const { status, body } = await api.send({ method: 'POST', path, json });
    return status === 202 ? null : api.read(schema, body, 'POST', path);
  };

  const noteOutcome = (note: z.output<typeof NoteAnswer> | null): NoteOutcome => (note === null ? { kind: 'commands_only' } : { kind: 'created', note });

  const removeNote: IssueDoor['removeNote'] = async (projectId, iid, noteId) => {
    try {
      await notes.remove(projectId, iid, noteId);
    } catch (error) {
      if (!isFailure(error, 'not_found')) throw error;
    }
  };

  return {
    async listDiscussions(projectId, iid) {
      const path = `projects/${projectId}/issues/${iid}/discussions`;
      const found = new Map<string, Discussion>();
      let next: number | null = 1;
      for (let asked = 0; next !== null && asked < MAX_PAGES; asked += 1) {
        const { body, nextPage }: { body: unknown; nextPage: number | null } = await api.send({ method: 'GET', path, query: `per_page=100&page=${next}`, maxBytes: LONG_LIST_BYTES });
        // Rows can move to the next page while we read: what was seen twice is one.
        for (const discussion of api.read(Discussions, body, 'GET', path)) found.set(discussion.id, discussion);
        next = nextPage;
      }
      return [...found.values()];
    },
    async createNote(projectId, iid, { internal, ...note }) {
      const path = `projects/${projectId}/issues/${iid}/notes`;
      const made = await post(NoteAnswer, path, { ...bodyOf(note), ...visibilityOf(internal) });
      if (made !== null && internal && !made.internal) {
        await removeNote(projectId, iid, made.id);
        throw new AppError({ code: 'not_supported', instanceId: api.instanceId, capability: 'internal_notes' });
      }
      return noteOutcome(made);
    },
    async createDiscussion(projectId, iid, note): Promise<DiscussionOutcome> {
      const discussion = await post(DiscussionAnswer, `projects/${projectId}/issues/${iid}/discussions`, bodyOf(note));
      return discussion === null ? { kind: 'commands_only' } : { kind: 'created', discussion };
    },
    reply: async (projectId, iid, discussionId, note) =>
      noteOutcome(await post(NoteAnswer, `projects/${projectId}/issues/${iid}/discussions/${discussionId}/notes`, bodyOf(note))),
    editNote: async (projectId, iid, noteId, body) =>
      api.read(NoteAnswer, await notes.edit(projectId, iid, noteId, { body }), 'PUT', `projects/${projectId}/issues/${iid}/notes/${noteId}`),
    removeNote,
  };
};

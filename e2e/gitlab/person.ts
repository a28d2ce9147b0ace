import { uploadMarkdown } from './entities/upload.ts';
import { trustedActor } from './state/actor.ts';
import { comment, editComment, removeNote } from './state/comments.ts';
import type { IssueChanges } from './state/issue-changes.ts';
import type { IssueRecord, NoteRecord } from './state/issue-records.ts';
import { createIssue, editIssue, removeIssue, type NewIssue } from './state/issues.ts';
import { labelIdsFor } from './state/labels.ts';
import { moveIssue } from './state/move-issue.ts';
import { findProject } from './state/projects.ts';
import type { ProjectRecord, UserRecord } from './state/records.ts';
import type { ServerState } from './state/server-state.ts';
import { addUpload } from './state/uploads.ts';
import { notesOf } from './state/write-note.ts';

/** What an edit sets; labels by name, which are made as needed. `labels` sets all, the other two change what is there. */
export type IssueEdit = Omit<IssueChanges, 'labelIds'> & { labels?: readonly string[]; addLabels?: readonly string[]; removeLabels?: readonly string[] };

/** Somebody who works with issues in GitLab's own pages: commands in texts are executed, mentions and references have their effect, no right is lacking. */
export type Person = {
  createIssue(path: string, issue: NewIssue): IssueRecord;
  editIssue(path: string, iid: number, edit: IssueEdit): void;
  closeIssue(path: string, iid: number): void;
  reopenIssue(path: string, iid: number): void;
  deleteIssue(path: string, iid: number): void;
  /** Answers the issue as it is there. */
  moveIssue(path: string, iid: number, toPath: string): IssueRecord;
  /** null where the body held nothing but commands. `replyTo` is the id of a note. */
  comment(path: string, iid: number, body: string, how?: { internal?: boolean; replyTo?: number }): NoteRecord | null;
  editComment(path: string, iid: number, noteId: number, body: string): void;
  deleteComment(path: string, iid: number, noteId: number): void;
  /** Uploads a file; its markdown goes into a text. */
  attach(path: string, name: string, content: Buffer | string, type?: string): { url: string; secret: string; markdown: string };
};

/** A person on a server, by the name of whose account things happen. */
export const createPerson = (state: ServerState, user: UserRecord): Person => {
  const actor = trustedActor(user);

  const projectAt = (path: string): ProjectRecord => {
    const found = findProject(state, path);
    if (found === undefined) throw new Error(`No project ${path} on ${state.profile.name}`);
    return found;
  };

  const issueAt = (path: string, iid: number): IssueRecord => {
    const found = state.issues.find(projectAt(path).id, iid);
    if (found === undefined) throw new Error(`No issue ${path}#${iid}`);
    return found;
  };

  const noteAt = (issue: IssueRecord, noteId: number): NoteRecord => {
    const found = notesOf(state, issue).find((note) => note.id === noteId);
    if (found === undefined) throw new Error(`No note ${noteId}`);
    return found;
  };

  const labels = (project: ProjectRecord, issue: IssueRecord, { labels, addLabels, removeLabels }: IssueEdit): number[] => {
    const removed = labelIdsFor(state, project, removeLabels ?? [], false);
    const start = labels === undefined ? issue.labelIds : labelIdsFor(state, project, labels, true);
    return [...start, ...labelIdsFor(state, project, addLabels ?? [], true)].filter((id) => !removed.includes(id));
  };

  const edit = (path: string, iid: number, given: IssueEdit): void => {
    const issue = issueAt(path, iid);
    const { labels: _, addLabels: __, removeLabels: ___, ...rest } = given;
    editIssue(state, actor, issue, { ...rest, labelIds: labels(projectAt(path), issue, given) });
  };

  return {
    createIssue: (path, issue) => createIssue(state, actor, projectAt(path), issue),
    editIssue: edit,
    closeIssue: (path, iid) => edit(path, iid, { state: 'closed' }),
    reopenIssue: (path, iid) => edit(path, iid, { state: 'opened' }),
    deleteIssue: (path, iid) => removeIssue(state, issueAt(path, iid)),
    moveIssue: (path, iid, toPath) => moveIssue(state, actor, issueAt(path, iid), projectAt(toPath)),
    comment: (path, iid, body, { internal, replyTo } = {}) => {
      const issue = issueAt(path, iid);
      const how = { ...(internal === undefined ? {} : { internal }), ...(replyTo === undefined ? {} : { replyTo: noteAt(issue, replyTo) }) };
      return comment(state, actor, issue, { body, ...how }).note;
    },
    editComment: (path, iid, noteId, body) => {
      const issue = issueAt(path, iid);
      editComment(state, actor, issue, noteAt(issue, noteId), body);
    },
    deleteComment: (path, iid, noteId) => {
      const issue = issueAt(path, iid);
      removeNote(state, issue, noteAt(issue, noteId));
    },
    attach: (path, name, content, type = 'application/octet-stream') => {
      const upload = addUpload(state, { projectId: projectAt(path).id, userId: user.id, name, type, content: Buffer.from(content) });
      const { url, markdown } = uploadMarkdown(upload);
      return { url, secret: upload.secret, markdown };
    },
  };
};

import type { ProjectId } from '../../src-preload/contract/ids.ts';
import type { Discussion, Issue, Label, Note, Person } from '../rules/issues/issue.ts';

/** The door for issues, part of `GitLab`: the same promises hold. Days are YYYY-MM-DD, durations seconds, moments UTC ms. */

/** Whose issues are listed: a project's, a group's with all below it (by full path), or all that the token sees. */
export type IssueScope = { of: 'project'; projectId: ProjectId } | { of: 'group'; path: string } | { of: 'instance' };

/** Where a listing goes on; comes from the page before it and is only good with the same query. */
export type NextIssues = { by: 'page'; page: number } | { by: 'cursor'; cursor: string };

export type IssueQuery = {
  /** Inclusive; null = from the first. */
  updatedAfter: number | null;
  /** Where the version has it (projects, from 18.3): pages that rows cannot slip through. GitLab decides; the answer's `next` tells. */
  keyset?: boolean;
  /** Default: the first page. */
  from?: NextIssues | null;
  /** 1 to 100; default 100. */
  perPage?: number;
};

/** `serverTime` is the server's `Date`, to the second; null where it does not say. `total` is null above 10,000. */
export type IssuePage = { items: FoundIssue[]; next: NextIssues | null; serverTime: number | null; total: number | null };
export type FoundIssue = Issue & { projectId: ProjectId };

/** As GitLab has it after a write: what the token may not set, GitLab leaves out silently. Labels are names alone. */
export type WrittenIssue = Omit<FoundIssue, 'labels'> & { labels: string[] };

export type NewIssue = {
  title: string;
  description: string;
  /** GitLab splits names at commas and makes those that it does not know. */
  labels: readonly string[];
  confidential: boolean;
  /** Kept only where the token's user is an Owner or an administrator. */
  createdAt?: number | null;
  weight?: number | null;
  dueDate?: string | null;
  assigneeIds?: readonly number[];
  milestoneId?: number | null;
  /** GitLab's lower-case word; absent = `issue`. */
  type?: string;
};

/** Absent = leave, null = none. At least one must be there. */
export type IssueChange = {
  title?: string;
  description?: string;
  addLabels?: readonly string[];
  removeLabels?: readonly string[];
  state?: 'opened' | 'closed';
  confidential?: boolean;
  weight?: number | null;
  dueDate?: string | null;
  assigneeIds?: readonly number[];
  milestoneId?: number | null;
  type?: string;
};

/** `createdAt` as for issues. */
export type NewNote = { body: string; internal: boolean; createdAt?: number | null };

/** `commands_only`: the text held nothing but quick actions; GitLab has carried them out and made no note. */
export type NoteOutcome = { kind: 'created'; note: Note } | { kind: 'commands_only' };
export type DiscussionOutcome = { kind: 'created'; discussion: Discussion } | { kind: 'commands_only' };

/** Of `/uploads/<secret>/<filename>`; the name as it is, not percent-encoded. */
export type UploadRef = { secret: string; filename: string };

/** Takes the bytes of a download. `begin` is called before the first of each attempt and drops what an earlier one wrote. */
export type FileSink = { begin(): Promise<void>; write(chunk: Uint8Array): Promise<void> };

/** Gives the bytes of an upload, anew at each `read`. */
export type FileSource = { bytes: number; read(): AsyncIterable<Uint8Array> };

export type IssueDoor = {
  /** One page, by rising `updated_at`, in every state and with the labels' details. Fails `not_found` kind `group`. */
  listIssues(scope: IssueScope, query: IssueQuery): Promise<IssuePage>;
  /** How many issues a listing of the project from that moment on (inclusive; null = from the first) has, in every state and however many there are. */
  countIssues(projectId: ProjectId, updatedAfter: number | null): Promise<number>;
  /** At most 100; those that are not there, or not to be seen, are left out. One request. */
  listIssuesByIid(projectId: ProjectId, iids: readonly number[]): Promise<FoundIssue[]>;
  createIssue(projectId: ProjectId, issue: NewIssue): Promise<WrittenIssue>;
  /** Fails `not_found` kind `issue`. */
  updateIssue(projectId: ProjectId, iid: number, change: IssueChange): Promise<WrittenIssue>;
  /** Done when it is gone; an absent one is no failure. Fails `missing_role` `owner`. */
  removeIssue(projectId: ProjectId, iid: number): Promise<void>;

  /** Sets it; 0 takes it away. */
  setTimeEstimate(projectId: ProjectId, iid: number, seconds: number): Promise<void>;
  /** Adds to what is there; negative takes away. Answers the new total. Sending it twice adds twice. */
  addTimeSpent(projectId: ProjectId, iid: number, seconds: number): Promise<number>;
  resetTimeSpent(projectId: ProjectId, iid: number): Promise<void>;

  /** All pages, threads by their first note and notes oldest first, system notes included. Fails `not_found` kind `issue`. */
  listDiscussions(projectId: ProjectId, iid: number): Promise<Discussion[]>;
  createNote(projectId: ProjectId, iid: number, note: NewNote): Promise<NoteOutcome>;
  /** A thread to which can be replied. Never internal: GitLab has no way to say so here. */
  createDiscussion(projectId: ProjectId, iid: number, note: Omit<NewNote, 'internal'>): Promise<DiscussionOutcome>;
  /** As internal as the thread is. */
  reply(projectId: ProjectId, iid: number, discussionId: string, note: Omit<NewNote, 'internal'>): Promise<NoteOutcome>;
  /** Fails `not_found` kind `issue` where the note is gone as well. */
  editNote(projectId: ProjectId, iid: number, noteId: number, body: string): Promise<Note>;
  /** Done when it is gone; an absent one is no failure. */
  removeNote(projectId: ProjectId, iid: number, noteId: number): Promise<void>;

  /** Of the project and the groups above it. */
  listLabels(projectId: ProjectId): Promise<Label[]>;
  /** `exists` also where a group above has one of the name. */
  createLabel(projectId: ProjectId, label: Label): Promise<'created' | 'exists'>;
  /** By exact title, of the project or a group above it; an active one before a closed one. */
  findMilestone(projectId: ProjectId, title: string): Promise<{ id: number; title: string } | null>;
  /** By exact name; case does not count. */
  findUser(username: string): Promise<(Person & { id: number }) | null>;
  /** The user's access level on the project, by whatever way it was granted; null for no member. */
  readMemberLevel(projectId: ProjectId, userId: number): Promise<number | null>;

  /**
   * Streams a file of the project's issues into `sink`, at most `maxBytes`, and answers its size. A redirect to another origin is followed
   * without the token, each hop checked. Fails `not_supported` `upload_download` before 17.4, `unexpected_answer` `too_large`, `html`, `shape`
   * or `empty`, `blocked_address`, `unreachable` where it is broken off, `not_found` kind `issue`.
   */
  downloadUpload(projectId: ProjectId, upload: UploadRef, sink: FileSink, maxBytes: number): Promise<{ bytes: number }>;
  /** Streams a file up; `path` is `/uploads/<secret>/<filename>` with the name as GitLab has cleaned it. Fails `refused_by_gitlab` 413. */
  createUpload(projectId: ProjectId, file: FileSource & { filename: string }): Promise<{ path: string }>;
};

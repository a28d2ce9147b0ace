/** What a server keeps of issues and what hangs on them. Times are UTC ms, dates `YYYY-MM-DD`, durations seconds. */

/** Labels and milestones belong to a project or to a group, whose projects all have them. */
export type Holder = { kind: 'project' | 'group'; id: number };

export type LabelRecord = { id: number; holder: Holder; name: string; color: string; description: string | null; priority: number | null };

export type MilestoneRecord = {
  id: number;
  iid: number;
  holder: Holder;
  title: string;
  description: string | null;
  state: 'active' | 'closed';
  createdAt: number;
  updatedAt: number;
  dueDate: string | null;
  startDate: string | null;
};

export const ISSUE_TYPES = ['issue', 'incident', 'test_case', 'requirement', 'task', 'ticket'] as const;
export type IssueType = (typeof ISSUE_TYPES)[number];

export type IssueRecord = {
  id: number;
  iid: number;
  projectId: number;
  authorId: number;
  title: string;
  description: string | null;
  state: 'opened' | 'closed';
  type: IssueType;
  confidential: boolean;
  labelIds: number[];
  assigneeIds: number[];
  milestoneId: number | null;
  /** Title; Premium. */
  iteration: string | null;
  /** Number; Premium. */
  epic: number | null;
  dueDate: string | null;
  weight: number | null;
  discussionLocked: boolean | null;
  timeEstimate: number;
  timeSpent: number;
  createdAt: number;
  updatedAt: number;
  closedAt: number | null;
  closedById: number | null;
  movedToId: number | null;
};

export type NoteRecord = {
  id: number;
  issueId: number;
  /** 40 hexadecimal digits, shared by the notes of a thread. */
  discussionId: string;
  /** Part of a thread; an individual note becomes one when somebody replies. */
  threaded: boolean;
  authorId: number;
  body: string;
  internal: boolean;
  system: boolean;
  /** The issue that a "mentioned in" note names; who may not read that one does not see the note. */
  mentionedIn: number | null;
  createdAt: number;
  updatedAt: number;
};

export type UploadRecord = { id: number; projectId: number; secret: string; filename: string; type: string; content: Buffer; createdAt: number; userId: number };

/** Somebody was named with `@` where GitLab reads it: they would have got a mail and a to-do item. */
export type Mention = {
  /** As written, without `@`. */
  name: string;
  /** null where nobody has the name. */
  userId: number | null;
  projectId: number;
  issueId: number;
  /** null in a description. */
  noteId: number | null;
  authorId: number;
};

/** A line that GitLab took as a command, whether the user might give it or not. */
export type ExecutedAction = { name: string; argument: string; projectId: number; issueId: number; authorId: number };

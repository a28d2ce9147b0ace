/** An issue and its notes as GitLab has them, reduced to what issue sync reads. Times are UTC ms, durations seconds. */

export type Person = { username: string; name: string };

export type Label = { name: string; color: string; description: string };

/** On the source or on the target. Absent texts are '', absent objects null. */
export type Issue = {
  id: number;
  iid: number;
  title: string;
  description: string;
  state: 'opened' | 'closed';
  /** true where GitLab does not say. */
  confidential: boolean;
  /** GitLab's lower-case word: `issue`, `incident`, `task`, … */
  type: string;
  labels: Label[];
  author: Person | null;
  assignees: Person[];
  milestone: { id: number; title: string } | null;
  /** null also where the iteration has no title of its own. */
  iteration: string | null;
  epic: { iid: number; title: string } | null;
  /** null also where the licence has no weights. */
  weight: number | null;
  /** YYYY-MM-DD. */
  dueDate: string | null;
  timeEstimate: number;
  timeSpent: number;
  /** Comments that people wrote; system notes are not counted. */
  noteCount: number;
  /** Where it was moved to on the same server, as issue id. */
  movedToId: number | null;
  webUrl: string;
  createdAt: number;
  updatedAt: number;
};

export type Note = {
  id: number;
  body: string;
  author: Person | null;
  system: boolean;
  /** true where GitLab does not say. */
  internal: boolean;
  createdAt: number;
  updatedAt: number;
};

/** A thread, or a single comment (`individual`), with its notes oldest first. */
export type Discussion = { id: string; individual: boolean; notes: Note[] };

/** One hop in the way of an issue: where it stands, exactly. */
export type Origin = {
  /** Host with port where it is not the scheme's own, and the sub-path: `git.example.com:8443/gitlab`. Lower case but for the path. */
  host: string;
  projectId: number;
  issueId: number;
  iid: number;
};

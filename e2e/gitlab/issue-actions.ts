import type { Group, Project, User } from './handles.ts';
import { startObjectStorage, type ObjectStorage } from './http/object-storage.ts';
import { createPerson, type Person } from './person.ts';
import { canReadIssue, canReadNote } from './state/issue-rights.ts';
import type { ExecutedAction, Holder, IssueRecord, Mention, NoteRecord } from './state/issue-records.ts';
import { putIssue, type NewIssue } from './state/issues.ts';
import { addLabel, findLabel, holdersOf, ownLabels, renameLabel } from './state/labels.ts';
import { addMilestone, type NewMilestone } from './state/milestones.ts';
import { addUser, findUser } from './state/people.ts';
import type { ProjectRecord, UserRecord } from './state/records.ts';
import type { ServerState } from './state/server-state.ts';
import { projectSnapshot, type IssueSnapshot } from './state/snapshot.ts';
import { notesOf, writeNote } from './state/write-note.ts';

/** What a test does to a server's issues beside its HTTP, and what it asks of them. */
export type IssueActions = {
  /** Puts an issue there as it is said: no command is executed, nobody mentioned. Paths are full project paths; `updatedAt` is free here. */
  addIssue(path: string, issue: NewIssue & { author?: User }): IssueRecord;
  /** Puts a comment there as it is said; its issue looks updated. */
  addNote(path: string, iid: number, note: { body: string; author?: User; internal?: boolean; createdAt?: number }): NoteRecord;
  listIssues(path: string): readonly IssueRecord[];
  listNotes(path: string, iid: number): readonly NoteRecord[];
  /** Nothing where it exists, also in a group above. */
  addLabel(path: string, name: string, color?: string): void;
  addGroupLabel(group: Group, name: string, color?: string): void;
  renameLabel(path: string, name: string, newName: string): void;
  /** Answers its id. */
  addMilestone(where: Project | Group, milestone: NewMilestone): number;
  /** Somebody who works in GitLab's own pages; without a user it is `someone`. */
  actAs(user?: User): Person;
  /** All issues of a project with all their facets and notes, as plain data to compare. */
  snapshot(path: string): IssueSnapshot[];
  /** Whether this user, or nobody signed in, could read the issue, and its note where one is named. */
  canRead(user: User | null, path: string, iid: number, noteId?: number): boolean;
  /** Everybody that a text named where GitLab reads it, since the start. */
  readonly mentions: Mention[];
  /** Every command that GitLab found in a text, since the start. */
  readonly quickActions: ExecutedAction[];
  /** From now on downloads of uploads lead to another host, which ends with the server. */
  keepUploadsElsewhere(): Promise<ObjectStorage>;
};

type Deps = { state: ServerState; record: (path: string) => ProjectRecord; /** Called when the server ends. */ onClose: (close: () => Promise<void>) => void };

export const createIssueActions = ({ state, record, onClose }: Deps): IssueActions => {
  /** Who does what nobody is named for. */
  const userOf = (user: User | undefined): UserRecord =>
    (user === undefined ? findUser(state, 'someone') : state.users.get(user.id)) ?? addUser(state, { username: 'someone' });

  const issue = (path: string, iid: number): IssueRecord => {
    const found = state.issues.find(record(path).id, iid);
    if (found === undefined) throw new Error(`No issue ${path}#${iid}`);
    return found;
  };

  const holder = ({ kind, id }: Project | Group): Holder => ({ kind, id });

  return {
    addIssue: (path, { author, ...given }) => putIssue(state, record(path), userOf(author).id, given),
    addNote: (path, iid, { author, ...given }) => writeNote(state, issue(path, iid), { ...given, authorId: userOf(author).id }),
    listIssues: (path) => state.issues.ofProject(record(path).id).created.rows,
    listNotes: (path, iid) => notesOf(state, issue(path, iid)),
    addLabel: (path, name, color) => {
      const project = record(path);
      if (findLabel(state, holdersOf(state, project), name) === undefined) addLabel(state, { kind: 'project', id: project.id }, name, color);
    },
    addGroupLabel: (group, name, color) => {
      addLabel(state, holder(group), name, color);
    },
    renameLabel: (path, name, newName) => {
      const label = ownLabels(state, { kind: 'project', id: record(path).id }).get(name);
      if (label === undefined) throw new Error(`No label ${name} in ${path}`);
      renameLabel(state, label, newName);
    },
    addMilestone: (where, milestone) => addMilestone(state, holder(where), milestone).id,
    actAs: (user) => createPerson(state, userOf(user)),
    snapshot: (path) => projectSnapshot(state, record(path)),
    canRead: (user, path, iid, noteId) => {
      const reader = user === null ? null : userOf(user);
      const found = issue(path, iid);
      if (!canReadIssue(state, found, reader)) return false;
      const note = notesOf(state, found).find((each) => each.id === noteId);
      return noteId === undefined || (note !== undefined && canReadNote(state, record(path), note, reader));
    },
    mentions: state.mentions,
    quickActions: state.quickActions,
    keepUploadsElsewhere: async () => {
      const storage = await startObjectStorage(state);
      onClose(() => storage.close());
      return storage;
    },
  };
};

import type { Group, Project, User } from './handles.ts';
import type { Faults } from './http/faults.ts';
import type { RequestLog } from './http/log.ts';
import type { IssueActions } from './issue-actions.ts';
import type { Profile } from './profile.ts';
import type { DeployKeyRecord, DeployTokenRecord, PullMirrorRecord, PushMirrorRecord, TokenRecord, Visibility } from './state/records.ts';
import type { Settings } from './state/server-state.ts';

export type NewProject = {
  /** Full path; groups are made as needed. */
  path: string;
  name?: string;
  description?: string;
  visibility?: Visibility;
  archived?: boolean;
  /** No first commit. */
  empty?: boolean;
  objectFormat?: 'sha1' | 'sha256';
};

export type CommitOptions = { branch?: string; /** null deletes the file. */ files: Readonly<Record<string, string | null>>; message?: string };

/** One GitLab server: what an administrator and people with Git would do to it, beside its HTTP. Paths are full project paths. */
export type Server = IssueActions & {
  readonly url: string;
  readonly name: string;
  /** May be changed while it runs. */
  readonly profile: Profile;
  readonly settings: Settings;
  readonly faults: Faults;
  readonly log: RequestLog;

  addUser(user: { username: string; name?: string; admin?: boolean }): User;
  addGroup(group: { path: string; name?: string }): Group;
  /** A real bare repository with one commit on `main`, which is protected as GitLab does, unless `empty`. */
  addProject(project: NewProject): Promise<Project>;
  /** The project as it is now. Throws when there is none. */
  project(path: string): Project;
  moveProject(path: string, newPath: string): Project;
  /** Marks for deletion (it answers 404), or removes for good. */
  removeProject(path: string, how?: 'pending' | 'gone'): void;
  archive(path: string, archived?: boolean): void;
  /** 10 guest, 20 reporter, 30 developer, 40 maintainer, 50 owner; 0 takes the role away. */
  addMember(where: Project | Group, user: User, accessLevel: number): void;
  addToken(user: User, token: { scopes: string[]; expiresAt?: string; name?: string; value?: string }): { id: number; value: string };
  revokeToken(tokenId: number): void;

  /** A commit pushed by somebody: push mirrors are queued as after any push. Answers its id. */
  commit(path: string, commit: CommitOptions): Promise<string>;
  /** Sets a tag on a branch, tag or commit; with a message it is annotated. */
  tag(path: string, name: string, ref?: string, message?: string): Promise<void>;
  /** Sets a branch on another's head or a commit; an existing one is moved there by force. */
  branch(path: string, name: string, from?: string): Promise<void>;
  deleteBranch(path: string, name: string): Promise<void>;
  deleteTag(path: string, name: string): Promise<void>;
  protect(path: string, pattern: string, rule?: { pushLevels?: number[]; allowForcePush?: boolean }): void;
  unprotect(path: string, pattern: string): void;
  /** Branches and tags by full name. */
  refs(path: string): Promise<Map<string, string>>;
  /** The bare repository's folder. */
  repositoryFolder(path: string): Promise<string>;

  /** Runs every mirror that is due by the clock, with its retries, and waits for all of them. */
  runMirrors(): Promise<void>;
  /** The next run of this push mirror begins and never ends. */
  hangPushMirror(path: string, mirrorId: number): void;
  /** The project's own access tokens, revoked ones included. */
  tokens(path: string): readonly TokenRecord[];
  /** The group's own access tokens, revoked ones included. */
  groupTokens(path: string): readonly TokenRecord[];
  /** The project's own, revoked ones included. */
  deployTokens(path: string): readonly DeployTokenRecord[];
  deployKeys(path: string): readonly DeployKeyRecord[];
  /** With the credentials that GitLab would never show. */
  pushMirrors(path: string): readonly PushMirrorRecord[];
  pullMirror(path: string): PullMirrorRecord;
  /** Nobody listens on its port until it comes back; nothing else changes. */
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
};

/** What a server keeps. Times are UTC ms, dates `YYYY-MM-DD`. */

export type UserRecord = {
  id: number;
  username: string;
  name: string;
  admin: boolean;
  bot: boolean;
  createdAt: number;
};

export type Membership = { userId: number; accessLevel: number; createdAt: number };

export type GroupRecord = {
  id: number;
  name: string;
  /** Full path. */
  path: string;
  /** A user's own namespace is kept as a group of kind `user`. */
  kind: 'group' | 'user';
  parentId: number | null;
  visibility: Visibility;
  createdAt: number;
  members: Map<number, Membership>;
};

export type Visibility = 'private' | 'internal' | 'public';

export type ProtectedBranchRecord = {
  id: number;
  /** May hold `*`. */
  name: string;
  pushLevels: number[];
  mergeLevels: number[];
  allowForcePush: boolean;
};

export type MirrorTimes = {
  lastUpdateAt: number | null;
  lastUpdateStartedAt: number | null;
  lastSuccessfulUpdateAt: number | null;
};

/** Address and credential are kept apart, as GitLab does (contract E.1). */
export type Remote = { url: string; user: string | null; password: string | null };

export type PushMirrorRecord = MirrorTimes & {
  id: number;
  projectId: number;
  remote: Remote;
  enabled: boolean;
  authMethod: 'password' | 'ssh_public_key';
  hostKeys: string[];
  publicKey: string;
  keepDivergentRefs: boolean;
  onlyProtectedBranches: boolean;
  branchRegex: string | null;
  status: 'none' | 'started' | 'finished' | 'failed' | 'to_retry';
  lastError: string | null;
  tries: number;
  /** When the queued run may start; null when none is queued. */
  dueAt: number | null;
};

export type PullMirrorRecord = MirrorTimes & {
  id: number;
  enabled: boolean;
  remote: Remote | null;
  mirrorUserId: number | null;
  triggerBuilds: boolean;
  onlyProtectedBranches: boolean | null;
  overwritesDiverged: boolean | null;
  branchRegex: string | null;
  status: 'none' | 'scheduled' | 'started' | 'finished' | 'failed' | 'canceled';
  lastError: string | null;
  retryCount: number;
  dueAt: number | null;
};

export type ProjectRecord = {
  id: number;
  groupId: number;
  /** Last part of the full path. */
  slug: string;
  name: string;
  description: string | null;
  visibility: Visibility;
  archived: boolean;
  deleting: boolean;
  empty: boolean;
  objectFormat: 'sha1' | 'sha256';
  defaultBranch: string | null;
  createdAt: number;
  updatedAt: number;
  lastActivityAt: number;
  members: Map<number, Membership>;
  protectedBranches: ProtectedBranchRecord[];
  pushMirrors: PushMirrorRecord[];
  pullMirror: PullMirrorRecord;
};

export type TokenRecord = {
  id: number;
  userId: number;
  value: string;
  name: string;
  description: string | null;
  scopes: string[];
  expiresAt: string | null;
  revoked: boolean;
  createdAt: number;
  lastUsedAt: number | null;
  /** What it was made for; a personal token belongs to its user alone. */
  resource: { kind: 'project' | 'group'; id: number; accessLevel: number } | null;
  /** The first token of a chain of rotations. */
  family: number;
  /** Whether a rotation replaced it. */
  rotated: boolean;
};

export type DeployTokenRecord = {
  id: number;
  projectId: number;
  name: string;
  username: string;
  value: string;
  scopes: string[];
  expiresAt: string | null;
  revoked: boolean;
};

export type DeployKeyRecord = {
  id: number;
  projectId: number;
  title: string;
  key: string;
  canPush: boolean;
  createdAt: number;
  expiresAt: string | null;
};

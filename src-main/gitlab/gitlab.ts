import type { Settings } from '../../src-preload/contract/models/settings.ts';
import type { CapabilityState, NetworkConsent, Tier } from '../../src-preload/contract/models/instance.ts';
import type { InstanceId, ProjectId } from '../../src-preload/contract/ids.ts';
import type { Secret } from '../rules/secret.ts';
import type { IssueDoor } from './issue-door.ts';
import type { RateClass } from './routes.ts';

/**
 * The door as use cases see it: one `GitLab` per instance, verbs in GitLab's own terms, answers already parsed and renamed.
 * Every function throws `AppError` with codes of the contract only. Times are UTC ms, scopes and roles GitLab's words.
 */

/** How to reach an instance. `instanceId` is null while it is only tested from the form. */
export type Connection = {
  instanceId: InstanceId | null;
  /** Canonical base URL without trailing slash, see `rules/instance-url.ts`. */
  origin: string;
  token: Secret;
  /** Asked right before each attempt at a request that changes something; what it throws is thrown instead. Absent = all may be sent. */
  assertMayWrite?: () => void;
  /** When GitLab said that the token ends: tells an expired token from a revoked one, whose answers differ in words only. */
  tokenExpiresAt?: number | null;
  network: NetworkConsent;
  caCertificate: string | null;
};

export type TokenSelf = { id: number; name: string; userId: number; scopes: string[]; expiresAt: number | null };
export type CurrentUser = { id: number; username: string; isAdmin: boolean };
export type Metadata = { version: string; edition: 'community' | 'enterprise' };

export type Project = {
  id: ProjectId;
  path: string;
  name: string;
  webUrl: string;
  /** The exact `.git` address over HTTP(S), as GitLab states it; its host may differ from ours. */
  httpUrl: string;
  /** The same over SSH, as `ssh://`: GitLab's mirrors refuse the short form. null where GitLab does not say. */
  sshUrl: string | null;
  defaultBranch: string | null;
  archived: boolean;
  /** null where the answer does not say. */
  empty: boolean | null;
  lastActivityAt: number | null;
  objectFormat: 'sha1' | 'sha256' | null;
  /** The token's own access level on it, the higher of project and group; null where GitLab does not say. */
  accessLevel: number | null;
  /** true/false where the licence has pull mirrors, null where the field is absent (Free or Community). */
  pullMirror: boolean | null;
  /** GitLab's `import_status`, which is the pull mirror's. */
  importStatus: string | null;
};

export type Group = { id: number; path: string; name: string };

export type PushMirror = {
  id: number;
  enabled: boolean;
  /** Masked by GitLab; userinfo dropped by us. null where GitLab could not parse it. */
  url: string | null;
  status: string;
  lastUpdateAt: number | null;
  lastUpdateStartedAt: number | null;
  lastSuccessAt: number | null;
  /** Redacted again and cut. */
  lastError: string | null;
  onlyProtectedBranches: boolean;
  keepDivergentRefs: boolean;
  branchRegex: string | null;
};

export type PullMirror = {
  status: string;
  /** null where the version does not say (before 17.5). */
  enabled: boolean | null;
  url: string | null;
  lastUpdateAt: number | null;
  lastUpdateStartedAt: number | null;
  lastSuccessAt: number | null;
  lastError: string | null;
  triggerBuilds: boolean | null;
  onlyProtectedBranches: boolean | null;
  overwriteDiverged: boolean | null;
  branchRegex: string | null;
};

export type PushMirrorSettings = { enabled: boolean; keepDivergentRefs: boolean; onlyProtectedBranches: boolean; branchRegex: string | null };

export type PullMirrorSettings = {
  enabled: boolean;
  triggerBuilds: boolean;
  onlyProtectedBranches: boolean;
  overwriteDiverged: boolean;
  branchRegex: string | null;
};

/** Where a mirror pushes to or pulls from, with the credential that GitLab shall use. */
export type RemoteAddress = {
  /** Exact `.git` URL without userinfo. */
  url: string;
  username: string;
  password: Secret;
};

/** Where a push mirror pushes to with a key that GitLab makes for it. `url` is an `ssh://` address without userinfo. */
export type SshAddress = { url: string; ssh: true };

export type AccessToken = { id: number; name: string; scopes: string[]; active: boolean; expiresAt: number | null };
export type CreatedToken = AccessToken & { secret: Secret };
/** `expiresAt` is the midnight (UTC ms) of the day on which it ends. */
export type NewToken = { name: string; scopes: string[]; accessLevel: number; expiresAt: number };
export type DeployToken = { id: number; name: string; username: string; active: boolean; expiresAt: number | null };
export type CreatedDeployToken = DeployToken & { secret: Secret };
/** A key with which a project can be read, and pushed to where it may. `key` in OpenSSH's one-line form. */
export type DeployKey = { id: number; title: string; key: string };

export type ClaimLabel = { id: number; name: string; description: string };

export type ProtectedBranch = { name: string; pushLevels: number[]; allowForcePush: boolean };

/** Branches and tags only: full ref name to object id. Tags carry the tag object's id. */
export type Refs = ReadonlyMap<string, string>;

export type DoorHealth = {
  breaker: { state: 'closed' | 'open' | 'half_open'; failures: number; retryAt: number | null };
  budget: { perMinute: number; left: number; limits: LimitHealth[] };
  connections: { open: number };
  requests: number;
  /** Of the last request that was answered; null before the first. */
  last: LastAnswer | null;
};

/** When it came (UTC ms), how long it took (ms), and how far the server's clock is ahead of ours by its `Date` header, which has whole seconds. */
export type LastAnswer = { at: number; latencyMs: number; aheadMs: number | null };

/**
 * One of the limits of an instance. `perMinute` is null while none is known; `by` us: the settings allow no more. `heldUntil`: it keeps
 * requests waiting, of which the next may go then (UTC ms), or kept some within the last half minute; else null.
 */
export type LimitHealth = { rate: RateClass; perMinute: number | null; by: 'server' | 'us'; heldUntil: number | null };

/** `person` goes before `background` in the budget's queue. */
export type Priority = 'person' | 'background';

export type GitLab = IssueDoor & {
  readMetadata(): Promise<Metadata>;
  readToken(): Promise<TokenSelf>;
  readUser(): Promise<CurrentUser>;
  /** Edition, tier and capabilities, by asking; at most 2 further requests. */
  readCapabilities(known: { metadata: Metadata; scopes: string[] }): Promise<{ tier: Tier; capabilities: CapabilityState[] }>;

  /** One page of the projects that the token is a member of (all, for an administrator), by `text` over path parts. */
  listProjects(query: { text: string | undefined; offset: number; limit: number }): Promise<{ items: Project[]; more: boolean }>;
  /** One page of the projects of a group and of all groups below it. Fails `not_found` kind `group`. */
  listProjectsOfGroup(group: string, range: { offset: number; limit: number }): Promise<{ items: Project[]; more: boolean }>;
  /** Up to 100 projects by rising id, from the first after `after`; of the same projects as `listProjects`. One request; none at all is the end. */
  listProjectsAfter(after: number): Promise<Project[]>;
  /** By id or full path. A moved path is followed by id. Fails `not_found` kind `project`. */
  readProject(ref: ProjectId | string): Promise<Project>;
  listGroups(query: { text: string | undefined; offset: number; limit: number }): Promise<{ items: Group[]; more: boolean }>;
  /** Fails `not_found` kind `group`. */
  readGroup(path: string): Promise<Group>;
  /** Private and without a first commit. `name` becomes its path in the group as well. */
  createProject(project: { groupId: number; name: string }): Promise<Project>;
  /** Done when GitLab has taken it; an absent one is no failure. GitLab wants the Owner role. */
  removeProject(projectId: ProjectId): Promise<void>;
  listProtectedBranches(projectId: ProjectId): Promise<ProtectedBranch[]>;
  /** Whether `ancestor` is reachable from `commit`; false where the project does not know `ancestor`. */
  isAncestor(projectId: ProjectId, ancestor: string, commit: string): Promise<boolean>;
  /** Over Git's own protocol. An empty repository has no refs. */
  listRefs(project: Pick<Project, 'path'>): Promise<Refs>;

  listPushMirrors(projectId: ProjectId): Promise<PushMirror[]>;
  readPushMirror(projectId: ProjectId, mirrorId: number): Promise<PushMirror | null>;
  createPushMirror(projectId: ProjectId, remote: RemoteAddress | SshAddress, settings: PushMirrorSettings): Promise<PushMirror>;
  updatePushMirror(projectId: ProjectId, mirrorId: number, settings: PushMirrorSettings): Promise<PushMirror>;
  syncPushMirror(projectId: ProjectId, mirrorId: number): Promise<void>;
  /** The public half of the key that GitLab made for an SSH mirror (17.9). */
  readPushMirrorKey(projectId: ProjectId, mirrorId: number): Promise<string>;
  /** Done when it is gone; an absent one is no failure. */
  removePushMirror(projectId: ProjectId, mirrorId: number): Promise<void>;

  /** null where the project has no pull mirror, or it is off (GitLab does not tell them apart here). */
  readPullMirror(projectId: ProjectId): Promise<PullMirror | null>;
  /** Sets address and settings (PUT mirror/pull from 17.6, else PUT project); fails `not_supported` when GitLab leaves it off. */
  configurePullMirror(projectId: ProjectId, remote: RemoteAddress | null, settings: PullMirrorSettings): Promise<PullMirror>;
  startPullMirror(projectId: ProjectId): Promise<void>;
  /** Done when it is off; absent is no failure. GitLab drops its stored credentials with it. */
  disablePullMirror(projectId: ProjectId): Promise<void>;

  createProjectToken(projectId: ProjectId, token: NewToken): Promise<CreatedToken>;
  listProjectTokens(projectId: ProjectId): Promise<AccessToken[]>;
  /** Done when it is gone; an absent or revoked one is no failure. */
  revokeProjectToken(projectId: ProjectId, tokenId: number): Promise<void>;

  /** Owner of the group. */
  createGroupToken(groupId: number, token: NewToken): Promise<CreatedToken>;
  listGroupTokens(groupId: number): Promise<AccessToken[]>;
  /** Done when it is gone; an absent or revoked one is no failure. */
  revokeGroupToken(groupId: number, tokenId: number): Promise<void>;

  createDeployToken(projectId: ProjectId, token: { name: string; scopes: string[]; expiresAt: number }): Promise<CreatedDeployToken>;
  listDeployTokens(projectId: ProjectId): Promise<DeployToken[]>;
  /** Done when it is gone; an absent one is no failure. */
  revokeDeployToken(projectId: ProjectId, tokenId: number): Promise<void>;

  /** May push. */
  createDeployKey(projectId: ProjectId, key: { title: string; key: string }): Promise<DeployKey>;
  listDeployKeys(projectId: ProjectId): Promise<DeployKey[]>;
  /** Done when it is gone; an absent one is no failure. */
  removeDeployKey(projectId: ProjectId, keyId: number): Promise<void>;

  /** The first 100 labels of the project itself whose names begin with `prefix`; `serverTime` is the server's `Date` (UTC ms), null where it does not say. */
  findClaimLabels(projectId: ProjectId, prefix: string): Promise<{ labels: ClaimLabel[]; serverTime: number | null }>;
  /** null where the project has one of this name already. These three ask no `assertMayWrite`: by them it is found out who may. */
  createClaimLabel(projectId: ProjectId, label: { name: string; description: string }): Promise<ClaimLabel | null>;
  /** Fails `not_found` where the label is gone. */
  describeClaimLabel(projectId: ProjectId, labelId: number, description: string): Promise<{ serverTime: number | null }>;
  /** Done when it is gone; an absent one is no failure. */
  removeClaimLabel(projectId: ProjectId, labelId: number): Promise<void>;

  /** How many requests this client has sent, each with its retries as one. */
  sent(): number;
  health(): DoorHealth;
  resetBreaker(): void;
};

/** What we allow ourselves on one server, as the settings say. */
export type DoorLimits = Pick<Settings, 'requestsPerMinute' | 'concurrency' | 'requestSeconds' | 'retries' | 'breakerFailures' | 'breakerRestSeconds'>;

/** Keeps one transport (connections, budget, breaker) per instance and renews it when the connection changes. */
export type Door = {
  to(connection: Connection, priority: Priority): GitLab;
  /**
   * The same, made once for as long as address and token stay as they are: for many small pieces of work one after another. `assertMayWrite` is that
   * of the first call, and `sent` counts the requests of all of them.
   */
  kept(connection: Connection, priority: Priority): GitLab;
  /** Drops what is kept for an instance: after it was removed or its address changed. */
  forget(instanceId: InstanceId): void;
  /** Drops the kept clients, which hold tokens, and no line: when the vault is locked. */
  forgetTokens(): void;
  /** What is known of the line to an instance without asking it; null while nothing was asked since the start. Needs no token. */
  healthOf(instanceId: InstanceId): DoorHealth | null;
  /** Lets requests through again at once. */
  resetBreaker(instanceId: InstanceId): void;
  /** Holds from the next request on; absent = leave. */
  setLimits(limits: Partial<DoorLimits>): void;
  close(): Promise<void>;
};

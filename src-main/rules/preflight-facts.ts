import type { Failure } from '../../src-preload/contract/failures.ts';
import type { InstanceId, ProjectId } from '../../src-preload/contract/ids.ts';
import type { CapabilityState } from '../../src-preload/contract/models/instance.ts';
import type { CredentialSource, Direction, MirrorDefaults } from '../../src-preload/contract/models/pair.ts';

/**
 * What a question to GitLab brought: its answer, why there was none, or null where it was not asked because something that it
 * builds on is missing already.
 */
export type Asked<T> = { value: T } | { failure: Failure } | null;

/** What preflight reads of a project. Twin place: `Project` of gitlab/gitlab.ts, which fits as it is. */
export type PreflightProject = {
  id: ProjectId;
  path: string;
  archived: boolean;
  /** null where GitLab does not say. */
  empty: boolean | null;
  objectFormat: 'sha1' | 'sha256' | null;
  /** The token's own access level; null where GitLab does not say (administrators, shared groups). */
  accessLevel: number | null;
  /** true/false where the licence has pull mirrors, null where the field is absent (Free or Community). */
  pullMirror: boolean | null;
  /** Without userinfo; null where GitLab does not say. */
  sshUrl: string | null;
};

/** One side of the mirror: what the instance's token may, and the project as it sees it. */
export type PreflightSide = {
  instanceId: InstanceId;
  project: PreflightProject | null;
  /** Why `project` is null. */
  failure: Failure | null;
  scopes: readonly string[];
  capabilities: readonly CapabilityState[];
  /** As GitLab writes it, such as `18.1.1-ee`; null where it was never seen. */
  version: string | null;
};

/** A push mirror that the owner project has; url without userinfo. */
export type ExistingPush = { url: string | null; enabled: boolean };
/** The owner project's one pull mirror; `enabled` is null before 17.5. */
export type ExistingPull = { url: string | null; enabled: boolean | null };
/** A protected branch of the target; `pushLevels` are GitLab's access levels, 0 is nobody. */
export type TargetProtection = { name: string; pushLevels: readonly number[]; allowForcePush: boolean };

/**
 * All that preflight judges. The owner is where GitLab keeps the mirror: the source for push, the target for pull; the remote is
 * the other end. The use case asks the owner for its mirrors of the mirror's direction only, and the target for its protected
 * branches only for push; the rest stays null.
 */
export type PreflightFacts = {
  direction: Direction;
  /** What the mirror would log in with, and whether the tokens of the group that it needs can be managed; null where it needs none. */
  credential: { source: CredentialSource; group: Asked<true> };
  /** Has passed `assertBranchFilter`. */
  effective: MirrorDefaults;
  source: PreflightSide;
  target: PreflightSide;
  /** The remote's exact `.git` URL without userinfo; null while the remote project is unknown. */
  remoteUrl: string | null;
  existingPush: Asked<readonly ExistingPush[]>;
  existingPull: Asked<ExistingPull | null>;
  targetProtections: Asked<readonly TargetProtection[]>;
  /** Whether this pair has this mirror already. */
  inPair: boolean;
  /** Source paths of other mirrors that write to the same target project. */
  sharingTarget: readonly string[];
};

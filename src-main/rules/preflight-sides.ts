import type { Capability } from '../../src-preload/contract/failures.ts';
import type { CapabilityState } from '../../src-preload/contract/models/instance.ts';
import type { PreflightCheck } from '../../src-preload/contract/models/mirror.ts';
import { blocked, type NamedSide, passed, type Sides, warned } from './preflight-check.ts';
import type { PreflightFacts } from './preflight-facts.ts';

const MAINTAINER = 40;

export const checkProject = ({ name, project, failure, instanceId }: NamedSide): PreflightCheck => {
  const check = name === 'source' ? 'source_project' : 'target_project';
  if (project !== null) return passed(check, name, [project.path]);
  return blocked(check, name, failure ?? { code: 'not_found', kind: 'project', instanceId });
};

/** Reading and changing mirrors and tokens takes `api`; what a fine-grained token may is seen only by asking (contract.md A.0). */
export const checkScope = ({ name, scopes, instanceId }: NamedSide): PreflightCheck =>
  scopes.includes('api') || scopes.includes('granular')
    ? passed('scope', name)
    : blocked('scope', name, { code: 'missing_scope', instanceId, scopes: ['api'] });

/** The owner's mirrors can be read by nobody below Maintainer: an answer proves the role, whatever the membership says. */
export const checkOwnerRole = (facts: PreflightFacts, owner: NamedSide): PreflightCheck => {
  const asked = facts.direction === 'push' ? facts.existingPush : facts.existingPull;
  if (asked !== null && 'value' in asked && asked.value !== null) return passed('role', owner.name);
  if (asked !== null && 'failure' in asked && asked.failure.code === 'missing_role') return blocked('role', owner.name, asked.failure);
  return checkRemoteRole(owner);
};

/** Making a token or deploy key of a project takes Maintainer. GitLab leaves the level out for administrators and shared groups: then it is seen on creating. */
const checkRemoteRole = ({ name, project, instanceId }: NamedSide): PreflightCheck => {
  const level = project?.accessLevel ?? null;
  if (level !== null && level >= MAINTAINER) return passed('role', name);
  const failure = { code: 'missing_role', instanceId, project: project?.path ?? null, needed: 'maintainer' } as const;
  return level === null ? warned('role', name, failure) : blocked('role', name, failure);
};

export const stateOf = ({ capabilities }: NamedSide, capability: Capability): CapabilityState['state'] =>
  capabilities.find((one) => one.capability === capability)?.state ?? 'unknown';

const without = (side: NamedSide, capability: Capability) => ({ code: 'not_supported', instanceId: side.instanceId, capability }) as const;

/** Whether the owner can mirror this way, and the mirror can log in as the pair says. */
export const checkCapabilities = (facts: PreflightFacts, sides: Sides): PreflightCheck[] => [
  facts.direction === 'push' ? pushCapability(sides.owner) : pullCapability(sides.owner),
  credentialCapability(facts, sides),
];

const TOKENS = { project_token: 'project_tokens', group_token: 'group_tokens', deploy_token: 'deploy_tokens' } as const;

/** A deploy token cannot write, and GitLab tells the key of push mirrors alone: each is as good as missing for the other direction. */
const credentialCapability = ({ direction, credential: { source } }: PreflightFacts, { owner, remote }: Sides): PreflightCheck => {
  if (source === 'account') return passed('capability', remote.name);
  if (source === 'ssh_key') {
    const isMissing = direction === 'pull' || stateOf(owner, 'ssh_mirror') === 'no';
    return isMissing ? blocked('capability', owner.name, without(owner, 'ssh_mirror')) : passed('capability', owner.name);
  }
  const isMissing = stateOf(remote, TOKENS[source]) === 'no' || (source === 'deploy_token' && direction === 'push');
  return isMissing ? blocked('capability', remote.name, without(remote, TOKENS[source])) : passed('capability', remote.name);
};

/** What the role on the remote has to allow: a token or key of the project, one of a group above it, or nothing for a given account. */
export const checkCredentialRole = ({ credential: { source, group } }: PreflightFacts, remote: NamedSide): PreflightCheck => {
  if (source === 'account') return passed('role', remote.name);
  if (source !== 'group_token') return checkRemoteRole(remote);
  return group !== null && 'failure' in group ? blocked('role', remote.name, group.failure) : passed('role', remote.name);
};

const pushCapability = (owner: NamedSide): PreflightCheck => {
  if (stateOf(owner, 'push_mirror') === 'no') return blocked('capability', owner.name, without(owner, 'push_mirror'));
  // Without `sync` (before 16.11) the mirror works, but runs only when somebody pushes.
  if (stateOf(owner, 'push_mirror_sync') === 'no') return warned('capability', owner.name, without(owner, 'push_mirror_sync'));
  return passed('capability', owner.name);
};

/** The project itself knows best: the licence may belong to its group alone, as on gitlab.com. */
const pullCapability = (owner: NamedSide): PreflightCheck => {
  const { project } = owner;
  if (project !== null && project.pullMirror !== null) return passed('capability', owner.name);
  const isKnown = project !== null || stateOf(owner, 'pull_mirror') === 'no';
  return isKnown ? blocked('capability', owner.name, without(owner, 'pull_mirror')) : warned('capability', owner.name, without(owner, 'pull_mirror'));
};

/** Nothing can be written to an archived target; an archived source can be read, but brings nothing new. */
export const checkArchived = ({ name, project, instanceId }: NamedSide): PreflightCheck => {
  if (project?.archived !== true) return passed('archived', name);
  const failure = { code: 'project_archived', instanceId, project: project.path } as const;
  return name === 'target' ? blocked('archived', name, failure) : warned('archived', name, failure);
};

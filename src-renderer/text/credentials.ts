import type { Capability } from '../../src-preload/contract/failures.ts';
import type { CapabilityState, Instance } from '../../src-preload/contract/models/instance.ts';
import type { CredentialSource, Direction } from '../../src-preload/contract/models/pair.ts';
import { CAPABILITY_REASON } from './gitlab-words.ts';

export const CREDENTIAL_SOURCE: Record<CredentialSource, string> = {
  project_token: 'Project access token',
  group_token: 'Group access token',
  deploy_token: 'Deploy token',
  account: 'Account',
  ssh_key: 'SSH key',
};

/** In the order in which they are offered. */
export const CREDENTIAL_SOURCES = ['project_token', 'group_token', 'deploy_token', 'account', 'ssh_key'] as const satisfies readonly CredentialSource[];

/** When one without a last day ends. */
export const ENDLESS: Record<CredentialSource, string> = {
  project_token: 'never', group_token: 'never', deploy_token: 'never', account: 'not known', ssh_key: 'never',
};

/** What each is, who makes it, and what it needs; `remote` is the instance that the credential is for. */
export const credentialMeaning = (source: CredentialSource, remote: string): string => {
  switch (source) {
    case 'project_token':
      return `Each mirror has its own on ${remote}, made and renewed here. It takes the role Maintainer in the project.`;
    case 'group_token':
      return `The mirrors share one of a group on ${remote}, made and renewed here. It takes the role Owner in the group.`;
    case 'deploy_token':
      return `Each mirror has its own on ${remote}, made and renewed here. It only reads, so the pair has to pull. It takes the role Maintainer.`;
    case 'account':
      return `A user name and password, or a token, of ${remote} that you give. Nothing is made there, and only you can renew it.`;
    case 'ssh_key':
      return `GitLab makes a key for each mirror, and it becomes a deploy key on ${remote}. It never ends. Git LFS does not go over SSH.`;
  }
};

const NEEDS: Partial<Record<CredentialSource, { capability: Capability; side: 'owner' | 'remote' }>> = {
  project_token: { capability: 'project_tokens', side: 'remote' },
  group_token: { capability: 'group_tokens', side: 'remote' },
  deploy_token: { capability: 'deploy_tokens', side: 'remote' },
  ssh_key: { capability: 'ssh_mirror', side: 'owner' },
};

type Server = Pick<Instance, 'name' | 'capabilities'>;
type Ends = { direction: Direction; owner: Server | null; remote: Server | null };

const wayOf = ({ capabilities }: Server, capability: Capability): CapabilityState | undefined => capabilities.find((one) => one.capability === capability);

/** Why mirrors of these two cannot log in so; null where nothing is known against it. */
export const credentialObstacle = (source: CredentialSource, { direction, owner, remote }: Ends): string | null => {
  if (source === 'deploy_token' && direction === 'push') return 'It only reads: for a pair that pulls.';
  if (source === 'ssh_key' && direction === 'pull') return 'GitLab tells the key of push mirrors only: for a pair that pushes.';
  const needs = NEEDS[source];
  const server = needs?.side === 'owner' ? owner : remote;
  const state = needs === undefined || server === null ? undefined : wayOf(server, needs.capability);
  if (server === null || state?.state !== 'no') return null;
  return `Not possible on ${server.name}: it ${CAPABILITY_REASON[state.reason ?? 'tier']}.`;
};

/** The kinds that nothing speaks against, for where the chosen one cannot be. */
export const otherSources = (chosen: CredentialSource, ends: Ends): CredentialSource[] =>
  CREDENTIAL_SOURCES.filter((source) => source !== chosen && credentialObstacle(source, ends) === null);

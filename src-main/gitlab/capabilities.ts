import type { CapabilityState, Tier } from '../../src-preload/contract/models/instance.ts';
import { atLeast } from '../rules/versions.ts';
import type { Metadata } from './gitlab.ts';

type Known = { metadata: Metadata; tier: Tier; scopes: readonly string[]; isGitlabCom: boolean };
type Reason = Exclude<CapabilityState['reason'], null>;

/** What a capability needs: `since` is [major, minor] (contract.md A.3 to A.5). */
type Needs = { capability: CapabilityState['capability']; since: readonly [number, number]; enterprise: boolean; premium: (known: Known) => boolean };

const always = (): boolean => true;
const never = (): boolean => false;

const TABLE: readonly Needs[] = [
  { capability: 'push_mirror', since: [14, 10], enterprise: false, premium: never },
  { capability: 'push_mirror_sync', since: [16, 11], enterprise: false, premium: never },
  { capability: 'pull_mirror', since: [15, 6], enterprise: true, premium: always },
  { capability: 'branch_regex_push', since: [16, 2], enterprise: true, premium: always },
  { capability: 'project_tokens', since: [13, 10], enterprise: false, premium: ({ isGitlabCom }) => isGitlabCom },
  { capability: 'upload_download', since: [17, 4], enterprise: false, premium: never },
  { capability: 'group_tokens', since: [14, 7], enterprise: false, premium: ({ isGitlabCom }) => isGitlabCom },
  { capability: 'deploy_tokens', since: [12, 9], enterprise: false, premium: never },
  { capability: 'ssh_mirror', since: [17, 9], enterprise: false, premium: never },
];

const missing = ({ since: [major, minor], enterprise, premium }: Needs, known: Known): Reason | null => {
  const { metadata, tier, scopes } = known;
  if (atLeast(metadata.version, major, minor) === false) return 'version';
  if (enterprise && metadata.edition === 'community') return 'edition';
  if (premium(known) && tier === 'free') return 'tier';
  return scopes.includes('api') ? null : 'scope';
};

/**
 * What is possible on an instance, each with the reason why not: by version, edition, observed tier and the token's scopes.
 * What depends on a tier that nobody has seen yet, or on a version that we cannot read, is `unknown`.
 */
export const capabilitiesOf = (known: Known): CapabilityState[] =>
  TABLE.map((needs) => {
    const { capability, since, premium } = needs;
    const reason = missing(needs, known);
    if (reason !== null) return { capability, state: 'no', reason };
    const isOpen = atLeast(known.metadata.version, since[0], since[1]) === null || (premium(known) && known.tier === 'unknown');
    return isOpen ? { capability, state: 'unknown', reason: 'not_asked' } : { capability, state: 'yes', reason: null };
  });

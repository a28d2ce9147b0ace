import type { BlockedReason, Capability, UnreachableReason } from '../../src-preload/contract/failures.ts';
import type { CapabilityState, Instance } from '../../src-preload/contract/models/instance.ts';

export const CAPABILITY: Record<Capability, string> = {
  push_mirror: 'Push mirrors',
  push_mirror_sync: 'Start a push mirror on demand',
  pull_mirror: 'Pull mirrors',
  branch_regex_push: 'Branch filter by expression on push mirrors',
  project_tokens: 'Project access tokens',
  group_tokens: 'Group access tokens',
  deploy_tokens: 'Deploy tokens',
  ssh_mirror: 'Push mirrors with an SSH key',
  os_key_store: 'Key store of the operating system',
  custom_ca: 'Own certificate authority',
  upload_download: 'Download of attachments',
  internal_notes: 'Internal notes',
};

/** Why a server cannot do it, as the end of a row. */
export const CAPABILITY_REASON: Record<NonNullable<CapabilityState['reason']>, string> = {
  version: 'needs a newer GitLab version',
  edition: 'needs GitLab Enterprise Edition',
  tier: 'needs GitLab Premium or Ultimate',
  scope: 'needs a token with scope api',
  not_asked: 'known once a project was read',
};

export const EDITION: Record<NonNullable<Instance['edition']>, string> = { community: 'Community Edition', enterprise: 'Enterprise Edition' };
export const TIER: Record<Instance['tier'], string> = { free: 'Free', premium: 'Premium or Ultimate', unknown: 'Tier not known yet' };

/** What a token's scope is for; scopes that we do not use have no entry. */
export const SCOPE: Readonly<Record<string, string>> = {
  api: 'reads and writes everything that the owner may',
  read_api: 'reads only; mirrors cannot be created with it',
  read_repository: 'reads repositories over Git',
  write_repository: 'writes repositories over Git',
};

export const ROLE = { developer: 'Developer', maintainer: 'Maintainer', owner: 'Owner' } as const;

/** Sentence after "We could not reach X:". */
export const UNREACHABLE: Record<UnreachableReason, string> = {
  name_not_found: 'its name has no address in DNS. Check the URL, or the network that this computer is on.',
  refused: 'nothing listens at that address and port. Check the URL and whether the server runs.',
  reset: 'the connection was cut while we spoke. A firewall or proxy on the way may do that.',
  timeout: 'it did not answer in time. Check the network, a VPN, or the server’s load.',
  tls: 'its certificate is not trusted here. Where it comes from your own authority, add that CA certificate to the instance.',
  server_error: 'it answers with server errors. Its own log says why.',
  maintenance: 'it is in maintenance mode. Try again when that is over.',
  network: 'the network failed on the way.',
  offline: 'this computer is offline.',
};

export const BLOCKED: Record<BlockedReason, string> = {
  scheme: 'The URL must begin with https:// or http://.',
  user_info: 'The URL contains a user name or password. Leave them out; the token has its own field.',
  query_or_fragment: 'The URL contains “?” or “#”. Give the server’s address only.',
  metadata: 'This is the address of a cloud’s metadata service. It is never contacted.',
  link_local: 'This is a link-local address. It is never contacted.',
  multicast: 'This is a multicast address. It is never contacted.',
  unspecified: 'This address means “any”. Give the server’s own address.',
  reserved: 'This address is reserved and belongs to no server.',
  loopback: 'The address is this computer itself. Where the server really runs here, allow it under Network.',
  private: 'The address lies in a private network. Where that is intended, allow it under Network.',
  unresolvable_form: 'The address is written in a form that is not accepted. Write a name, or an IP address in its usual form.',
  other_origin: 'The answer led to another server. Give the URL under which the server answers itself.',
  redirect: 'The server redirects to another place. Give the URL that it redirects to.',
};

import type { CredentialSource } from '../../src-preload/contract/models/pair.ts';

/** Twin place: `CredentialSource` of the contract. */
export const CREDENTIAL_SOURCES = ['project_token', 'group_token', 'deploy_token', 'account', 'ssh_key'] as const satisfies readonly CredentialSource[];

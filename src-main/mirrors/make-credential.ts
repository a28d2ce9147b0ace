import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import { fresh, type Operation } from '../journal/journal.ts';
import { createDeployToken } from '../journal/kinds/create-deploy-token.ts';
import { createToken } from '../journal/kinds/create-token.ts';
import { AppError } from '../rules/app-error.ts';
import { credentialExpiry, credentialPlan, tokenName } from '../rules/credential.ts';
import type { CredentialSlot, StoredMirror } from '../store/mirror-store.ts';
import { endsOf } from './ends.ts';
import { shareGroupToken } from './share-group-token.ts';

export type CredentialDeps = Pick<Deps, 'store' | 'vault' | 'journal' | 'clock' | 'chance' | 'to'>;
type Making = { deps: CredentialDeps; operation: Operation; mirror: StoredMirror; slot: CredentialSlot };

/**
 * Makes what GitLab will push or pull with, as the pair says, and seals it in the same commit that says it exists. Its name carries the
 * intent, so that a lost one is found and revoked. `next` is the one that a rotation prepares beside the one in use. An SSH key is none
 * of these: GitLab makes it together with the mirror, see `keyPushMirror`.
 */
export const makeCredential = async (deps: CredentialDeps, operation: Operation, mirrorId: MirrorId, slot: CredentialSlot = 'current'): Promise<void> => {
  const mirror = deps.store.mirrors.stored(mirrorId);
  const making = { deps, operation, mirror, slot };
  switch (mirror.wanted.credentialSource) {
    case 'project_token':
      return makeProjectToken(making);
    case 'group_token':
      return shareGroupToken(deps, mirror, slot);
    case 'deploy_token':
      return makeDeployToken(making);
    case 'account':
      return takeAccount(making);
    case 'ssh_key':
      return undefined;
  }
};

const makeProjectToken = async ({ deps, operation, mirror, slot }: Making): Promise<void> => {
  const { store, vault, journal, clock, chance } = deps;
  const { instanceId, projectId } = endsOf(mirror).remote;
  const { scopes, accessLevel } = credentialPlan(mirror.direction);
  const expiresAt = credentialExpiry(clock.now(), store.settings.get().credentialDays, chance.fraction());
  const make = (uid: string) => ({ name: tokenName(store.installation(), uid), scopes, accessLevel, expiresAt });
  await journal.perform(operation, createToken, { instanceId, projectId, mirrorId: mirror.id }, make, null, (_made, answer) => {
    const token = fresh(answer, instanceId);
    const secretId = chance.uid();
    vault.seal('mirror_credential', token.secret, secretId, clock.now());
    const row = { kind: 'project_token', gitlabTokenId: token.id, gitlabGroupId: null, tokenName: token.name, username: null, scopes, secretId } as const;
    store.mirrors.setCredential(mirror.id, { ...row, expiresAt: token.expiresAt ?? expiresAt }, slot);
  });
};

/** On the source project, which a pull mirror reads. GitLab gives it a user name of its own. */
const makeDeployToken = async ({ deps, operation, mirror, slot }: Making): Promise<void> => {
  const { store, vault, journal, clock, chance } = deps;
  const { instanceId, projectId } = endsOf(mirror).remote;
  if (mirror.direction === 'push') throw new AppError({ code: 'not_supported', instanceId, capability: 'deploy_tokens' });
  const { scopes } = credentialPlan(mirror.direction);
  const expiresAt = credentialExpiry(clock.now(), store.settings.get().credentialDays, chance.fraction());
  const make = (uid: string) => ({ name: tokenName(store.installation(), uid), scopes, expiresAt });
  await journal.perform(operation, createDeployToken, { instanceId, projectId, mirrorId: mirror.id }, make, null, (_made, answer) => {
    const token = fresh(answer, instanceId);
    const secretId = chance.uid();
    vault.seal('mirror_credential', token.secret, secretId, clock.now());
    const row = { kind: 'deploy_token', gitlabTokenId: token.id, gitlabGroupId: null, tokenName: token.name, username: token.username, scopes, secretId } as const;
    store.mirrors.setCredential(mirror.id, { ...row, expiresAt: token.expiresAt ?? expiresAt }, slot);
  });
};

/** The account is the pair's: the mirror keeps which password GitLab was given, so that a new one is seen as another. */
const takeAccount = ({ deps, mirror, slot }: Making): void => {
  const { accountUsername: username, accountSecretId: secretId } = mirror.wanted;
  if (username === null || secretId === null) throw new AppError({ code: 'conflict', reason: 'credential_source' });
  const row = { kind: 'account', gitlabTokenId: null, gitlabGroupId: null, tokenName: username, username, scopes: [], expiresAt: null, secretId } as const;
  deps.store.mirrors.setCredential(mirror.id, row, slot);
};

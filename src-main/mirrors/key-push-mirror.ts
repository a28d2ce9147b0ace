import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import type { SshAddress } from '../gitlab/gitlab.ts';
import type { Operation } from '../journal/journal.ts';
import { createDeployKey } from '../journal/kinds/create-deploy-key.ts';
import { AppError } from '../rules/app-error.ts';
import { tokenName } from '../rules/credential.ts';
import type { CredentialSlot, StoredMirror } from '../store/mirror-store.ts';
import { can } from './capability.ts';
import { endsOf } from './ends.ts';

/** Fails `not_supported` `ssh_mirror` where GitLab cannot: it tells the key of push mirrors only, since 17.9 (contract.md A.3, A.4). */
export const assertSshMirror = ({ store }: Pick<Deps, 'store'>, mirror: StoredMirror): void => {
  const { instanceId } = endsOf(mirror).owner;
  if (mirror.direction === 'pull' || !can(store.instances.stored(instanceId), 'ssh_mirror')) throw new AppError({ code: 'not_supported', instanceId, capability: 'ssh_mirror' });
};

/** Where a push mirror with a key pushes to: as the remote project says, since SSH may be answered by another host or port. */
export const sshAddressOf = async ({ to }: Pick<Deps, 'to'>, mirror: StoredMirror): Promise<SshAddress> => {
  const { instanceId, projectId } = endsOf(mirror).remote;
  const { sshUrl } = await to(instanceId).readProject(projectId);
  if (sshUrl === null) throw new AppError({ code: 'not_supported', instanceId, capability: 'ssh_mirror' });
  return { url: sshUrl, ssh: true };
};

/** Lets the key that GitLab made for a push mirror write to the remote project. A deploy key has no end. */
export const keyPushMirror = async (deps: Pick<Deps, 'store' | 'journal' | 'to'>, operation: Operation, mirrorId: MirrorId, slot: CredentialSlot): Promise<void> => {
  const { store, journal, to } = deps;
  const mirror = store.mirrors.stored(mirrorId);
  const { owner, remote } = endsOf(mirror);
  if (mirror.gitlabMirrorId === null) throw new AppError({ code: 'conflict', reason: 'mirror_gone' });
  const key = await to(owner.instanceId).readPushMirrorKey(owner.projectId, mirror.gitlabMirrorId);
  const object = { instanceId: remote.instanceId, projectId: remote.projectId, mirrorId };
  const make = (uid: string) => ({ title: tokenName(store.installation(), uid), key });
  await journal.perform(operation, createDeployKey, object, make, null, ({ id, title }) => {
    const row = { kind: 'ssh_key', gitlabTokenId: id, gitlabGroupId: null, tokenName: title, username: null, scopes: [], expiresAt: null, secretId: null } as const;
    store.mirrors.setCredential(mirrorId, row, slot);
  });
};

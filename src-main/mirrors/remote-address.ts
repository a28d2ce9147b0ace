import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import type { RemoteAddress } from '../gitlab/gitlab.ts';
import { AppError } from '../rules/app-error.ts';
import { remoteUrl, sshUrlLike } from '../rules/mirror-url.ts';
import type { CredentialSlot, StoredMirror } from '../store/mirror-store.ts';
import { endsOf } from './ends.ts';

/** Any name that begins with a letter or digit goes with an access token (contract.md A.3, consequence 10). */
const USERNAME = 'mirror-maestro';

/**
 * Where the mirror's owner shall push to or pull from, with the mirror's credential or the next one: one that is a user name and a
 * password. Fails `locked`.
 */
export const remoteAddressOf = ({ store, vault }: Pick<Deps, 'store' | 'vault'>, mirrorId: MirrorId, slot: CredentialSlot = 'current'): RemoteAddress => {
  const mirror = store.mirrors.stored(mirrorId);
  const credential = slot === 'current' ? mirror.credential : mirror.nextCredential;
  if (credential === null || credential.secretId === null) throw new AppError({ code: 'conflict', reason: 'being_changed' });
  const { remote } = endsOf(mirror);
  return {
    url: remoteUrl(store.instances.stored(remote.instanceId).origin, remote.path),
    username: credential.username ?? USERNAME,
    password: vault.open(credential.secretId),
  };
};

/** The address that a mirror should have, given the one that GitLab tells of it. */
export const wantedUrl = ({ store }: Pick<Deps, 'store'>, mirror: StoredMirror, seen: string | null): string => {
  const { remote } = endsOf(mirror);
  const usesKey = [mirror.credential, mirror.nextCredential].some((credential) => credential?.kind === 'ssh_key');
  return (usesKey ? sshUrlLike(seen, remote.path) : null) ?? remoteUrl(store.instances.stored(remote.instanceId).origin, remote.path);
};

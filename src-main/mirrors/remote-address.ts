import type { Deps } from '../deps.ts';
import type { RemoteAddress } from '../gitlab/gitlab.ts';
import { AppError } from '../rules/app-error.ts';
import { remoteUrl } from '../rules/mirror-url.ts';
import type { MirrorId } from '../../src-preload/contract/ids.ts';
import { endsOf } from './ends.ts';

/** Any name that begins with a letter or digit goes with a project token (contract.md A.3, consequence 10). */
const USERNAME = 'mirror-maestro';

/** Where the mirror's owner shall push to or pull from, with the mirror's credential or the next one. Fails `locked`. */
export const remoteAddressOf = ({ store, vault }: Pick<Deps, 'store' | 'vault'>, mirrorId: MirrorId, slot: 'current' | 'next' = 'current'): RemoteAddress => {
  const mirror = store.mirrors.stored(mirrorId);
  const credential = slot === 'current' ? mirror.credential : mirror.nextCredential;
  if (credential === null) throw new AppError({ code: 'conflict', reason: 'being_changed' });
  const { remote } = endsOf(mirror);
  return {
    url: remoteUrl(store.instances.stored(remote.instanceId).origin, remote.path),
    username: USERNAME,
    password: vault.open(credential.secretId),
  };
};

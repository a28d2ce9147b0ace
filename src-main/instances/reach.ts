import type { InstanceId } from '../../src-preload/contract/ids.ts';
import type { Connection, GitLab, Priority } from '../gitlab/gitlab.ts';
import type { Deps } from '../deps.ts';
import type { Vault } from '../secrets/vault.ts';
import type { StoredInstance } from '../store/instance-store.ts';

/** How to reach a stored instance, with its token taken out of the vault. Fails `locked`. */
export const connectionOf = (instance: StoredInstance, vault: Pick<Vault, 'open'>): Connection => ({
  instanceId: instance.id,
  origin: instance.origin,
  token: vault.open(instance.tokenSecretId),
  tokenExpiresAt: instance.tokenExpiresAt,
  network: instance.network,
  caCertificate: instance.caCertificate,
});

/** The way to stored instances. `assertMayWrite` throws while another machine with this configuration writes. */
export const createReach =
  ({ store, vault, door }: Pick<Deps, 'store' | 'vault'> & { door: Pick<Deps['door'], 'to'> }, assertMayWrite: () => void) =>
  (instanceId: InstanceId, priority: Priority = 'person'): GitLab =>
    door.to({ ...connectionOf(store.instances.stored(instanceId), vault), assertMayWrite }, priority);

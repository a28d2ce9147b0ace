import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { note } from '../journal/trail.ts';
import { AppError } from '../rules/app-error.ts';
import { assertConsent, canonicalInstanceUrl } from '../rules/instance-url.ts';
import { Secret } from '../rules/secret.ts';
import { askInstance } from './probe-instance.ts';

/** Registers a GitLab server: one server is one instance, and nothing is stored before it answered with this token. */
export const addInstance = async (
  deps: Pick<Deps, 'store' | 'vault' | 'door' | 'clock' | 'chance'>,
  input: ParsedInput<'instances.create'>,
): Promise<Returned<'instances.create'>> => {
  const { store, vault, clock } = deps;
  const origin = canonicalInstanceUrl(input.url);
  assertConsent(origin, input.network);
  vault.assertOpen();
  assertFree(deps, { name: input.name, origin });
  const { name, description, network, caCertificate } = input;
  const token = new Secret(input.token);
  const connection = { instanceId: null, origin, token, network, caCertificate };
  const seen = await askInstance(deps.door.to(connection, 'person'), connection, clock.now());
  return store.transaction(() => {
    const tokenSecretId = deps.chance.uid();
    vault.seal('instance_token', token, tokenSecretId, clock.now());
    const id = store.instances.insert({ name, origin, description, network, caCertificate, tokenSecretId, createdAt: clock.now() });
    store.instances.observe(id, seen);
    note(deps, { action: 'instance.created', instanceId: id, subject: name });
    return store.instances.get(id);
  });
};

/** Names are unique in any case of letters, addresses by their canonical form. Asked before anything is sent. */
export const assertFree = ({ store }: Pick<Deps, 'store'>, wanted: { name: string | undefined; origin: string | undefined }, except?: number): void => {
  for (const other of store.instances.allStored()) {
    if (other.id === except) continue;
    if (wanted.name !== undefined && other.name.toLowerCase() === wanted.name.toLowerCase()) throw new AppError({ code: 'name_taken', field: 'name' });
    if (other.origin === wanted.origin) throw new AppError({ code: 'conflict', reason: 'origin_taken', name: other.name });
  }
};

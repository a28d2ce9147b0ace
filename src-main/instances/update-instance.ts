import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import type { Connection } from '../gitlab/gitlab.ts';
import { note } from '../journal/trail.ts';
import { AppError } from '../rules/app-error.ts';
import { assertConsent, canonicalInstanceUrl } from '../rules/instance-url.ts';
import { Secret } from '../rules/secret.ts';
import type { StoredInstance } from '../store/instance-store.ts';
import { assertFree } from './add-instance.ts';
import { askInstance } from './probe-instance.ts';
import { connectionOf } from './reach.ts';

type Change = ParsedInput<'instances.update'>;

/** The address of an instance that pairs use is fixed: their mirrors' addresses were made from it. */
const newOrigin = ({ store }: Pick<Deps, 'store'>, before: StoredInstance, url: string | undefined): string => {
  const origin = url === undefined ? before.origin : canonicalInstanceUrl(url);
  if (origin === before.origin) return origin;
  const { pairs, mirrors } = store.instances.get(before.id);
  if (pairs > 0) throw new AppError({ code: 'conflict', reason: 'fixed_once_used', pairs, mirrors });
  return origin;
};

/** Changes an instance. What could break its connection (address, token, certificate, consent) is tried on the server first. */
export const updateInstance = async (
  deps: Pick<Deps, 'store' | 'vault' | 'door' | 'clock' | 'chance'>,
  { instanceId, url, token: typed, ...change }: Change,
): Promise<Returned<'instances.update'>> => {
  const { store, vault, clock } = deps;
  const before = store.instances.stored(instanceId);
  const origin = newOrigin(deps, before, url);
  const network = change.network ?? before.network;
  const caCertificate = change.caCertificate === undefined ? before.caCertificate : change.caCertificate;
  assertConsent(origin, network);
  vault.assertOpen();
  assertFree(deps, { name: change.name, origin: origin === before.origin ? undefined : origin }, instanceId);

  const token = typed === undefined ? null : new Secret(typed);
  const moved = token !== null || origin !== before.origin || network !== before.network || caCertificate !== before.caCertificate;
  const connection: Connection = { ...connectionOf(before, vault), origin, network, caCertificate, ...(token === null ? {} : { token, tokenExpiresAt: null }) };
  // Tried outside of the instance's own transport, whose breaker and connections belong to the old address.
  const trial = { ...connection, instanceId: null };
  const seen = moved ? await askInstance(deps.door.to(trial, 'person'), trial, clock.now()) : null;

  const after = store.transaction(() => {
    store.instances.update(instanceId, { ...withoutAbsent(change), origin });
    if (origin !== before.origin) keepFormer(deps, before, origin);
    if (token !== null) replaceToken(deps, before, token);
    if (seen !== null) store.instances.observe(instanceId, seen);
    note(deps, { action: 'instance.updated', instanceId, subject: change.name ?? before.name });
    return store.instances.get(instanceId);
  });
  if (moved) deps.door.forget(instanceId);
  return after;
};

/** Copies of issues name the address that was; they are the same instance's still. */
const keepFormer = ({ store }: Pick<Deps, 'store'>, before: StoredInstance, origin: string): void => {
  store.formerOrigins.forget(origin);
  store.formerOrigins.record(before.origin, before.id);
};

const replaceToken = ({ store, vault, clock, chance }: Pick<Deps, 'store' | 'vault' | 'clock' | 'chance'>, before: StoredInstance, token: Secret): void => {
  const tokenSecretId = chance.uid();
  vault.seal('instance_token', token, tokenSecretId, clock.now());
  store.instances.update(before.id, { tokenSecretId });
  store.secrets.remove(before.tokenSecretId);
};

const withoutAbsent = ({ name, description, network, caCertificate }: Omit<Change, 'instanceId' | 'url' | 'token'>) => ({
  ...(name === undefined ? {} : { name }),
  ...(description === undefined ? {} : { description }),
  ...(network === undefined ? {} : { network }),
  ...(caCertificate === undefined ? {} : { caCertificate }),
});

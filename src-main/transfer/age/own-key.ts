import type { Identity, Recipient } from 'age-encryption';
import type { Deps } from '../../deps.ts';
import { Secret } from '../../rules/secret.ts';

/** One a vault: the private half of this installation's key pair. */
const OWN_KEY = 'backup-identity';

type KeyDeps = Pick<Deps, 'store' | 'vault' | 'clock'>;

/** The private half, as age writes it; null while nobody has asked for the key pair. Fails `locked`. */
export const findOwnKey = ({ store, vault }: KeyDeps): string | null => {
  vault.assertOpen();
  return store.secrets.has(OWN_KEY) ? vault.open(OWN_KEY).reveal() : null;
};

/** The same, made when it is first wanted and sealed by the vault. Fails `locked`. */
export const ownKey = async (deps: KeyDeps): Promise<string> => {
  const known = findOwnKey(deps);
  if (known !== null) return known;
  const { generateX25519Identity } = await import('age-encryption');
  const made = await generateX25519Identity();
  const since = findOwnKey(deps);
  if (since !== null) return since;
  deps.vault.seal('backup_identity', new Secret(made), OWN_KEY, deps.clock.now());
  return made;
};

/** The public half: a line that begins with `age1`. Fails `locked`. */
export const publicKey = async (deps: KeyDeps): Promise<string> => {
  const { identityToRecipient } = await import('age-encryption');
  return identityToRecipient(await ownKey(deps));
};

/** What locks a file, and what opens it again to see that it was written well. */
export type Lock = { recipients: (Recipient | string)[]; identity: Identity | string };

import type { Deps } from '../deps.ts';
import type { Sign } from '../rules/issues/crypto.ts';
import { Secret } from '../rules/secret.ts';

const ORIGIN_KEY = 'origin-key';
const KEY_BYTES = 32;

/** By which this installation knows its own copies: its key is made when it is first wanted. Fails `locked`. */
export const originSigner = ({ store, vault, chance, clock }: Pick<Deps, 'store' | 'vault' | 'chance' | 'clock'>): Sign => {
  if (!store.secrets.has(ORIGIN_KEY)) {
    vault.seal('origin_key', new Secret(Buffer.from(chance.bytes(KEY_BYTES)).toString('hex')), ORIGIN_KEY, clock.now());
  }
  return vault.signer(ORIGIN_KEY);
};

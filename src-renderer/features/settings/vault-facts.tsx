import type { VaultStatus } from '../../../src-preload/contract/models/vault.ts';
import { keyStoreWord } from '../../text/vault-words.ts';
import { KeyValue } from '../../ui/key-value.tsx';

const KEY_STORE = { available: 'usable', weak: 'not used: it would store in plain text', missing: 'none on this system', unavailable: 'does not answer', changed: 'another one than before' } as const;

/** What a person opens the vault with. With operators the key store lets nobody in; it only keeps background work going. */
const openers = ({ slots, hasOperators, keyStoreName }: VaultStatus): string => {
  const words = [
    ...(hasOperators ? ['the passphrase of each operator'] : []),
    ...(slots.includes('passphrase') ? ['a passphrase'] : []),
    ...(slots.includes('key_store') && !hasOperators ? [keyStoreWord(keyStoreName)] : []),
    ...(slots.includes('recovery') ? ['the recovery code'] : []),
  ];
  return words.join(' or ');
};

/** Which keys open the vault; facts, nothing to change here. */
export const VaultFacts = ({ vault }: { vault: VaultStatus }) => (
  <KeyValue
    items={[
      { label: 'Opened by', value: openers(vault) },
      { label: 'Key store', value: vault.keyStore === 'missing' || vault.keyStore === 'weak' ? KEY_STORE[vault.keyStore] : `${keyStoreWord(vault.keyStoreName)}, ${KEY_STORE[vault.keyStore]}` },
    ]}
  />
);

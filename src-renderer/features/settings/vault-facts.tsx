import { useCall } from '../../api/use-call.ts';
import { keyStoreWord } from '../../text/vault-words.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import styles from './settings.module.css';

const KEY_STORE = { available: 'usable', weak: 'not used: it would store in plain text', missing: 'none on this system', unavailable: 'does not answer', changed: 'another one than before' } as const;

/** Which keys open the vault; facts, nothing to change here. */
export const VaultFacts = () => {
  const vault = useCall('vault.status', {}).data;
  if (vault === undefined) return null;
  const slots = vault.slots.map((slot) => (slot === 'passphrase' ? 'a passphrase' : keyStoreWord(vault.keyStoreName)));
  return (
    <section aria-label="Vault" className={styles['group']}>
      <h2 className={styles['title']}>Vault</h2>
      <KeyValue
        items={[
          { label: 'Opened by', value: slots.join(' or ') },
          { label: 'Key store', value: vault.keyStore === 'missing' || vault.keyStore === 'weak' ? KEY_STORE[vault.keyStore] : `${keyStoreWord(vault.keyStoreName)}, ${KEY_STORE[vault.keyStore]}` },
        ]}
      />
    </section>
  );
};

import type { KeyStoreState, VaultStatus } from '../../src-preload/contract/models/vault.ts';
import { ROLES } from './access-words.ts';
import { LOCKED } from './local-failures.ts';

const KEY_STORE: Readonly<Record<string, string>> = {
  gnome_libsecret: 'the desktop keyring (libsecret)', kwallet: 'KWallet', kwallet5: 'KWallet', kwallet6: 'KWallet',
  keychain: 'the macOS Keychain', dpapi: 'Windows data protection (DPAPI)', basic_text: 'plain text',
};

/** The key store in a sentence. */
export const keyStoreWord = (name: string | null): string => (name === null ? 'the operating system’s key store' : (KEY_STORE[name] ?? name));

/** What the operating system's key store is worth to us, as the reason for what the screen offers. */
export const keyStoreWords = (state: KeyStoreState, name: string | null): string => {
  switch (state) {
    case 'available':
      return `Tokens are sealed with a key that ${keyStoreWord(name)} keeps for your account. The application then opens without a question.`;
    case 'weak':
      return 'The key store here would keep the key in plain text, readable for every program of your account. It is not used. Choose a passphrase; it is asked for at each start.';
    case 'missing':
      return 'This system has no key store that can keep the key (on Linux: no keyring such as GNOME Keyring or KWallet). Choose a passphrase; it is asked for at each start.';
    case 'unavailable':
      return 'The key store of this system does not answer now; it may be locked. Choose a passphrase, or unlock the keyring and start again.';
    case 'changed':
      return 'Another key store answers than before. Choose a passphrase; it does not depend on the desktop session.';
  }
};

/** Why it is locked, and what opens it, for the lock screen. */
export const lockWords = ({ lockedBecause, hasOperators }: Pick<VaultStatus, 'lockedBecause' | 'hasOperators'>): { title: string; body: string } => {
  const reason = lockedBecause ?? 'passphrase_needed';
  return reason === 'passphrase_needed' && hasOperators ? { title: LOCKED[reason].title, body: 'Sign in with your name and your passphrase to open it.' } : LOCKED[reason];
};

/** Who works here, for the status bar; without operators, what opened the vault. */
export const whoIsIn = ({ operator, hasOperators, slots }: Pick<VaultStatus, 'operator' | 'hasOperators' | 'slots'>): string => {
  if (operator !== null) return `${operator.name}, ${ROLES[operator.role].name}`;
  if (hasOperators) return 'Signed in by the recovery code';
  return slots.includes('key_store') ? 'Vault open by the key store' : 'Vault open by passphrase';
};

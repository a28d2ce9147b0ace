import { z } from 'zod';
import { LIMITS, moment, text } from '../limits.ts';

export const VaultState = z.enum(['not_set_up', 'locked', 'unlocked']);

/** What the operating system's key store is able to keep for us. `weak` = it would store in plain text. */
export const KeyStoreState = z.enum(['available', 'weak', 'missing', 'unavailable', 'changed']);
export type KeyStoreState = z.infer<typeof KeyStoreState>;

export const VaultStatus = z.object({
  state: VaultState,
  keyStore: KeyStoreState,
  /** The key store's own name, for the screen: `gnome_libsecret`, `keychain`, `dpapi`. */
  keyStoreName: z.string().max(100).nullable(),
  /** Which keys open the vault. */
  slots: z.array(z.enum(['key_store', 'passphrase', 'recovery'])).max(10),
  /** Whether people sign in with a name of their own. */
  hasOperators: z.boolean(),
  /** Who signed in here; null without operators, and while nobody is. */
  operator: z.object({ name: z.string().max(LIMITS.name), role: z.enum(['viewer', 'operator', 'administrator']) }).nullable(),
  /** Why it is locked; null when it is not. */
  lockedBecause: z.enum(['passphrase_needed', 'key_store_unavailable', 'key_store_changed', 'key_lost', 'signed_out', 'operators_changed']).nullable(),
  /** No unlocking before this moment, after wrong passphrases. */
  retryAt: moment.nullable(),
  /** The names of the methods that whoever is in here may call now, by the one table that the calls are held to. */
  may: z.array(z.string().max(60)).max(500),
});
export type VaultStatus = z.infer<typeof VaultStatus>;

/** At least 8 characters; the window asks for a sentence. It guards every token in the file. */
export const PassphraseInput = z.string().min(8).max(LIMITS.passphrase);

export const VaultSetUp = z.strictObject({ passphrase: PassphraseInput.optional() });
/** Without a passphrase the key store is asked once more. */
export const VaultUnlock = z.strictObject({ passphrase: z.string().min(1).max(LIMITS.passphrase).optional(), operator: text(LIMITS.name).optional(), recoveryCode: z.string().trim().min(1).max(100).optional() });

/** `current` is left out where there was none yet. */
export const PassphraseChange = z.strictObject({ current: z.string().min(1).max(LIMITS.passphrase).optional(), next: PassphraseInput });

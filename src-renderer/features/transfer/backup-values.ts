import type { Input } from '../../../src-preload/contract/methods.ts';
import { NO_PASSPHRASE, passphraseRules } from '../settings/new-passphrase.tsx';
import { readRecipients, usableKeys } from './recipients.ts';

export type BackupValues = { lock: 'passphrase' | 'keys'; passphrase: string; repeated: string; keys: string; secrets: boolean };

export const NEW_BACKUP: BackupValues = { lock: 'passphrase', ...NO_PASSPHRASE, keys: '', secrets: true };

/** What is wrong with the form, field by field. */
export const backupErrors = (values: BackupValues): Record<string, string | null> => {
  if (values.lock === 'keys') return { keys: usableKeys(readRecipients(values.keys)) === null ? 'Paste at least one public key, and only lines that hold one.' : null };
  const rules = passphraseRules();
  return { passphrase: rules.passphrase(values.passphrase, values), repeated: rules.repeated(values.repeated, values) };
};

export const toBackup = ({ lock, passphrase, keys, secrets }: BackupValues, grant: string): Input<'transfer.backup'> => ({
  file: { grant }, secrets, ...(lock === 'passphrase' ? { passphrase } : { recipients: usableKeys(readRecipients(keys)) ?? [] }),
});

/** The name under which the file is offered to be saved; `at` is ms since 1970. */
export const backupFileName = (at: number): string => `mirror-maestro-${new Date(at).toISOString().slice(0, 10)}.age`;

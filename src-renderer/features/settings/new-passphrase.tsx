import { PasswordInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { PassphraseInput } from '../../../src-preload/contract/models/vault.ts';

type TypedTwice = { passphrase: string; repeated: string };

export const NO_PASSPHRASE: TypedTwice = { passphrase: '', repeated: '' };

const isLongEnough = (value: string): boolean => PassphraseInput.safeParse(value).success;

/** What is wrong with each of both; null where nothing is. `isOptional`: both empty is no new passphrase. */
export const passphraseRules = ({ isOptional = false } = {}) => ({
  passphrase: (value: string, { repeated }: TypedTwice): string | null => (isLongEnough(value) || (isOptional && value === '' && repeated === '') ? null : 'At least 8 characters.'),
  repeated: (value: string, { passphrase }: TypedTwice): string | null => (value === passphrase ? null : 'Both must be the same.'),
});

type NewPassphraseProps<V extends TypedTwice> = { form: Pick<UseFormReturnType<V>, 'getInputProps'>; label?: string; description: string };

/** A passphrase typed twice, since nothing shows what was typed. */
export const NewPassphrase = <V extends TypedTwice>({ form, label = 'New passphrase', description }: NewPassphraseProps<V>) => (
  <>
    <PasswordInput label={label} description={`At least 8 characters, better a sentence. ${description}`} autoComplete="new-password" {...form.getInputProps('passphrase')} />
    <PasswordInput label="Repeat passphrase" autoComplete="new-password" {...form.getInputProps('repeated')} />
  </>
);

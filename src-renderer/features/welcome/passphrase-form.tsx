import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { PassphraseInput } from '../../../src-preload/contract/models/vault.ts';
import styles from './welcome.module.css';

type PassphraseFormProps = {
  busy: boolean;
  /** What the passphrase guards. */
  meaning: string;
  onSubmit: (passphrase: string) => void;
  onCancel?: () => void;
};

/** A new passphrase, typed twice since nothing can recover it. */
export const PassphraseForm = ({ busy, meaning, onSubmit, onCancel }: PassphraseFormProps) => {
  const form = useForm({
    initialValues: { passphrase: '', repeated: '' },
    validate: {
      passphrase: (value) => (PassphraseInput.safeParse(value).success ? null : 'At least 8 characters.'),
      repeated: (value, { passphrase }) => (value === passphrase ? null : 'Both must be the same.'),
    },
  });
  return (
    <form className={styles['form']} aria-label="Set up vault" onSubmit={form.onSubmit(({ passphrase }) => onSubmit(passphrase))}>
      <PasswordInput label="Passphrase" description={`At least 8 characters, better a sentence. ${meaning}`} autoComplete="new-password" data-autofocus {...form.getInputProps('passphrase')} />
      <PasswordInput label="Repeat passphrase" autoComplete="new-password" {...form.getInputProps('repeated')} />
      <div className={styles['buttons']}>
        {onCancel === undefined ? null : <Button variant="default" onClick={onCancel}>Back</Button>}
        <Button type="submit" loading={busy}>Set up vault</Button>
      </div>
    </form>
  );
};

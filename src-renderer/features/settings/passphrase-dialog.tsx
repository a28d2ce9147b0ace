import { PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useChange } from '../../api/use-change.ts';
import { relativeTime } from '../../text/time.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useNow } from '../../ui/use-now.ts';
import { NewPassphrase, NO_PASSPHRASE, passphraseRules } from './new-passphrase.tsx';

type PassphraseDialogProps = {
  /** Whether one is replaced: then it is asked for first. */
  hasOne: boolean;
  /** What the new one guards. */
  meaning: string;
  onClose: () => void;
};

/** Sets the first passphrase of the vault, or replaces the one of whoever is in. */
export const PassphraseDialog = ({ hasOne, meaning, onClose }: PassphraseDialogProps) => {
  const change = useChange('vault.changePassphrase');
  const now = useNow();
  const form = useForm({
    initialValues: { current: '', ...NO_PASSPHRASE },
    validate: { current: (value) => (hasOne && value === '' ? 'Enter the present passphrase.' : null), ...passphraseRules() },
  });
  const failure = change.error?.failure ?? null;
  const wrong = failure?.code === 'wrong_passphrase' ? failure : null;
  const submit = form.onSubmit(({ current, passphrase }) => change.mutate({ ...(hasOne ? { current } : {}), next: passphrase }, { onSuccess: onClose }));
  return (
    <FormDialog title={hasOne ? 'Change passphrase' : 'Set a passphrase'} verb={hasOne ? 'Change passphrase' : 'Set passphrase'} busy={change.isPending} dirty={form.isDirty()} failure={wrong === null ? failure : null} onSubmit={submit} onClose={onClose}>
      {hasOne ? (
        <PasswordInput
          label="Present passphrase"
          autoComplete="current-password"
          data-autofocus
          {...form.getInputProps('current')}
          {...(wrong === null ? {} : { error: `This is not the present passphrase.${wrong.retryAt === null ? '' : ` The next attempt is possible ${relativeTime(wrong.retryAt, now)}.`}` })}
        />
      ) : null}
      <NewPassphrase form={form} description={meaning} />
    </FormDialog>
  );
};

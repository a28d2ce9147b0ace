import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import type { VaultStatus } from '../../../src-preload/contract/models/vault.ts';
import { useChange } from '../../api/use-change.ts';
import { LOCKED } from '../../text/local-failures.ts';
import { counted } from '../../text/plural.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import styles from './lock-screen.module.css';
import { useSecondsUntil } from './use-seconds-until.ts';

/** The locked vault: why it is locked, and the passphrase where one opens it. Wrong ones are slowed. */
export const LockScreen = ({ vault }: { vault: VaultStatus }) => {
  const unlock = useChange('vault.unlock');
  const [passphrase, setPassphrase] = useState('');
  const failure = unlock.error?.failure ?? null;
  const wrong = failure?.code === 'wrong_passphrase' ? failure : null;
  const seconds = useSecondsUntil(wrong?.retryAt ?? vault.retryAt);
  const reason = LOCKED[vault.lockedBecause ?? 'passphrase_needed'];

  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    if (passphrase !== '' && seconds === 0) unlock.mutate({ passphrase }, { onError: () => setPassphrase('') });
  };

  return (
    <Sheet title={reason.title}>
      <p>{reason.body}</p>
      {failure === null || wrong !== null ? null : <FailureNotice failure={failure} title="The vault stays locked" />}
      {vault.slots.includes('passphrase') ? (
        <form className={styles['form']} aria-label="Unlock" onSubmit={submit}>
          <PasswordInput
            label="Passphrase"
            autoComplete="current-password"
            autoFocus
            value={passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
            error={wrong === null ? null : 'The passphrase does not open the vault. Check the keyboard layout and Caps Lock.'}
          />
          <div className={styles['buttons']}>
            <span role="status" className={styles['wait']}>{seconds > 0 ? `Next attempt in ${counted(seconds, 'second')}` : ''}</span>
            <Button type="submit" loading={unlock.isPending} disabled={passphrase === '' || seconds > 0}>Unlock</Button>
          </div>
        </form>
      ) : (
        <>
          <p>No passphrase was set for this vault, so only the key store can open it.</p>
          <div className={styles['buttons']}>
            <Button loading={unlock.isPending} onClick={() => unlock.mutate({})}>Ask the key store again</Button>
          </div>
        </>
      )}
    </Sheet>
  );
};

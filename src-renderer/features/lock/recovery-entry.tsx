import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { AttemptWait } from './attempt-wait.tsx';
import styles from './lock-screen.module.css';

type RecoveryEntryProps = {
  isWrong: boolean;
  seconds: number;
  busy: boolean;
  onUnlock: (recoveryCode: string) => void;
};

/** The code that was shown once: it opens for an administrator who has no passphrase any more. What was typed stays, for it is long. */
export const RecoveryEntry = ({ isWrong, seconds, busy, onUnlock }: RecoveryEntryProps) => {
  const [code, setCode] = useState('');
  const isReady = code.trim() !== '' && seconds === 0;
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    if (isReady) onUnlock(code);
  };
  return (
    <form className={styles['form']} aria-label="Recovery" onSubmit={submit}>
      <TextInput
        label="Recovery code"
        description="It was shown once when it was made. Afterwards, set new passphrases in the settings."
        classNames={{ input: styles['code'] ?? '' }}
        autoComplete="off"
        spellCheck={false}
        autoFocus
        maxLength={100}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={isWrong ? 'The code does not open the vault. Compare it sign by sign; a code that was made later ends the earlier ones.' : null}
      />
      <div className={styles['buttons']}>
        <AttemptWait seconds={seconds} />
        <Button type="submit" loading={busy} disabled={!isReady}>Unlock</Button>
      </div>
    </form>
  );
};

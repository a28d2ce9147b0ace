import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Input } from '../../../src-preload/contract/methods.ts';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import { AttemptWait } from './attempt-wait.tsx';
import styles from './lock-screen.module.css';

type PassphraseEntryProps = {
  /** Operators sign in with a name; else the passphrase alone opens. */
  byName: boolean;
  isWrong: boolean;
  /** So long until the next attempt. */
  seconds: number;
  busy: boolean;
  onUnlock: (proof: Input<'vault.unlock'>) => void;
};

const CHECK = 'Check the keyboard layout and Caps Lock.';

/** Who one is, and the proof. A wrong passphrase and an unknown name look the same. */
export const PassphraseEntry = ({ byName, isWrong, seconds, busy, onUnlock }: PassphraseEntryProps) => {
  const [operator, setOperator] = useState('');
  const [passphrase, setPassphrase] = useState('');
  useEffect(() => {
    if (isWrong) setPassphrase('');
  }, [isWrong]);
  const isReady = passphrase !== '' && (!byName || operator.trim() !== '') && seconds === 0;
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    if (isReady) onUnlock(byName ? { operator, passphrase } : { passphrase });
  };
  return (
    <form className={styles['form']} aria-label="Unlock" onSubmit={submit}>
      {byName ? <TextInput label="Name" autoComplete="username" spellCheck={false} autoFocus maxLength={LIMITS.name} value={operator} onChange={(event) => setOperator(event.currentTarget.value)} /> : null}
      <PasswordInput
        label="Passphrase"
        autoComplete="current-password"
        autoFocus={!byName}
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        error={isWrong ? `${byName ? 'Name and passphrase do not open the vault.' : 'The passphrase does not open the vault.'} ${CHECK}` : null}
      />
      <div className={styles['buttons']}>
        <AttemptWait seconds={seconds} />
        <Button type="submit" loading={busy} disabled={!isReady}>{byName ? 'Sign in' : 'Unlock'}</Button>
      </div>
    </form>
  );
};

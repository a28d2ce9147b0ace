import { Button } from '@mantine/core';
import { useState } from 'react';
import type { VaultStatus } from '../../../src-preload/contract/models/vault.ts';
import { useChange } from '../../api/use-change.ts';
import { lockWords } from '../../text/vault-words.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { InlineButton } from '../../ui/inline-button.tsx';
import { Note } from '../../ui/note.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useFocusOver } from '../../ui/use-focus-over.ts';
import styles from './lock-screen.module.css';
import { PassphraseEntry } from './passphrase-entry.tsx';
import { RecoveryEntry } from './recovery-entry.tsx';
import { useSecondsUntil } from './use-seconds-until.ts';

/** The ways in: who has a passphrase gives it, the recovery code is another way where one was made, else only the key store opens. */
const waysInto = ({ slots, hasOperators, lockedBecause }: VaultStatus) => ({
  passphrase: lockedBecause !== 'operators_changed' && (hasOperators || slots.includes('passphrase')),
  recovery: slots.includes('recovery'),
  keyStore: lockedBecause !== 'operators_changed' && !hasOperators && !slots.includes('passphrase'),
});

/** The locked application: why it is locked, and each way in. Wrong attempts are slowed, and say nothing about who exists. */
export const LockScreen = ({ vault }: { vault: VaultStatus }) => {
  const unlock = useChange('vault.unlock');
  const ask = useFocusOver(unlock.isPending);
  const ways = waysInto(vault);
  const [wantsRecovery, setWantsRecovery] = useState(false);
  const byRecovery = ways.recovery && (wantsRecovery || !(ways.passphrase || ways.keyStore));
  const failure = unlock.error?.failure ?? null;
  const wrong = failure?.code === 'wrong_passphrase' ? failure : null;
  // The screen's own words are the reason already.
  const isSame = failure?.code === 'locked' && failure.reason === vault.lockedBecause;
  const entry = { isWrong: wrong !== null, seconds: useSecondsUntil(wrong?.retryAt ?? vault.retryAt), busy: unlock.isPending };
  const { title, body } = lockWords(vault);
  const change = () => {
    unlock.reset();
    setWantsRecovery(!byRecovery);
  };

  return (
    <Sheet title={title}>
      {byRecovery && ways.passphrase ? null : <p>{body}</p>}
      {failure === null || wrong !== null || isSame ? null : <FailureNotice failure={failure} title="The vault stays locked" />}
      {byRecovery ? (
        <RecoveryEntry {...entry} onUnlock={(recoveryCode) => unlock.mutate({ recoveryCode })} />
      ) : ways.passphrase ? (
        <PassphraseEntry {...entry} byName={vault.hasOperators} onUnlock={(proof) => unlock.mutate(proof)} />
      ) : ways.keyStore ? (
        <>
          {isSame && !unlock.isPending ? <div role="alert"><Note tone="warn" title="The vault stays locked">The key store was asked just now, and nothing has changed.</Note></div> : null}
          <p>No passphrase was set for this vault, so only the key store can open it.</p>
          <div className={styles['buttons']}>
            <Button ref={ask} autoFocus loading={unlock.isPending} onClick={() => unlock.mutate({})}>Ask the key store again</Button>
          </div>
        </>
      ) : null}
      {ways.recovery && (ways.passphrase || ways.keyStore) ? (
        <InlineButton className={styles['other']} onClick={change}>{byRecovery ? 'Back' : 'Use the recovery code'}</InlineButton>
      ) : null}
    </Sheet>
  );
};

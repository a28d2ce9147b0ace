import { Button } from '@mantine/core';
import { useState } from 'react';
import type { VaultStatus } from '../../../src-preload/contract/models/vault.ts';
import { useChange } from '../../api/use-change.ts';
import { keyStoreWords } from '../../text/vault-words.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { BeginWith } from './begin-with.tsx';
import { PassphraseForm } from './passphrase-form.tsx';
import styles from './welcome.module.css';

const ONLY_KEY = 'It is the only guard of every token, and nothing can recover it.';
const SECOND_KEY = 'The vault still opens without a question; the passphrase opens it when it was locked, or when the key store does not answer. Nothing can recover it.';

/** The first window ever: where tokens will lie, and by which key. Nothing is stored before this is decided. */
export const WelcomeScreen = ({ vault }: { vault: VaultStatus }) => {
  const setUp = useChange('vault.setUp');
  const usable = vault.keyStore === 'available';
  const [ownPassphrase, setOwnPassphrase] = useState(false);
  return (
    <Sheet title="Welcome to Mirror Maestro">
      <p>It creates, watches and verifies mirrors between GitLab servers. For that it keeps access tokens, and they need a safe place on this computer first: the vault.</p>
      <p className={styles['reason']} data-key-store={vault.keyStore}>{keyStoreWords(vault.keyStore, vault.keyStoreName)}</p>
      <BeginWith />
      {setUp.error === null ? null : <FailureNotice failure={setUp.error.failure} title="The vault was not set up" />}
      {usable && !ownPassphrase ? (
        <div className={styles['buttons']}>
          <Button variant="default" onClick={() => setOwnPassphrase(true)}>Use a passphrase</Button>
          <Button loading={setUp.isPending} onClick={() => setUp.mutate({})}>Set up vault</Button>
        </div>
      ) : (
        <PassphraseForm busy={setUp.isPending} meaning={usable ? SECOND_KEY : ONLY_KEY} onSubmit={(passphrase) => setUp.mutate({ passphrase })} {...(usable ? { onCancel: () => setOwnPassphrase(false) } : {})} />
      )}
    </Sheet>
  );
};

import { useState } from 'react';
import type { VaultStatus } from '../../../src-preload/contract/models/vault.ts';
import { useDenied } from '../../api/use-may.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Note } from '../../ui/note.tsx';
import { PassphraseDialog } from './passphrase-dialog.tsx';
import { RecoveryDialog } from './recovery-dialog.tsx';
import styles from './settings.module.css';
import { VaultFacts } from './vault-facts.tsx';

const meaningOf = ({ operator, slots }: VaultStatus): string => {
  if (operator !== null) return 'It opens the vault for you; the others keep theirs.';
  return slots.includes('key_store') ? 'The vault still opens without a question at a start; the passphrase opens it when it was locked.' : 'It is asked for at each start, and nothing but a recovery code replaces it.';
};

/** Which keys open the vault, and how to change them. */
export const KeySettings = ({ vault }: { vault: VaultStatus }) => {
  const [open, setOpen] = useState<'passphrase' | 'recovery' | null>(null);
  const deniedRecovery = useDenied('vault.makeRecoveryCode');
  const deniedPassphrase = useDenied('vault.changePassphrase');
  const hasOne = vault.operator !== null || vault.slots.includes('passphrase');
  const byRecovery = vault.hasOperators && vault.operator === null;
  const hasCode = vault.slots.includes('recovery');
  const close = () => setOpen(null);
  return (
    <>
      <VaultFacts vault={vault} />
      {byRecovery ? <Note tone="warn" title="Opened by the recovery code">Give whoever forgot theirs a new passphrase below, then lock and sign in by name.</Note> : null}
      {vault.hasOperators && !hasCode ? <Note tone="warn" title="There is no recovery code">When every administrator forgets their passphrase, nothing opens the vault, and the tokens have to be given again.</Note> : null}
      <div className={styles['buttons']}>
        {byRecovery ? null : <ActionButton variant="default" denied={deniedPassphrase} onClick={() => setOpen('passphrase')}>{hasOne ? 'Change passphrase' : 'Set a passphrase'}</ActionButton>}
        <ActionButton variant="default" denied={deniedRecovery} onClick={() => setOpen('recovery')}>{hasCode ? 'Replace recovery code' : 'Make recovery code'}</ActionButton>
      </div>
      {open === 'passphrase' ? <PassphraseDialog hasOne={hasOne} meaning={meaningOf(vault)} onClose={close} /> : null}
      {open === 'recovery' ? <RecoveryDialog hasOne={hasCode} onClose={close} /> : null}
    </>
  );
};

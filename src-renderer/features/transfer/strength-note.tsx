import { Tag } from '../../ui/tag.tsx';
import { passphraseStrength, STRENGTH } from './passphrase-strength.ts';
import styles from './transfer.module.css';

const TONE = { short: 'bad', weak: 'warn', fair: 'quiet', strong: 'ok' } as const;

/** How long the passphrase would hold, in a word and a sentence; nothing while there is none. */
export const StrengthNote = ({ passphrase }: { passphrase: string }) => {
  const strength = passphraseStrength(passphrase);
  return (
    <p role="status" aria-label="Strength of the passphrase" className={styles['quiet']}>
      {passphrase === '' ? null : <><Tag tone={TONE[strength]}>{STRENGTH[strength].word}</Tag> {STRENGTH[strength].text}</>}
    </p>
  );
};

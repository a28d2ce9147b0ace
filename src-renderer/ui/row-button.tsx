import { Button } from '@mantine/core';
import styles from './row-button.module.css';

type RowButtonProps = {
  /** Names the row's object too: `Rotate platform/billing`. */
  label: string;
  busy?: boolean;
  /** Without a frame, for what is chosen seldom. */
  quiet?: boolean;
  onPress: () => void;
  children: React.ReactNode;
};

/** A verb in a row, low enough for the densest rows. */
export const RowButton = ({ label, busy = false, quiet = false, onPress, children }: RowButtonProps) => (
  <Button className={styles['button'] ?? ''} variant={quiet ? 'subtle' : 'default'} {...(quiet ? { color: 'gray' } : {})} aria-label={label} loading={busy} onClick={onPress}>{children}</Button>
);

import { Button } from '@mantine/core';
import { use } from 'react';
import { ActiveRow } from './active-row.ts';
import styles from './row-button.module.css';

type RowButtonProps = {
  /** Names the row's object too: `Rotate platform/billing`. */
  label: string;
  busy?: boolean;
  /** Without a frame, for what is chosen seldom. */
  quiet?: boolean;
  /** Why whoever is here may not choose it. */
  denied?: string | null;
  onPress: () => void;
  children: React.ReactNode;
};

/** A verb in a row, low enough for the densest rows; in a grid it is reached with Tab from its row. */
export const RowButton = ({ label, busy = false, quiet = false, denied = null, onPress, children }: RowButtonProps) => (
  <Button tabIndex={use(ActiveRow) === false ? -1 : 0} className={styles['button'] ?? ''} variant={quiet ? 'subtle' : 'default'} {...(quiet ? { color: 'gray' } : {})} aria-label={label} loading={busy} {...(denied === null ? { onClick: onPress } : { 'data-disabled': true, 'aria-disabled': true, 'aria-description': denied, title: denied })}>{children}</Button>
);

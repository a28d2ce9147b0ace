import { Button, Modal } from '@mantine/core';
import type { Failure } from '../../src-preload/contract/failures.ts';
import styles from './confirm-dialog.module.css';
import { FailureNotice } from './failure-notice.tsx';
import { useReturnFocus } from './use-return-focus.ts';

type ConfirmDialogProps = {
  opened: boolean;
  /** A question that names the object: `Remove instance “Company”?`. */
  title: string;
  /** What will happen, and to how many. */
  children: React.ReactNode;
  /** The verb with its object: `Remove instance`. */
  verb: string;
  /** What not doing it is called. */
  refusal?: string;
  destructive?: boolean;
  /** The action cannot be chosen yet. */
  disabled?: boolean;
  busy?: boolean;
  failure?: Failure | null;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before something that is not undone by itself; says what will happen and keeps a failure in sight. Enter in a field of it, such as the word that guards it, is its answer. */
export const ConfirmDialog = ({ opened, title, children, verb, refusal = 'Cancel', destructive = false, disabled = false, busy = false, failure = null, onConfirm, onClose }: ConfirmDialogProps) => {
  useReturnFocus(opened);
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    // For React, what floats lies in the form that opened it.
    event.stopPropagation();
    if (!disabled && !busy) onConfirm();
  };
  return (
    <Modal opened={opened} onClose={busy ? () => undefined : onClose} title={title} size={480} closeButtonProps={{ 'aria-label': 'Close dialog' }}>
      <form noValidate onSubmit={submit}>
        <div className={styles['content']}>{children}</div>
        {failure === null ? null : <FailureNotice failure={failure} />}
        <div className={styles['buttons']}>
          <Button variant="default" onClick={onClose} disabled={busy} data-autofocus>{refusal}</Button>
          <Button type="submit" {...(destructive ? { color: 'red' } : {})} loading={busy} disabled={disabled}>{verb}</Button>
        </div>
      </form>
    </Modal>
  );
};

import { Button, Modal } from '@mantine/core';
import type { Failure } from '../../src-preload/contract/failures.ts';
import { useOverlay } from '../state/overlay.ts';
import { useUnsaved, useUnsavedForms } from '../state/unsaved.ts';
import { FailureNotice } from './failure-notice.tsx';
import styles from './form-dialog.module.css';
import { useReturnFocus } from './use-return-focus.ts';

type FormDialogProps = {
  /** Names the object: `Change “Ada”`. */
  title: string;
  /** The verb with its object: `Add operator`. */
  verb: string;
  busy: boolean;
  /** Whether it holds what was entered and is not saved. */
  dirty: boolean;
  disabled?: boolean;
  /** What concerns the form as a whole; a field's own failure stands at the field. */
  failure?: Failure | null;
  onSubmit: (event?: React.FormEvent<HTMLFormElement>) => void;
  onClose: () => void;
  children: React.ReactNode;
};

/** A short form over the screen; Enter saves, Esc leaves it, with a question where something was entered. */
export const FormDialog = ({ title, verb, busy, dirty, disabled = false, failure = null, onSubmit, onClose, children }: FormDialogProps) => {
  useReturnFocus(true);
  const { leave } = useUnsaved(title, dirty);
  // Escape belongs to what stands over the form.
  const isAsked = useUnsavedForms(({ asked }) => asked !== null);
  const isCovered = useOverlay(({ shown }) => shown !== null) || isAsked;
  return (
    <Modal opened onClose={busy ? () => undefined : () => leave(onClose)} closeOnEscape={!isCovered} title={title} size={480} closeButtonProps={{ 'aria-label': 'Close dialog' }}>
      <form className={styles['form']} aria-label={title} noValidate onSubmit={onSubmit}>
        {children}
        {failure === null ? null : <FailureNotice failure={failure} />}
        <div className={styles['buttons']}>
          <Button variant="default" onClick={onClose} disabled={busy}>Cancel</Button>
          <Button type="submit" loading={busy} disabled={disabled}>{verb}</Button>
        </div>
      </form>
    </Modal>
  );
};

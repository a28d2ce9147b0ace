import { Button, Checkbox, CopyButton, Modal } from '@mantine/core';
import { useState } from 'react';
import { useChange } from '../../api/use-change.ts';
import { useUnsaved } from '../../state/unsaved.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import styles from './recovery-dialog.module.css';

type KeepCodeProps = { code: string; onClose: () => void };

const TITLE = 'Recovery code of Mirror Maestro';

/** The code in sight, once: it can only be left when it is kept. */
const KeepCode = ({ code, onClose }: KeepCodeProps) => {
  const [isKept, setIsKept] = useState(false);
  useUnsaved(TITLE, !isKept);
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} title={TITLE} size={480}>
      <div className={styles['content']}>
        <p>It opens the vault of this computer as administrator when every passphrase is forgotten. It is shown this once; whoever has it can do everything here.</p>
        <output className={styles['code']} aria-label="Recovery code" data-selectable>{code}</output>
        <div className={styles['buttons']}>
          <CopyButton value={code}>{({ copied, copy }) => <Button variant="default" onClick={copy}>{copied ? 'Copied' : 'Copy code'}</Button>}</CopyButton>
          <Button variant="default" onClick={() => window.print()}>Print code</Button>
        </div>
        <div className={styles['buttons']}>
          <Checkbox label="I have kept it away from this computer" checked={isKept} onChange={(event) => setIsKept(event.currentTarget.checked)} />
          <Button className={styles['end'] ?? ''} disabled={!isKept} onClick={onClose}>Done</Button>
        </div>
      </div>
    </Modal>
  );
};

type RecoveryDialogProps = {
  /** Whether an older code ends with the new one. */
  hasOne: boolean;
  onClose: () => void;
};

/** Makes a recovery code and shows it once. The code is held by this dialog only and gone with it. */
export const RecoveryDialog = ({ hasOne, onClose }: RecoveryDialogProps) => {
  const make = useChange('vault.makeRecoveryCode');
  if (make.data !== undefined) return <KeepCode code={make.data.code} onClose={onClose} />;
  return (
    <ConfirmDialog opened title="Make a recovery code?" verb="Make code" busy={make.isPending} failure={make.error?.failure ?? null} onConfirm={() => make.mutate({})} onClose={onClose}>
      <p>The code opens the vault as administrator when every passphrase is forgotten. It is shown once: have a place ready that is not on this computer, such as paper in a safe.</p>
      {hasOne ? <p>The code that was made before ends with it.</p> : null}
    </ConfirmDialog>
  );
};

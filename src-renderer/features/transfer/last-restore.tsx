import { useState } from 'react';
import type { Output } from '../../../src-preload/contract/methods.ts';
import { useChange } from '../../api/use-change.ts';
import { useDenied } from '../../api/use-may.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { Section } from './section.tsx';
import styles from './transfer.module.css';

type Restore = NonNullable<Output<'transfer.overview'>['lastRestore']>;

const UndoDialog = ({ restore, onClose }: { restore: Restore; onClose: () => void }) => {
  const undo = useChange('transfer.undoRestore');
  return (
    <ConfirmDialog opened title="Undo the restore?" verb="Undo restore" destructive busy={undo.isPending} failure={undo.error?.failure ?? null} onConfirm={() => undo.mutate({}, { onSuccess: onClose })} onClose={onClose}>
      <p>Everything here becomes what it was in the moment before, <TimeText at={restore.restoredAt} />. What was changed here since is lost; on GitLab nothing changes.</p>
    </ConfirmDialog>
  );
};

/** The last restore, and the way back as long as it is open. */
export const LastRestore = ({ restore }: { restore: Restore }) => {
  const denied = useDenied('transfer.undoRestore');
  const [asking, setAsking] = useState(false);
  const { how, madeBy, madeAt, restoredAt, undoable } = restore;
  return (
    <Section title="Last restore">
      <p>
        {how === 'replace' ? 'Replaced by' : 'Merged with'} a backup of {madeBy.name === '' ? `installation ${madeBy.id}` : `“${madeBy.name}”`}, made <TimeText at={madeAt} />; restored <TimeText at={restoredAt} />.
      </p>
      {undoable
        ? <div className={styles['buttons']}><ActionButton variant="default" denied={denied} onClick={() => setAsking(true)}>Undo restore</ActionButton></div>
        : <p className={styles['quiet']}>It cannot be undone any more: something was changed on GitLab since, which the snapshot does not know.</p>}
      {asking ? <UndoDialog restore={restore} onClose={() => setAsking(false)} /> : null}
    </Section>
  );
};

import { useState } from 'react';
import type { Output } from '../../../src-preload/contract/methods.ts';
import type { RestoreHow } from '../../../src-preload/contract/models/transfer.ts';
import { counted } from '../../text/plural.ts';
import { objectsLine } from '../../text/transfer-words.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { isTyped, WordField } from '../../ui/word-field.tsx';
import styles from './plan.module.css';

const WORD = 'replace';

type RestoreDialogProps = { how: RestoreHow; compared: Output<'transfer.inspect'>['compared']; onConfirm: () => void; onClose: () => void };

/** Says what a restore does to how many before it is done; replacing wants a word. */
export const RestoreDialog = ({ how, compared: { instances, pairs, mirrors, links }, onConfirm, onClose }: RestoreDialogProps) => {
  const [typed, setTyped] = useState('');
  const isReplacing = how === 'replace';
  return (
    <ConfirmDialog opened title={isReplacing ? 'Replace everything here?' : 'Merge the backup?'} verb={isReplacing ? 'Replace' : 'Merge'} destructive={isReplacing} disabled={isReplacing && !isTyped(WORD, typed)} onConfirm={onConfirm} onClose={onClose}>
      <ul className={styles['effects']}>
        <li>Added: {objectsLine({ instances: instances.new, pairs: pairs.new, mirrors: mirrors.new })}{links.new === 0 ? '' : `, with ${counted(links.new, 'copy of an issue', 'copies of issues')}`}.</li>
        {isReplacing ? <li>Removed here, since only this machine has it: {objectsLine({ instances: instances.missing, pairs: pairs.missing, mirrors: mirrors.missing })}. On GitLab nothing is touched.</li> : null}
        <li>A snapshot is taken first. The restore can be undone until something is changed on GitLab.</li>
        <li>Background work rests afterwards, until you say which machine writes.</li>
      </ul>
      {isReplacing ? <WordField word={WORD} value={typed} onChange={setTyped} /> : null}
    </ConfirmDialog>
  );
};

import { useState } from 'react';
import type { Output } from '../../../src-preload/contract/methods.ts';
import type { DifferenceKind, RestoreHow } from '../../../src-preload/contract/models/transfer.ts';
import { counted } from '../../text/plural.ts';
import { NO_OBJECTS, objectsLine } from '../../text/transfer-words.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { isTyped, WordField } from '../../ui/word-field.tsx';
import { type Choices, takenOf } from './choices.ts';
import styles from './plan.module.css';

const WORD = 'replace';

type Compared = Output<'transfer.inspect'>['compared'];

/** `2 instances, 3 mirrors, and the settings`: what is here and becomes what the file says. */
const changedLine = (how: RestoreHow, { settings, instances, pairs, mirrors }: Compared, choices: Choices): string => {
  const taken = (kind: DifferenceKind, different: number): number => (how === 'replace' ? different : takenOf(choices, kind, different));
  const objects = objectsLine({ instances: taken('instance', instances.different), pairs: taken('pair', pairs.different), mirrors: taken('mirror', mirrors.different) });
  if (taken('settings', settings.different) === 0) return objects;
  return objects === NO_OBJECTS ? 'the settings' : `${objects}, and the settings`;
};

type RestoreDialogProps = { how: RestoreHow; compared: Compared; choices: Choices; onConfirm: () => void; onClose: () => void };

/** Says what a restore does to how many before it is done; replacing wants a word. */
export const RestoreDialog = ({ how, compared, choices, onConfirm, onClose }: RestoreDialogProps) => {
  const [typed, setTyped] = useState('');
  const { instances, pairs, mirrors, links } = compared;
  const isReplacing = how === 'replace';
  return (
    <ConfirmDialog opened title={isReplacing ? 'Replace everything here?' : 'Merge the backup?'} verb={isReplacing ? 'Replace' : 'Merge'} destructive={isReplacing} disabled={isReplacing && !isTyped(WORD, typed)} onConfirm={onConfirm} onClose={onClose}>
      <ul className={styles['effects']}>
        <li>Added: {objectsLine({ instances: instances.new, pairs: pairs.new, mirrors: mirrors.new })}{links.new === 0 ? '' : `, with ${counted(links.new, 'copy of an issue', 'copies of issues')}`}.</li>
        <li>Changed to what the file says: {changedLine(how, compared, choices)}.</li>
        {isReplacing ? <li>Removed here, since only this machine has it: {objectsLine({ instances: instances.missing, pairs: pairs.missing, mirrors: mirrors.missing })}. On GitLab nothing is touched.</li> : null}
        <li>A snapshot is taken first. The restore can be undone until something is changed on GitLab.</li>
        <li>Background work rests afterwards, until you say which machine writes.</li>
      </ul>
      {isReplacing ? <WordField word={WORD} value={typed} onChange={setTyped} /> : null}
    </ConfirmDialog>
  );
};

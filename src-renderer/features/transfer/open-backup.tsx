import { Button, PasswordInput, Radio } from '@mantine/core';
import { useState } from 'react';
import type { Failure } from '../../../src-preload/contract/failures.ts';
import type { Output } from '../../../src-preload/contract/methods.ts';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import { useChange } from '../../api/use-change.ts';
import { useUnsaved } from '../../state/unsaved.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { PathText } from '../../ui/path-text.tsx';
import { RunProgress } from './run-progress.tsx';
import styles from './transfer.module.css';

type ChosenFile = { grant: string; name: string };

/** A backup that was read to its end, and what opens it once more. */
export type Opened = { inspection: Output<'transfer.inspect'>; passphrase: string | null; name: string };

/** A wrong passphrase is the field's own matter; everything else concerns the file. */
const ofField = (failure: Failure | null): boolean => failure?.code === 'file_refused' && failure.reason === 'wrong_key';

/** Chooses a backup and opens it; nothing of it is taken. */
export const OpenBackup = ({ onOpened }: { onOpened: (opened: Opened) => void }) => {
  const choose = useChange('files.choose');
  const inspect = useChange('transfer.inspect');
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [by, setBy] = useState('passphrase');
  const [passphrase, setPassphrase] = useState('');
  useUnsaved('Open a backup', passphrase !== '');
  const failure = inspect.error?.failure ?? null;
  const pick = () => choose.mutate({ as: 'open', extensions: ['age'] }, {
    onSuccess: ({ grant, name }) => {
      inspect.reset();
      if (grant !== null) setFile({ grant, name: name ?? '' });
    },
  });
  const open = (event: React.FormEvent) => {
    event.preventDefault();
    if (file === null || inspect.isPending) return;
    const key = by === 'passphrase' ? passphrase : null;
    inspect.mutate({ file: { grant: file.grant }, ...(key === null ? {} : { passphrase: key }) }, { onSuccess: (inspection) => onOpened({ inspection, passphrase: key, name: file.name }) });
  };
  return (
    <div className={styles['page']}>
      <form className={styles['open']} aria-label="Open a backup" onSubmit={open}>
        <p>The file is read to its end and held against this machine. Nothing here is changed before you say so.</p>
        <div className={styles['buttons']}>
          <Button variant={file === null ? 'filled' : 'default'} loading={choose.isPending} disabled={inspect.isPending} onClick={pick}>{file === null ? 'Choose file' : 'Choose another file'}</Button>
          {file === null ? null : <PathText path={file.name} />}
        </div>
        {choose.error === null ? null : <FailureNotice failure={choose.error.failure} title="No file was chosen" />}
        {file === null ? null : (
          <>
            <Radio.Group label="Opened by" value={by} onChange={(next) => { setBy(next); inspect.reset(); }}>
              <div className={styles['choices']}>
                <Radio size="sm" value="passphrase" label="A passphrase" />
                <Radio size="sm" value="key" label="This installation’s own key" description="For a backup that was made here, or that a colleague locked with this installation’s public key." />
              </div>
            </Radio.Group>
            {by === 'key' ? null : (
              <PasswordInput
                label="Passphrase of the file"
                autoComplete="off"
                data-autofocus
                autoFocus
                maxLength={LIMITS.passphrase}
                value={passphrase}
                onChange={(event) => setPassphrase(event.currentTarget.value)}
                error={ofField(failure) ? 'The file does not open: the passphrase is wrong, or it was made for somebody else’s key. Check the keyboard layout and Caps Lock.' : null}
              />
            )}
            {failure === null || (ofField(failure) && by !== 'key') ? null : <FailureNotice failure={failure} title="The file was not opened" />}
            {inspect.isPending ? <RunProgress what="inspect" label="Opening the backup" /> : <div className={styles['buttons']}><Button type="submit" disabled={by === 'passphrase' && passphrase === ''}>Open file</Button></div>}
          </>
        )}
      </form>
    </div>
  );
};

import { useState } from 'react';
import { useChange } from '../../api/use-change.ts';
import { useDenied } from '../../api/use-may.ts';
import { fileSize } from '../../text/file-size.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import styles from './log.module.css';

const NAME = 'mirror-maestro-support.json';

/** Writes what helps to find a fault into one file, after it was said what is in it. */
export const SupportBundle = () => {
  const denied = useDenied('log.supportBundle');
  const choose = useChange('files.choose');
  const write = useChange('log.supportBundle');
  const [asking, setAsking] = useState(false);
  const [written, setWritten] = useState<string | null>(null);
  const close = () => {
    choose.reset();
    write.reset();
    setAsking(false);
  };
  const writeTo = (grant: string, name: string) =>
    write.mutate({ file: { grant } }, {
      onSuccess: ({ bytes }) => {
        setWritten(`Written to ${name}, ${fileSize(bytes)}.`);
        close();
      },
    });
  const save = () =>
    choose.mutate({ as: 'save', suggestedName: NAME, extensions: ['json'] }, {
      onSuccess: ({ grant, name }) => {
        if (grant !== null) writeTo(grant, name ?? NAME);
      },
    });
  return (
    <>
      <ActionButton variant="default" denied={denied} onClick={() => setAsking(true)}>Export support bundle</ActionButton>
      <span role="status" className={styles['quiet']}>{written}</span>
      <ConfirmDialog
        opened={asking}
        title="Export a support bundle?"
        verb="Choose file"
        busy={choose.isPending || write.isPending}
        failure={choose.error?.failure ?? write.error?.failure ?? null}
        onConfirm={save}
        onClose={close}
      >
        <p>One JSON file for whoever helps you.</p>
        <p><strong>In it:</strong> versions of the program and the system, the settings, the state of the vault, the servers by number with their version and tier, the latest jobs, and the log.</p>
        <p><strong>Not in it:</strong> tokens, passphrases and keys, the servers’ names and addresses, and any text of an issue. Paths of projects can be in jobs and log lines: read the file before you pass it on.</p>
      </ConfirmDialog>
    </>
  );
};

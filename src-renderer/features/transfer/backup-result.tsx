import { Button, CopyButton } from '@mantine/core';
import type { Output } from '../../../src-preload/contract/methods.ts';
import { fileSize } from '../../text/file-size.ts';
import { countLines } from '../../text/transfer-words.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import { Panel, PanelSection } from '../../ui/panel.tsx';
import { PathText } from '../../ui/path-text.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { ShowInFolder } from './show-in-folder.tsx';
import styles from './transfer.module.css';

type BackupResultProps = { backup: Output<'transfer.backup'>; name: string; onClose: () => void };

/** The backup that was made and read back: where it is, how large, and the digest by which its copies are known. */
export const BackupResult = ({ backup: { bytes, sha256, madeAt, counts, grant }, name, onClose }: BackupResultProps) => (
  <Panel title="The backup is made" label="The backup is made" subtitle="It was read back and decrypted wholly before it got its name" onClose={onClose} footer={<Button onClick={onClose}>Done</Button>}>
    <PanelSection title="The file">
      <div className={styles['stack']}>
        <KeyValue
          items={[
            { label: 'Where', value: <PathText path={name} /> },
            { label: 'Size', value: fileSize(bytes) },
            { label: 'Made', value: <TimeText at={madeAt} /> },
            { label: 'SHA-256', value: <span className={styles['mono']}>{sha256}</span> },
          ]}
        />
        <div className={styles['buttons']}>
          <ShowInFolder grant={grant} />
          <CopyButton value={sha256}>{({ copied, copy }) => <Button variant="default" onClick={copy}>{copied ? 'Copied' : 'Copy digest'}</Button>}</CopyButton>
        </div>
      </div>
    </PanelSection>
    <PanelSection title="What is in it"><KeyValue wideLabels items={countLines(counts)} /></PanelSection>
    <PanelSection title="To open it elsewhere"><p>On the other computer: Transfer, Open a backup. On its first start it is offered as well.</p></PanelSection>
  </Panel>
);

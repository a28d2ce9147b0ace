import { Button, Radio, Switch, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { Output } from '../../../src-preload/contract/methods.ts';
import { useCall } from '../../api/use-call.ts';
import { useSaveAs } from '../../api/use-save-as.ts';
import { countLines, isEmpty } from '../../text/transfer-words.ts';
import { useUnsaved } from '../../state/unsaved.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { Note } from '../../ui/note.tsx';
import { Panel, PanelSection } from '../../ui/panel.tsx';
import { useNow } from '../../ui/use-now.ts';
import { NewPassphrase } from '../settings/new-passphrase.tsx';
import { BackupResult } from './backup-result.tsx';
import { backupErrors, backupFileName, type BackupValues, NEW_BACKUP, toBackup } from './backup-values.ts';
import { RecipientLines } from './recipient-lines.tsx';
import { readRecipients } from './recipients.ts';
import { RunProgress } from './run-progress.tsx';
import { StrengthNote } from './strength-note.tsx';
import styles from './transfer.module.css';

const Contents = ({ secrets }: { secrets: boolean }) => {
  const { data } = useCall('transfer.overview', {});
  if (data === undefined) return null;
  if (isEmpty(data.counts)) return <p className={styles['quiet']}>Nothing is stored here yet: no instance, no pair, no mirror.</p>;
  return <KeyValue wideLabels items={countLines(secrets ? data.counts : { ...data.counts, secrets: 0 })} />;
};

/** A backup to a file, after it was said what is in it and for whom it opens. */
export const BackupPanel = ({ onClose }: { onClose: () => void }) => {
  const form = useForm<BackupValues>({ initialValues: NEW_BACKUP, validate: backupErrors });
  const save = useSaveAs('transfer.backup');
  useUnsaved('Back up now', form.isDirty());
  const now = useNow();
  const [made, setMade] = useState<{ backup: Output<'transfer.backup'>; name: string } | null>(null);
  const { values } = form;
  const submit = form.onSubmit(() =>
    save.start({ suggestedName: backupFileName(now), extensions: ['age'] }, ({ grant }) => toBackup(values, grant), (backup, name) => {
      form.reset();
      setMade({ backup, name });
    }));
  if (made !== null) return <BackupResult {...made} onClose={onClose} />;
  return (
    <Panel
      title="Back up now"
      label="Back up now"
      subtitle="One encrypted file with everything that is stored here"
      onClose={onClose}
      footer={<Button type="submit" form="backup" loading={save.busy}>Choose file and back up</Button>}
    >
      <form id="backup" aria-label="Back up now" noValidate onSubmit={submit}>
        <PanelSection title="Who can open it">
          <div className={styles['stack']}>
            <Radio.Group aria-label="Who can open it" {...form.getInputProps('lock')}>
              <div className={styles['choices']}>
                <Radio size="sm" value="passphrase" label="Whoever has a passphrase" description="For the day on which this computer is gone. Without the passphrase nobody can open the file, and neither can we." />
                <Radio size="sm" value="keys" label="Colleagues, by their public keys" description="Each opens it with their own installation, and this one as well. No passphrase has to be passed on." />
              </div>
            </Radio.Group>
            {values.lock === 'passphrase' ? (
              <>
                <NewPassphrase form={form} label="Passphrase of the file" description="It is not stored here." />
                <StrengthNote passphrase={values.passphrase} />
              </>
            ) : (
              <>
                <Textarea label="Public keys" description="A line each, as a colleague copies it under Transfer, This installation." placeholder="age1…" classNames={{ input: styles['mono'] ?? '' }} rows={4} spellCheck={false} {...form.getInputProps('keys')} />
                <RecipientLines recipients={readRecipients(values.keys)} />
              </>
            )}
          </div>
        </PanelSection>
        <PanelSection title="What is in it">
          <div className={styles['stack']}>
            <Switch size="sm" label="With tokens and passwords" aria-label="With tokens and passwords" description="Without them, whoever restores it gives each new instance a token of their own." {...form.getInputProps('secrets', { type: 'checkbox' })} />
            <Contents secrets={values.secrets} />
            {values.secrets ? <Note tone="warn">Whoever opens the file has these tokens, and can do with them on GitLab whatever they allow.</Note> : null}
          </div>
        </PanelSection>
        {save.writing || save.failure !== null ? (
          <PanelSection>
            {save.writing ? <RunProgress what="backup" label="Backing up" /> : null}
            {save.failure === null ? null : <FailureNotice failure={save.failure} title="No backup was made" />}
          </PanelSection>
        ) : null}
      </form>
    </Panel>
  );
};

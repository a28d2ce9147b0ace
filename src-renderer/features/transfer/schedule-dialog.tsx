import { Button, NumberInput, Switch } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { BackupSchedule } from '../../../src-preload/contract/models/transfer.ts';
import { useChange } from '../../api/use-change.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { PathText } from '../../ui/path-text.tsx';
import { NewPassphrase, NO_PASSPHRASE, passphraseRules } from '../settings/new-passphrase.tsx';
import styles from './schedule.module.css';
import { StrengthNote } from './strength-note.tsx';
import shared from './transfer.module.css';

const within = (least: number, most: number) => (value: number | string): string | null =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? null : `A whole number from ${least} to ${most}.`;

type ChosenFolder = { grant: string; name: string };

/** Where, how often and under which passphrase backups are made by themselves. */
export const ScheduleDialog = ({ schedule, onClose }: { schedule: BackupSchedule; onClose: () => void }) => {
  const choose = useChange('files.choose');
  const save = useChange('transfer.schedule');
  const [folder, setFolder] = useState<ChosenFolder | null>(null);
  const { everyDays, keep, secrets, hasPassphrase } = schedule;
  const form = useForm({
    initialValues: { everyDays, keep, secrets, ...NO_PASSPHRASE },
    validate: { everyDays: within(1, 365), keep: within(1, 100), ...passphraseRules({ isOptional: hasPassphrase }) },
  });
  const shown = folder?.name ?? schedule.folder;
  const pick = () => choose.mutate({ as: 'folder' }, {
    onSuccess: ({ grant, name }) => {
      if (grant !== null) setFolder({ grant, name: name ?? '' });
    },
  });
  const submit = form.onSubmit(({ passphrase, everyDays: days, keep: newest, secrets: withSecrets }) =>
    save.mutate({ everyDays: days, keep: newest, secrets: withSecrets, ...(folder === null ? {} : { folder: { grant: folder.grant } }), ...(passphrase === '' ? {} : { passphrase }) }, { onSuccess: onClose }));
  return (
    <FormDialog title="Scheduled backups" verb="Save schedule" busy={save.isPending} dirty={form.isDirty() || folder !== null} disabled={shown === null} failure={save.error?.failure ?? null} onSubmit={submit} onClose={onClose}>
      <p>A folder that is not on this computer’s only disk: a share that is mounted, or one that another program carries away.</p>
      <div className={shared['buttons']}>
        <Button variant="default" loading={choose.isPending} onClick={pick}>{shown === null ? 'Choose folder' : 'Choose another folder'}</Button>
        {shown === null ? <span className={shared['quiet']}>No folder is chosen.</span> : <PathText path={shown} />}
      </div>
      {choose.error === null ? null : <FailureNotice failure={choose.error.failure} title="No folder was chosen" />}
      <div className={styles['two']}>
        <NumberInput label="Every so many days" className={styles['number'] ?? ''} min={1} max={365} allowDecimal={false} {...form.getInputProps('everyDays')} />
        <NumberInput label="Newest to keep" className={styles['number'] ?? ''} min={1} max={100} allowDecimal={false} {...form.getInputProps('keep')} />
      </div>
      <Switch size="sm" label="With tokens and passwords" aria-label="With tokens and passwords" {...form.getInputProps('secrets', { type: 'checkbox' })} />
      <NewPassphrase form={form} label={hasPassphrase ? 'Another passphrase' : 'Passphrase of the files'} description={hasPassphrase ? 'Leave it empty to keep the present one.' : 'The vault keeps it, so that nobody has to type it; keep it elsewhere as well.'} />
      <StrengthNote passphrase={form.values.passphrase} />
    </FormDialog>
  );
};

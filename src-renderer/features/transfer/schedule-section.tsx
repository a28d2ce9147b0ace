import { Select } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../src-preload/contract/methods.ts';
import { useChange } from '../../api/use-change.ts';
import { useDenied } from '../../api/use-may.ts';
import { fileSize } from '../../text/file-size.ts';
import { counted, figure } from '../../text/plural.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { Note } from '../../ui/note.tsx';
import { PathText } from '../../ui/path-text.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ScheduleDialog } from './schedule-dialog.tsx';
import styles from './schedule.module.css';
import { Section } from './section.tsx';
import shared from './transfer.module.css';

type Overview = Output<'transfer.overview'>;

const REMINDERS = [0, 7, 14, 30, 60, 90];

const Reminder = ({ days, denied }: { days: number; denied: string | null }) => {
  const set = useChange('transfer.schedule');
  const choices = [...new Set([...REMINDERS, days])].toSorted((a, b) => a - b);
  return (
    <>
      <Select
        label="Remind me when the newest is older than"
        className={styles['wide'] ?? ''}
        disabled={denied !== null}
        allowDeselect={false}
        data={choices.map((one) => ({ value: String(one), label: one === 0 ? 'Never' : counted(one, 'day') }))}
        value={String(days)}
        onChange={(value) => set.mutate({ remindDays: Number(value) })}
      />
      {set.error === null ? null : <FailureNotice failure={set.error.failure} title="The reminder was not saved" />}
    </>
  );
};

const StopDialog = ({ onClose }: { onClose: () => void }) => {
  const stop = useChange('transfer.schedule');
  return (
    <ConfirmDialog opened title="Stop scheduled backups?" verb="Stop backups" busy={stop.isPending} failure={stop.error?.failure ?? null} onConfirm={() => stop.mutate({ folder: null }, { onSuccess: onClose })} onClose={onClose}>
      <p>The files in the folder stay. Their passphrase is forgotten here: whoever opens one later has to know it.</p>
    </ConfirmDialog>
  );
};

const factsOf = ({ lastBackup: { madeAt, bytes }, schedule, nextBackupAt }: Overview, now: number) => [
  { label: 'Newest backup', value: madeAt === null ? 'There is none.' : <><TimeText at={madeAt} />{bytes === null ? null : `, ${fileSize(bytes)}`}</> },
  ...(schedule.folder === null ? [] : [
    { label: 'Next one', value: nextBackupAt === null || nextBackupAt <= now ? 'as soon as background work goes on' : <TimeText at={nextBackupAt} /> },
    { label: 'Folder', value: <PathText path={schedule.folder} /> },
    { label: 'How', value: `every ${schedule.everyDays === 1 ? 'day' : counted(schedule.everyDays, 'day')}, the newest ${figure(schedule.keep)} are kept, ${schedule.secrets ? 'with' : 'without'} tokens and passwords` },
  ]),
];

/** The newest backup was made: that older ones are in the way is the lesser trouble. */
const NotRemoved = ({ files }: NonNullable<Overview['lastBackup']['notRemoved']>) => (
  <Note tone="warn" title={`${counted(files, 'older backup')} could not be removed`}>
    The newest backup was made. The folder may lack rights, or a program holds {files === 1 ? 'the file' : 'the files'} open. {files === 1 ? 'It is' : 'They are'} tried again after the next backup.
  </Note>
);

/** The newest backup, what is made by itself and when, and whether somebody is reminded. */
export const ScheduleSection = ({ overview }: { overview: Overview }) => {
  const denied = useDenied('transfer.schedule');
  const now = useNow();
  const [asking, setAsking] = useState<'change' | 'stop' | null>(null);
  const { schedule, lastBackup } = overview;
  const close = () => setAsking(null);
  return (
    <Section title="Backups">
      {lastBackup.overdue ? <Note tone="warn" title="A backup is overdue">{lastBackup.madeAt === null ? 'What is stored here is in no backup.' : 'What changed since the newest backup is in none.'} Back up now, or schedule it.</Note> : null}
      {lastBackup.failure === null ? null : <FailureNotice failure={lastBackup.failure} title="The last scheduled backup was not made" />}
      {lastBackup.notRemoved === null ? null : <NotRemoved {...lastBackup.notRemoved} />}
      <KeyValue items={factsOf(overview, now)} />
      {schedule.folder === null ? <p className={shared['quiet']}>No backup is scheduled. With a folder and a passphrase they are made while the application runs, and each is read back before it counts.</p> : null}
      <div className={shared['buttons']}>
        <ActionButton variant="default" denied={denied} onClick={() => setAsking('change')}>{schedule.folder === null ? 'Schedule backups' : 'Change schedule'}</ActionButton>
        {schedule.folder === null ? null : <ActionButton variant="default" denied={denied} onClick={() => setAsking('stop')}>Stop</ActionButton>}
      </div>
      <Reminder days={schedule.remindDays} denied={denied} />
      {asking === 'change' ? <ScheduleDialog schedule={schedule} onClose={close} /> : null}
      {asking === 'stop' ? <StopDialog onClose={close} /> : null}
    </Section>
  );
};

import { Switch } from '@mantine/core';
import type { Settings } from '../../../src-preload/contract/models/settings.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { QuietHours } from './quiet-hours.tsx';
import styles from './settings.module.css';
import { useSettings } from './use-settings.ts';

type NoticeSwitch = 'notifyFailures' | 'notifyRecoveries' | 'notifyExpiries' | 'notifyBackups';

const SWITCHES: readonly { name: NoticeSwitch; label: string; text: string }[] = [
  { name: 'notifyFailures', label: 'Failures', text: 'A mirror begins to fail, its sides differ, or an instance refuses its token. What fails at about the same time is told as one.' },
  { name: 'notifyRecoveries', label: 'Recoveries', text: 'A mirror whose failure was told works again.' },
  { name: 'notifyExpiries', label: 'Expiries', text: 'A credential that is not renewed by itself ends within the warning time.' },
  { name: 'notifyBackups', label: 'Backups', text: 'No backup is as new as you want one to be.' },
];

/** What is told outside of the window, and when not. */
export const NoticeSettings = ({ settings }: { settings: Settings }) => {
  const { failure, set } = useSettings();
  return (
    <section aria-label="Notifications" className={styles['group']}>
      <h2 className={styles['title']}>Notifications</h2>
      {SWITCHES.map(({ name, label, text }) => (
        <Switch key={name} size="sm" label={label} aria-label={label} description={text} checked={settings[name]} onChange={(event) => set({ [name]: event.currentTarget.checked })} />
      ))}
      <QuietHours hours={settings.quietHours} onChange={(quietHours) => set({ quietHours })} />
      {failure === null ? null : <FailureNotice failure={failure} title="The setting was not saved" />}
    </section>
  );
};

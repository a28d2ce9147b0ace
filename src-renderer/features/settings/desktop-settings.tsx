import { Switch } from '@mantine/core';
import type { Settings } from '../../../src-preload/contract/models/settings.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import styles from './settings.module.css';
import { useSettings } from './use-settings.ts';

type DesktopSwitch = 'closeToTray' | 'startAtLogin' | 'startHidden' | 'saveOnBattery';

const SWITCHES: readonly { name: DesktopSwitch; label: string; text: string }[] = [
  { name: 'closeToTray', label: 'Stay in the tray', text: 'Closing the window leaves the background work running. On a desktop without a tray, start the program again to see the window.' },
  { name: 'startAtLogin', label: 'Start at login', text: 'Mirror Maestro starts with the session of this user.' },
  { name: 'startHidden', label: 'Without a window', text: 'A start at login shows only the tray.' },
  { name: 'saveOnBattery', label: 'Save battery', text: 'On battery, statuses are refreshed, refs compared and issues copied half as often.' },
];

/** How the program lives on the desktop; a switch takes effect at once. */
export const DesktopSettings = ({ settings }: { settings: Settings }) => {
  const { failure, set } = useSettings();
  return (
    <section aria-label="Desktop" className={styles['group']}>
      <h2 className={styles['title']}>Desktop</h2>
      {SWITCHES.map(({ name, label, text }) => (
        <Switch
          key={name}
          size="sm"
          label={label}
          aria-label={label}
          description={text}
          checked={settings[name]}
          disabled={name === 'startHidden' && !settings.startAtLogin}
          onChange={(event) => set({ [name]: event.currentTarget.checked })}
        />
      ))}
      {failure === null ? null : <FailureNotice failure={failure} title="The setting was not saved" />}
    </section>
  );
};

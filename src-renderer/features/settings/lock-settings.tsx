import { Radio, Select, Switch } from '@mantine/core';
import type { Settings } from '../../../src-preload/contract/models/settings.ts';
import { counted } from '../../text/plural.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import styles from './settings.module.css';
import { useSettings } from './use-settings.ts';

const MINUTES = [0, 5, 15, 30, 60, 240];

const minutesLabel = (minutes: number): string => (minutes === 0 ? 'Never' : minutes % 60 === 0 ? counted(minutes / 60, 'hour') : counted(minutes, 'minute'));

const WHILE_LOCKED: readonly { value: Settings['whileLocked']; label: string; text: string }[] = [
  { value: 'stop', label: 'Stop background work', text: 'The key is forgotten. Nothing is watched, copied or renewed until somebody unlocks.' },
  { value: 'key_store', label: 'Go on where the key store holds the key', text: 'The key store would give the key back to this account anyway. Without one, work stops.' },
  { value: 'continue', label: 'Go on in any case', text: 'The key stays in memory behind the lock. Whoever can read this computer’s memory could read it.' },
];

/** When the application locks by itself, and what goes on behind the lock. */
export const LockSettings = ({ settings }: { settings: Settings }) => {
  const { failure, set } = useSettings();
  const choices = [...new Set([...MINUTES, settings.lockAfterMinutes])].toSorted((a, b) => a - b);
  return (
    <>
      <Select
        label="Lock when nobody is there"
        description="After so long without keyboard or mouse. A vault that opens without a person is not locked by this."
        classNames={{ wrapper: styles['number'] ?? '' }}
        data={choices.map((minutes) => ({ value: String(minutes), label: minutesLabel(minutes) }))}
        value={String(settings.lockAfterMinutes)}
        onChange={(value) => set({ lockAfterMinutes: Number(value) })}
      />
      <Switch size="sm" label="Lock on sleep" aria-label="Lock on sleep" description="Also when the screen of the computer is locked." checked={settings.lockOnSuspend} onChange={(event) => set({ lockOnSuspend: event.currentTarget.checked })} />
      <Radio.Group
        label="While locked"
        value={settings.whileLocked}
        onChange={(value) => {
          const chosen = WHILE_LOCKED.find((one) => one.value === value);
          if (chosen !== undefined) set({ whileLocked: chosen.value });
        }}
      >
        <div className={styles['choices']}>{WHILE_LOCKED.map(({ value, label, text }) => <Radio key={value} size="sm" value={value} label={label} description={text} />)}</div>
      </Radio.Group>
      {failure === null ? null : <FailureNotice failure={failure} title="The setting was not saved" />}
    </>
  );
};

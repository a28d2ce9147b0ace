import { Switch, TextInput } from '@mantine/core';
import type { Settings } from '../../../src-preload/contract/models/settings.ts';
import { minuteFrom, minuteWords } from '../../text/minute-words.ts';
import styles from './settings.module.css';

type Hours = Settings['quietHours'];
type QuietHoursProps = { hours: Hours; onChange: (hours: Hours) => void };

/** From eight in the evening to seven in the morning. */
const USUAL = { from: 20 * 60, until: 7 * 60 };

/** When nothing is told; what is still so afterwards is told then. A time that is not whole yet changes nothing. */
export const QuietHours = ({ hours, onChange }: QuietHoursProps) => {
  const time = (end: 'from' | 'until', label: string) =>
    hours === null ? null : (
      <TextInput
        type="time"
        label={label}
        className={styles['time'] ?? ''}
        value={minuteWords(hours[end])}
        onChange={(event) => {
          const minute = minuteFrom(event.currentTarget.value);
          if (minute !== null) onChange({ ...hours, [end]: minute });
        }}
      />
    );
  return (
    <>
      <Switch
        size="sm"
        label="Quiet hours"
        aria-label="Quiet hours"
        description="Nothing is told in these hours of this computer’s day. What is still so at their end is told then."
        checked={hours !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? USUAL : null)}
      />
      {hours === null ? null : <div className={styles['times']}>{time('from', 'Quiet from')}{time('until', 'Quiet until')}</div>}
    </>
  );
};

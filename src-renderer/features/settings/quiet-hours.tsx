import { Switch } from '@mantine/core';
import type { Settings } from '../../../src-preload/contract/models/settings.ts';
import { QuietTime } from './quiet-time.tsx';
import styles from './settings.module.css';

type Hours = Settings['quietHours'];
type QuietHoursProps = { hours: Hours; onChange: (hours: Hours) => void };

/** From eight in the evening to seven in the morning. */
const USUAL = { from: 20 * 60, until: 7 * 60 };

/** When nothing is told; what is still so afterwards is told then. */
export const QuietHours = ({ hours, onChange }: QuietHoursProps) => (
  <>
    <Switch
      size="sm"
      label="Quiet hours"
      aria-label="Quiet hours"
      description="Nothing is told in these hours of this computer’s day. What is still so at their end is told then."
      checked={hours !== null}
      onChange={(event) => onChange(event.currentTarget.checked ? USUAL : null)}
    />
    {hours === null ? null : (
      <div className={styles['times']}>
        <QuietTime label="Quiet from" minute={hours.from} onChange={(from) => onChange({ ...hours, from })} />
        <QuietTime label="Quiet until" minute={hours.until} onChange={(until) => onChange({ ...hours, until })} />
      </div>
    )}
  </>
);

import { Button, Menu } from '@mantine/core';
import { ActionButton } from '../../ui/action-button.tsx';
import { KeepFocus } from '../../ui/keep-focus.tsx';

const HOUR_MS = 3_600_000;

type Choice = { label: string; until: (now: number) => number | null };

/** The next eight o'clock of this computer. */
const tomorrow = (now: number): number => {
  const day = new Date(now);
  day.setDate(day.getDate() + 1);
  day.setHours(8, 0, 0, 0);
  return day.getTime();
};

const CHOICES: readonly Choice[] = [
  { label: 'For 1 hour', until: (now) => now + HOUR_MS },
  { label: 'For 4 hours', until: (now) => now + 4 * HOUR_MS },
  { label: 'Until tomorrow, 08:00', until: tomorrow },
  { label: 'Until resumed', until: () => null },
];

type PauseForProps = {
  /** Whose work: `all background work`, an instance's name. */
  subject: string;
  isPaused: boolean;
  denied: string | null;
  busy: boolean;
  /** `until` in UTC ms; null lasts until somebody resumes. */
  onPause: (until: number | null) => void;
  onResume: () => void;
};

/** Pauses something for a time, or ends its pause. */
export const PauseFor = ({ subject, isPaused, denied, busy, onPause, onResume }: PauseForProps) => {
  return (
    <KeepFocus>
      {isPaused || denied !== null ? (
        <ActionButton variant="default" size="compact-sm" denied={denied} loading={busy} label={isPaused ? `Resume ${subject}` : `Pause ${subject}`} onClick={onResume}>{isPaused ? 'Resume' : 'Pause'}</ActionButton>
      ) : (
        <Menu position="bottom-end" width={200}>
          <Menu.Target><Button variant="default" size="compact-sm" loading={busy} aria-label={`Pause ${subject}`}>Pause</Button></Menu.Target>
          <Menu.Dropdown>{CHOICES.map(({ label, until }) => <Menu.Item key={label} onClick={() => onPause(until(Date.now()))}>{label}</Menu.Item>)}</Menu.Dropdown>
        </Menu>
      )}
    </KeepFocus>
  );
};

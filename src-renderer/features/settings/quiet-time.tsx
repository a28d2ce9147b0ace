import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { minuteFrom, minuteWords } from '../../text/minute-words.ts';
import styles from './settings.module.css';

type QuietTimeProps = { label: string; minute: number; onChange: (minute: number) => void };

/** One end of the quiet hours. A time is typed in parts, so it is saved when one leaves it or presses Enter; Escape takes the saved one back, and so does leaving a time that is not whole. */
export const QuietTime = ({ label, minute, onChange }: QuietTimeProps) => {
  const saved = minuteWords(minute);
  const [typed, setTyped] = useState(saved);
  useEffect(() => setTyped(saved), [saved]);
  const settle = () => {
    const chosen = minuteFrom(typed);
    if (chosen === null) setTyped(saved);
    else if (chosen !== minute) onChange(chosen);
  };
  return (
    <TextInput
      type="time"
      label={label}
      className={styles['time'] ?? ''}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={({ key }) => {
        if (key === 'Enter') settle();
        if (key === 'Escape') setTyped(saved);
      }}
    />
  );
};

import { SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import styles from './overrides.module.css';

type OverrideChoiceProps = {
  label: string;
  /** Left out where the screen is about nothing else. */
  meaning?: string;
  /** null: inherit. */
  value: boolean | null;
  /** What the pair says. */
  inherited: boolean;
  disabled?: boolean;
  error?: string | null;
  onChange: (value: boolean | null) => void;
};

/** Inherit, yes or no, with what inheriting means now. */
export const OverrideChoice = ({ label, meaning, value, inherited, disabled = false, error = null, onChange }: OverrideChoiceProps) => {
  const id = useId();
  return (
    <div className={styles['setting']}>
      <div className={styles['line']}>
        <span id={id} className={styles['label']}>{label}</span>
        <SegmentedControl<'inherit' | 'yes' | 'no'>
          size="xs"
          aria-labelledby={id}
          {...(meaning === undefined ? {} : { 'aria-describedby': `${id}-meaning` })}
          disabled={disabled}
          transitionDuration={100}
          data={[{ value: 'inherit', label: `Inherit (${inherited ? 'yes' : 'no'})` }, { value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }]}
          value={value === null ? 'inherit' : value ? 'yes' : 'no'}
          onChange={(chosen) => onChange(chosen === 'inherit' ? null : chosen === 'yes')}
        />
      </div>
      {meaning === undefined ? null : <p id={`${id}-meaning`} className={styles['meaning']}>{meaning}</p>}
      {error === null ? null : <p role="alert" className={styles['error']}>{error}</p>}
    </div>
  );
};

import { SegmentedControl, TextInput } from '@mantine/core';
import { useId } from 'react';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import { settingValue } from '../../text/mirror-settings.ts';
import styles from './overrides.module.css';

type OverrideFilterProps = {
  label: string;
  meaning: string;
  /** null: inherit; '' : no filter. */
  value: string | null;
  inherited: string | null;
  error?: string | null;
  onChange: (value: string | null) => void;
};

/** The branch filter: the pair's, or one of its own, which may be empty for none. */
export const OverrideFilter = ({ label, meaning, value, inherited, error = null, onChange }: OverrideFilterProps) => {
  const id = useId();
  return (
    <div className={styles['setting']}>
      <div className={styles['line']}>
        <span id={id} className={styles['label']}>{label}</span>
        <SegmentedControl<'inherit' | 'override'>
          size="xs"
          aria-labelledby={id}
          aria-describedby={`${id}-meaning`}
          transitionDuration={100}
          data={[{ value: 'inherit', label: <span className={styles['inherited']}>Inherit ({settingValue(inherited)})</span> }, { value: 'override', label: 'Override' }]}
          value={value === null ? 'inherit' : 'override'}
          onChange={(chosen) => onChange(chosen === 'inherit' ? null : (inherited ?? ''))}
        />
      </div>
      <p id={`${id}-meaning`} className={styles['meaning']}>{meaning}</p>
      {value === null ? null : (
        <TextInput
          aria-label={`${label} of this mirror`}
          className={styles['expression'] ?? ''}
          description="Empty: every branch."
          placeholder="^(main|release/.+)$"
          maxLength={LIMITS.branchRegex}
          spellCheck={false}
          value={value}
          error={error}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
      {value === null && error !== null ? <p role="alert" className={styles['error']}>{error}</p> : null}
    </div>
  );
};

import { cx } from './cx.ts';
import styles from './segmented-filter.module.css';

type SegmentedFilterProps<V extends string> = {
  /** Names the group: `Direction`. */
  label: string;
  options: readonly { value: V; label: string }[];
  value: V;
  onChange: (value: V) => void;
};

/** Filter chips of which exactly one is chosen. */
export const SegmentedFilter = <V extends string>({ label, options, value, onChange }: SegmentedFilterProps<V>) => (
  <div role="group" aria-label={label} className={styles['group']}>
    {options.map((option) => (
      <button key={option.value} type="button" aria-pressed={option.value === value} className={cx(styles['chip'], option.value === value && styles['on'])} onClick={() => onChange(option.value)}>
        {option.label}
      </button>
    ))}
  </div>
);

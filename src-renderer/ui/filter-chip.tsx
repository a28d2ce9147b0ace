import { Menu } from '@mantine/core';
import { IconChevronDown, IconX } from '@tabler/icons-react';
import { cx } from './cx.ts';
import styles from './filter-chip.module.css';

type FilterChipProps<V extends string> = {
  /** What is filtered by: `Status`. */
  label: string;
  options: readonly { value: V; label: string }[];
  /** undefined: not filtered by it. */
  value: V | undefined;
  onChange: (value: V | undefined) => void;
};

const ANY = '';

/** A filter as a chip: its menu chooses one value, its cross takes the filter away. */
export const FilterChip = <V extends string>({ label, options, value, onChange }: FilterChipProps<V>) => {
  const chosen = options.find((option) => option.value === value);
  return (
    <span className={cx(styles['chip'], chosen !== undefined && styles['on'])}>
      <Menu position="bottom-start">
        <Menu.Target>
          <button type="button" className={styles['button']}>
            {chosen === undefined ? label : `${label}: ${chosen.label}`}
            {chosen === undefined ? <IconChevronDown size={14} stroke={1.5} aria-hidden="true" /> : null}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.RadioGroup value={value ?? ANY} onChange={(next) => onChange(options.find((option) => option.value === next)?.value)}>
            <Menu.RadioItem value={ANY} closeMenuOnClick>Any</Menu.RadioItem>
            {options.map((option) => <Menu.RadioItem key={option.value} value={option.value} closeMenuOnClick>{option.label}</Menu.RadioItem>)}
          </Menu.RadioGroup>
        </Menu.Dropdown>
      </Menu>
      {chosen === undefined ? null : (
        <button type="button" className={styles['clear']} aria-label={`Clear ${label}`} onClick={() => onChange(undefined)}>
          <IconX size={14} stroke={1.5} aria-hidden="true" />
        </button>
      )}
    </span>
  );
};

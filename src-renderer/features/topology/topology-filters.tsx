import { NumberInput, Switch } from '@mantine/core';
import { FilterChip } from '../../ui/filter-chip.tsx';
import { PairFilter } from '../mirrors/pair-filter.tsx';
import styles from './topology.module.css';
import type { Narrowing } from './use-topology.ts';

const DIRECTIONS = [{ value: 'push', label: 'Push' }, { value: 'pull', label: 'Pull' }] as const;
/** It counts as a warning unless it is set to count as more. */
const NEVER = [{ value: 'error', label: 'Failing' }] as const;
const MOST_HOURS = 10_000;

type FiltersProps = { narrowing: Narrowing; onChange: (change: Partial<Narrowing>) => void };

type HoursProps = { label: string; value: number; onChange: (hours: number) => void };

const Hours = ({ label, value, onChange }: HoursProps) => (
  <label className={styles['hours']}>
    {label}
    <NumberInput aria-label={label} w={76} size="xs" min={0} max={MOST_HOURS} allowDecimal={false} clampBehavior="strict" suffix=" h" value={value} onChange={(hours) => onChange(typeof hours === 'number' ? hours : 0)} />
  </label>
);

/** Which mirrors count, and from which age on they are stale; 0 hours switch a level off. */
export const TopologyFilters = ({ narrowing, onChange }: FiltersProps) => (
  <div className={styles['filters']} role="group" aria-label="Filters">
    <PairFilter value={narrowing.pairId} onChange={(pairId) => onChange({ pairId })} />
    <FilterChip label="Direction" options={DIRECTIONS} value={narrowing.direction} onChange={(direction) => onChange({ direction })} />
    <FilterChip label="Never succeeded" options={NEVER} value={narrowing.neverSucceeded === 'error' ? 'error' : undefined} onChange={(neverSucceeded) => onChange({ neverSucceeded: neverSucceeded ?? 'warning' })} />
    <Switch label="Include what is off" checked={narrowing.includeDisabled} onChange={(event) => onChange({ includeDisabled: event.currentTarget.checked })} />
    <Hours label="Stale after" value={narrowing.staleWarnHours} onChange={(staleWarnHours) => onChange({ staleWarnHours })} />
    <Hours label="Very stale after" value={narrowing.staleErrorHours} onChange={(staleErrorHours) => onChange({ staleErrorHours })} />
  </div>
);
